package org.zerospread.app.officers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.engine.officers.FirmClass;
import org.zerospread.engine.officers.FirmZone;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.region.RegionCode;

/// What a search is asked, and what it answered, in the store.
@Component
class ProposalRows {

    private final JdbcClient sql;
    private final OfficerPolicy policy;

    ProposalRows(JdbcClient sql, OfficerPolicy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    /// The firms of the jurisdiction and the officers of one kind.
    record Question(List<Ward> wards, List<Taker> takers) {
    }

    /// What was asked, what is, and what was found.
    record Answer(Question question, FirmSharing.Seating present, FirmSharing.Seating found) {
    }

    private record Number(String measure, double before, double after) {
    }

    Question question(OfficerKind kind) {
        List<Ward> wards = sql.sql("""
                select f.id, f.region, f.industry, f.staff_expected, f.priority, coalesce(t.zone_class, 'ORDINARY') as zone, a.officer_id, coalesce(a.pinned, false) as pinned
                from enterprise.firm f left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3
                    left join officers.assignment a on a.firm_id = f.id and a.kind = :kind and a.until_on is null
                where f.closed_on is null and f.region between store.low() and store.high() order by f.id
                """).param("kind", kind.name()).query((row, index) -> new Ward(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")), row.getString("industry"),
                        policy.workload().points(row.getInt("staff_expected"), FirmClass.valueOf(row.getString("priority")), FirmZone.valueOf(row.getString("zone"))),
                        row.getObject("officer_id", UUID.class), row.getBoolean("pinned"))).list();
        List<Taker> takers = sql.sql("""
                select id, kind, name, organisation, skills, medical, region, capacity, username, from_on, left_on from officers.officer
                where kind = :kind and left_on is null and region between store.low() and store.high() order by id
                """).param("kind", kind.name()).query(Officers::read).list().stream().map(Officer::taker).toList();
        return new Question(wards, takers);
    }

    void keep(UUID proposal, OfficerKind kind, Answer answer) {
        List<Ward> wards = answer.question().wards();
        sql.sql("""
                insert into officers.proposed (proposal_id, firm_id, kind, region, before_id, officer_id, pinned, km)
                select :proposal, w.firm_id, :kind, w.region, w.before_id, w.officer_id, w.pinned, w.km
                from unnest(:firms::uuid[], :regions::bigint[], :before::uuid[], :officers::uuid[], :pinned::boolean[], :km::integer[]) as w (firm_id, region, before_id, officer_id, pinned, km)
                """).param("proposal", proposal).param("kind", kind.name()).param("firms", ids(wards, Ward::firm)).param("regions", wards.stream().map(ward -> ward.place().value()).toArray(Long[]::new))
                .param("before", ids(wards, Ward::present)).param("officers", ids(wards, ward -> answer.found().officerOf().get(ward.firm())))
                .param("pinned", wards.stream().map(Ward::pinned).toArray(Boolean[]::new)).param("km", wards.stream().map(ward -> answer.found().kmOf().get(ward.firm())).toArray(Integer[]::new)).update();
        List<Number> numbers = numbers(answer);
        sql.sql("""
                insert into officers.measure (proposal_id, kind, measure, place, before, after)
                select :proposal, :kind, m.measure, m.place, m.before, m.after
                from unnest(:measures::text[], :before::numeric[], :after::numeric[]) with ordinality as m (measure, before, after, place)
                """).param("proposal", proposal).param("kind", kind.name()).param("measures", numbers.stream().map(Number::measure).toArray(String[]::new))
                .param("before", decimals(numbers, Number::before)).param("after", decimals(numbers, Number::after)).update();
    }

    private static UUID[] ids(List<Ward> wards, Function<Ward, UUID> of) {
        return wards.stream().map(of).toArray(UUID[]::new);
    }

    private static BigDecimal[] decimals(List<Number> numbers, ToDoubleFunction<Number> of) {
        return numbers.stream().map(number -> BigDecimal.valueOf(of.applyAsDouble(number)).setScale(3, java.math.RoundingMode.HALF_UP)).toArray(BigDecimal[]::new);
    }

    /// Each constraint's score, then what it means: means, extremes, spread.
    private static List<Number> numbers(Answer answer) {
        FirmSharing.Seating before = answer.present();
        FirmSharing.Seating after = answer.found();
        List<Number> numbers = new ArrayList<>();
        for (int i = 0; i < after.findings().size(); i++) {
            FirmSharing.Finding was = before.findings().get(i);
            FirmSharing.Finding is = after.findings().get(i);
            numbers.add(new Number("matches." + is.constraint(), was.matches(), is.matches()));
            numbers.add(new Number("score." + is.constraint(), total(was.score()), total(is.score())));
        }
        numbers.add(new Number("load.mean", mean(before), mean(after)));
        numbers.add(new Number("load.least", Arrays.stream(before.loads()).min().orElse(0), Arrays.stream(after.loads()).min().orElse(0)));
        numbers.add(new Number("load.most", Arrays.stream(before.loads()).max().orElse(0), Arrays.stream(after.loads()).max().orElse(0)));
        numbers.add(new Number("load.unevenness", before.unevenness(), after.unevenness()));
        numbers.add(new Number("km.mean", before.meanKm(), after.meanKm()));
        return numbers;
    }

    private static double mean(FirmSharing.Seating seating) {
        return Arrays.stream(seating.loads()).average().orElse(0);
    }

    private static double total(FirmSharing.Score score) {
        return (double) score.hard() + score.medium() + score.soft();
    }

    /// Whether the proposal waits and an assignment, a pin, a firm or an officer that it rests on is not as it was.
    boolean isStale(UUID proposal) {
        return sql.sql("""
                select exists (select from officers.proposal where id = :proposal and state = 'PROPOSED') and (exists (
                    select from officers.proposed p left join officers.assignment a on a.firm_id = p.firm_id and a.kind = p.kind and a.until_on is null
                    where p.proposal_id = :proposal and (a.officer_id is distinct from p.before_id or coalesce(a.pinned, false) <> p.pinned))
                  or exists (
                    select from officers.proposed p join officers.officer o on o.id = p.officer_id where p.proposal_id = :proposal and o.left_on is not null)
                  or exists (
                    select from officers.proposed p join enterprise.firm f on f.id = p.firm_id where p.proposal_id = :proposal and f.closed_on is not null))
                """).param("proposal", proposal).query(Boolean.class).single();
    }

    List<FirmOfficers.Give> listChanges(UUID proposal) {
        return sql.sql("""
                select firm_id, officer_id from officers.proposed where proposal_id = :proposal and officer_id is not null and officer_id is distinct from before_id order by firm_id, kind
                """).param("proposal", proposal).query((row, index) -> new FirmOfficers.Give(row.getObject("firm_id", UUID.class), row.getObject("officer_id", UUID.class))).list();
    }
}
