package org.zerospread.app.quarantine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.plan.Audience;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.PlanReader;
import org.zerospread.engine.plan.PlanReading;

/// The plans that the program ships, and which of them applies to whom from when.
@Component
public class PlanBook {

    private final Map<String, Plan> plans = new TreeMap<>();
    private final Map<String, String> bodies = new TreeMap<>();
    private final Map<String, Plan> earlier = new ConcurrentHashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final JdbcClient sql;

    /// @param disease the disease of the case whose contact somebody is; null holds for any
    private record Assignment(StayReason reason, @Nullable String disease, List<Audience> audience, String plan, LocalDate from, @Nullable LocalDate to) {

        boolean holds(StayReason asked, LocalDate on, Set<String> diseases, Audience.Facts facts) {
            return reason == asked && !on.isBefore(from) && (to == null || !on.isAfter(to)) && (disease == null || diseases.contains(disease))
                    && (audience.isEmpty() || audience.stream().anyMatch(rule -> rule.fits(facts)));
        }
    }

    PlanBook(@Value("classpath:plans/*.yaml") Resource[] files, @Value("classpath:policies/assignment-2020.yaml") Resource policy, JdbcClient sql) throws IOException {
        this.sql = sql;
        for (Resource file : files) {
            String body = file.getContentAsString(StandardCharsets.UTF_8);
            switch (PlanReader.read(String.valueOf(file.getFilename()), body)) {
                case PlanReading.Accepted accepted -> {
                    plans.put(accepted.plan().code(), accepted.plan());
                    bodies.put(accepted.plan().code(), body);
                }
                case PlanReading.Refused refused -> throw new IllegalStateException("plan " + file + ": " + refused.faults());
            }
        }
        readAssignments(policy.getContentAsString(StandardCharsets.UTF_8));
    }

    private void readAssignments(String text) {
        YamlDocument document = YamlDocument.read("policies/assignment-2020.yaml", text);
        YamlMapping root = document.root();
        root.text("title");
        for (YamlMapping entry : root.mappings("assignments")) {
            assignments.add(new Assignment(entry.word("reason", StayReason.class), entry.has("disease") ? entry.text("disease") : null, entry.optionalMappings("for").stream().map(Audience::read).toList(), entry.text("plan"), entry.date("from"),
                    entry.has("to") ? entry.date("to") : null));
            entry.finish();
        }
        root.finish();
        if (!document.faults().isEmpty()) {
            throw new IllegalStateException("plan assignment: " + document.faults());
        }
        for (Assignment assignment : assignments) {
            if (assignment.audience().isEmpty() && !get(assignment.plan()).isFor(assignment.reason().facts())) {
                throw new IllegalStateException("plan assignment: " + assignment.plan() + " is not for " + assignment.reason());
            }
        }
    }

    /// Keeps every shipped plan in the store, so that a stay refers to the text it was opened under.
    @Transactional
    public void keep() {
        for (Plan plan : plans.values()) {
            sql.sql("""
                    insert into quarantine.plan (code, version, title_zh, title_en, effective_from, effective_to, body)
                    values (:code, :version, :zh, :en, :from, :to, :body) on conflict (code, version) do nothing
                    """)
                    .param("code", plan.code()).param("version", plan.version()).param("zh", plan.titleZh()).param("en", plan.titleEn())
                    .param("from", plan.effectiveFrom()).param("to", plan.effectiveTo()).param("body", bodies.get(plan.code())).update();
        }
    }

    /// The plan with this code.
    public Plan get(String code) {
        Plan plan = plans.get(code);
        if (plan == null) {
            throw new IllegalArgumentException("no plan '" + code + "'; there are " + plans.keySet());
        }
        return plan;
    }

    /// The plan of this code and version: the shipped one, or the text that the store has kept of an earlier version.
    Plan get(String code, int version) {
        Plan shipped = get(code);
        return shipped.version() == version ? shipped : earlier.computeIfAbsent(code + " " + version, key -> readKept(code, version));
    }

