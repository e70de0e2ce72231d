package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;
import org.zerospread.engine.triage.Exclusion;
import org.zerospread.engine.triage.Sample;
import org.zerospread.engine.triage.TriagePolicy;

/// Whether the suspicion of a person may be taken back, by the tests on record. Counted are samples since he came to the clinic with it, or since it was made.
@Component
public class Exclusions {

    private final JdbcClient sql;
    private final TriagePolicy policy;
    private final DistrictClock clock;

    Exclusions(JdbcClient sql, TriagePolicy policy, DistrictClock clock) {
        this.sql = sql;
        this.policy = policy;
        this.clock = clock;
    }

    /// What the rule says of the results known at a moment. A picture (CT) is no sample.
    @Transactional(readOnly = true)
    public Exclusion judge(PersonId person, Instant at) {
        List<Sample> samples = sql.sql("""
                select t.sampled_at, t.method, t.result
                from surveillance.case_file c
                join lateral (
                    select coalesce((select min(v.happened_at) from surveillance.triage v where v.case_id = c.id),
                        (select min(e.happened_at) from surveillance.case_event e where e.case_id = c.id and e.kind = 'SUSPECTED'), c.state_since) as begun) b on true
                join surveillance.test t on t.person_id = c.person_id and t.sampled_at >= b.begun and t.resulted_at <= :at and t.method <> 'CT'
                where c.person_id = :person and c.state = 'SUSPECTED'
                """).param("person", person.value()).param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Sample(row.getObject("sampled_at", OffsetDateTime.class).toInstant(), TestMethod.valueOf(row.getString("method")), TestResult.valueOf(row.getString("result"))))
                .list();
        return policy.exclusion().judge(samples);
    }

    /// What is missing, said in both languages.
    public CaseAnswer.Refused refusal(Exclusion.Missing missing) {
        long hours = policy.exclusion().apart().toHours();
        int needed = missing.needed();
        return switch (missing.lack()) {
            case NO_NEGATIVE -> refused("本次疑似以来还没有核酸阴性结果;须 " + needed + " 次阴性,采样间隔至少 " + hours + " 小时",
                    "no negative nucleic-acid test since the suspicion; it takes " + needed + ", sampled at least " + hours + " hours apart");
            case MORE_NEGATIVES -> refused("只有 " + missing.found() + " 次核酸阴性;下一次须在 " + moment(missing) + " 以后采样", "only " + missing.found() + " negative; the next sample counts from "
                    + moment(missing));
            case TOO_CLOSE -> refused("两次阴性采样相隔不足 " + hours + " 小时;下一次须在 " + moment(missing) + " 以后采样", "the negatives were sampled less than " + hours
                    + " hours apart; the next sample counts from " + moment(missing));
            case POSITIVE -> refused("最近一次核酸阳性(" + moment(missing) + " 采样),不能排除", "the last test is positive (sampled " + moment(missing) + ")");
            case REPEAT -> refused("最近一次核酸结果存疑(" + moment(missing) + " 采样),须重新采样", "the last test gave no result (sampled " + moment(missing) + "): it is to be repeated");
        };
    }

    private String moment(Exclusion.Missing missing) {
        ZoneId zone = clock.getZone();
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(Objects.requireNonNull(missing.at()).atZone(zone));
    }

    private static CaseAnswer.Refused refused(String zh, String en) {
        return new CaseAnswer.Refused("CAS-007", zh, en);
    }
}
