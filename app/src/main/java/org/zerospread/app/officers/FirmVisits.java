package org.zerospread.app.officers;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;

/// Visits of officers to their firms. One who has an account writes his own; a town's officer may write for those who have none.
@Component
public class FirmVisits {

    private static final int LONGEST_SEEN = 500;

    private final JdbcClient sql;
    private final Regions regions;
    private final FirmProblems problems;
    private final OfficerPolicy policy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmVisits(JdbcClient sql, Regions regions, FirmProblems problems, OfficerPolicy policy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.problems = problems;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// A visit that can be kept.
    public record Draft(UUID firm, OfficerKind kind, LocalDate visitedOn, String seen) {
    }

    private record Assigned(UUID officer, LocalDate fromOn, long region, @Nullable String username, boolean byHimself) {
    }

    /// Writes a visit down, with the problem that came up, if one did.
    @Transactional
    public OfficersAnswer write(UUID firm, VisitForm form) {
        FormReader reader = new FormReader(regions, clock);
        OfficerKind kind = reader.choice("kind", form.kind(), OfficerKind.class);
        if (FormReader.isBlank(form.kind())) {
            reader.add("kind", "OFC-001", "请选择哪一类人员走访", "say which of the three was there");
        }
        LocalDate typed = reader.day("visited_on", form.visitedOn());
        LocalDate day = typed == null ? clock.today() : typed;
        String seen = reader.text("seen", form.seen(), LONGEST_SEEN);
        if (seen == null) {
            reader.add("seen", "OFC-001", "请写明看到的情况", "say what was seen");
        }
        boolean problem = !FormReader.isBlank(form.problemKind()) || !FormReader.isBlank(form.what());
        FirmProblems.@Nullable Sound sound = problem ? problems.read(reader, new ProblemForm(form.problemKind(), form.what(), form.owner())) : null;
        if (kind == null || seen == null || !reader.faults().isEmpty()) {
            return new OfficersAnswer.Refused(reader.faults());
        }
        OfficersAnswer.@Nullable Refused refused = refusal(firm, kind, day);
        if (refused != null) {
            return refused;
        }
        List<UUID> written = writeAll(List.of(new Draft(firm, kind, day, seen)));
        if (written.isEmpty()) {
            return OfficersAnswer.Refused.of("visited_on", "OFC-003", "这一天的走访已登记", "the visit of that day is written down already");
        }
        if (sound != null) {
            problems.raise(firm, sound, written.getFirst(), false);
        }
        return new OfficersAnswer.Done(written.getFirst());
    }

    private OfficersAnswer.@Nullable Refused refusal(UUID firm, OfficerKind kind, LocalDate day) {
        Optional<Assigned> assigned = sql.sql("""
                select a.officer_id, a.from_on, a.region, o.username, exists (
                    select from officers.assignment b join officers.of_firms(store.low(), store.high()) p on p.officer_id = b.officer_id where p.username = :me and b.until_on is null) as officer_himself
                from officers.assignment a join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id
                where a.firm_id = :firm and a.kind = :kind and a.until_on is null and a.region between store.low() and store.high()
                """).param("me", Jurisdiction.actorNow()).param("firm", firm).param("kind", kind.name())
                .query((row, index) -> new Assigned(row.getObject("officer_id", UUID.class), row.getObject("from_on", LocalDate.class), row.getLong("region"), row.getString("username"),
                        row.getBoolean("officer_himself"))).optional();
        if (assigned.isEmpty()) {
            return OfficersAnswer.Refused.of("kind", "OFC-002", "本辖区没有这家企业,或它还没有这一类人员", "no such enterprise here, or it has no officer of this kind");
        }
        if (assigned.get().byHimself() && !Jurisdiction.actorNow().equals(assigned.get().username())) {
            return OfficersAnswer.Refused.of("kind", "OFC-006", "这家企业的这一类人员不是您", "you are not this enterprise's officer of this kind");
        }
        if (day.isBefore(assigned.get().fromOn()) || day.isBefore(clock.today().minusDays(policy.writtenWithinDays()))) {
            return OfficersAnswer.Refused.of("visited_on", "OFC-007", "走访日期早于分配之日,或超过 " + policy.writtenWithinDays() + " 天才登记",
                    "before he was assigned, or more than " + policy.writtenWithinDays() + " days ago");
        }
        return null;
    }

    /// Writes many visits at once, each by the officer whom the firm has; of a day that is known already, or where nobody is assigned, none is written.
    ///
    /// @return ids of those that were new
    @Transactional
    public List<UUID> writeAll(List<Draft> drafts) {
        List<UUID> written = sql.sql("""
                insert into officers.visit (id, firm_id, kind, officer_id, region, visited_on, seen, recorded_at, recorded_by)
                select gen_random_uuid(), a.firm_id, a.kind, a.officer_id, a.region, d.visited_on, d.seen, :at, :by
                from unnest(:firms::uuid[], :kinds::text[], :days::date[], :seen::text[]) as d (firm_id, kind, visited_on, seen)
                    join officers.assignment a on a.firm_id = d.firm_id and a.kind = d.kind and a.until_on is null and a.region between store.low() and store.high()
                on conflict (officer_id, firm_id, visited_on) do nothing returning id
                """).param("firms", drafts.stream().map(Draft::firm).toArray(UUID[]::new)).param("kinds", drafts.stream().map(draft -> draft.kind().name()).toArray(String[]::new))
                .param("days", drafts.stream().map(draft -> draft.visitedOn().toString()).toArray(String[]::new)).param("seen", drafts.stream().map(Draft::seen).toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(UUID.class).list();
        if (!written.isEmpty()) {
            audit.record("firm.visits", Jurisdiction.find().orElseThrow().range().low(), written.size() == 1 ? drafts.getFirst().firm().toString() : null, written.size() + " of " + drafts.size());
        }
        return written;
    }
}