    private Plan readKept(String code, int version) {
        String body = sql.sql("select body from quarantine.plan where code = :code and version = :version").param("code", code).param("version", version).query(String.class).single();
        return switch (PlanReader.read(code + " " + version, body)) {
            case PlanReading.Accepted accepted -> accepted.plan();
            case PlanReading.Refused refused -> throw new IllegalStateException("plan " + code + " version " + version + ": " + refused.faults());
        };
    }

    /// All plans, by code.
    public Collection<Plan> list() {
        return plans.values();
    }

    /// The plan for a stay that begins on a day, of somebody of whom no more than the reason is known.
    public Plan planFor(StayReason reason, LocalDate startedOn) {
        return planFor(reason, startedOn, Set.of(), reason.facts());
    }

    private Plan planFor(StayReason reason, LocalDate startedOn, Set<String> diseases, Audience.Facts facts) {
        return assignments.stream().filter(entry -> entry.holds(reason, startedOn, diseases, facts)).map(entry -> get(entry.plan())).filter(plan -> plan.isFor(facts)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is assigned to " + reason + " on " + startedOn + " for " + facts));
    }

    /// The plans for stays that are to be opened, in their order, by what is recorded of each person: the zone of his town, his degree as a contact and of which disease, his
    /// history as a case.
    @Transactional(propagation = Propagation.MANDATORY)
    List<Plan> plansFor(List<StayDraft> drafts) {
        Map<PersonId, Known> known = new HashMap<>();
        sql.sql("""
                select p.id, t.zone_class, c.degree, coalesce(c.diseases, '{}') as diseases,
                       (select f.state from surveillance.case_file f where f.person_id = p.id order by f.recorded_at desc limit 1) as state
                from person.person p left join region.region t on t.code = p.region - p.region % 1000000
                left join lateral (select min(c.degree) as degree, array_agg(distinct f.disease) as diseases from surveillance.contact c join surveillance.case_file f on f.id = c.case_id
                    where c.person_id = p.id and c.released_on is null) c on true
                where p.id = any(:people)
                """).param("people", drafts.stream().map(draft -> draft.person().value()).toArray(UUID[]::new)).query(row -> {
            known.put(new PersonId(row.getObject("id", UUID.class)), Known.of(row));
        });
        return drafts.stream().map(draft -> {
            Known person = known.getOrDefault(draft.person(), Known.NOTHING);
            return planFor(draft.reason(), draft.startedOn(), person.diseases(), person.with(draft.reason()));
        }).toList();
    }

    /// What the records say of a person, whatever the reason for his stay.
    ///
    /// @param degree 0 when he is nobody's contact
    /// @param diseases those of the cases whose contact he is
    private record Known(Audience.Zone zone, int degree, Set<String> diseases, Audience.CaseHistory history) {

        static final Known NOTHING = new Known(Audience.Zone.ORDINARY, 0, Set.of(), Audience.CaseHistory.NONE);

        static Known of(ResultSet row) throws SQLException {
            String zone = row.getString("zone_class");
            String state = row.getString("state");
            return new Known(zone == null ? Audience.Zone.ORDINARY : Audience.Zone.valueOf(zone), row.getInt("degree"), Set.of((String[]) row.getArray("diseases").getArray()), switch (state) {
                case "SUSPECTED" -> Audience.CaseHistory.SUSPECTED;
                case "CONFIRMED" -> Audience.CaseHistory.CONFIRMED;
                case "ASYMPTOMATIC" -> Audience.CaseHistory.ASYMPTOMATIC;
                case "REPOSITIVE" -> Audience.CaseHistory.REPOSITIVE;
                case "DISCHARGED", "CLOSED" -> Audience.CaseHistory.DISCHARGED;
                case null, default -> Audience.CaseHistory.NONE;
            });
        }

        Audience.Facts with(StayReason reason) {
            Audience.Facts usual = reason.facts();
            return new Audience.Facts(usual.origin(), degree > 0 ? degree : usual.contactDegree(), zone, history == Audience.CaseHistory.NONE ? usual.history() : history);
        }
    }
}
