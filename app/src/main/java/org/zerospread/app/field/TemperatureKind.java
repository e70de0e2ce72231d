package org.zerospread.app.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.ObservationDraft;
import org.zerospread.app.quarantine.Observations;
import tools.jackson.databind.JsonNode;

/// Temperatures and symptoms of people in quarantine: `{person, temperature_tenths, symptoms, remark}`.
///
/// The observation gets the id of its submission. What belongs to no stay is refused, and set aside by [Observations].
@Component
class TemperatureKind implements SubmissionKind {

    private static final int COLDEST = 300;
    private static final int HOTTEST = 450;
    private static final int LONGEST_REMARK = 200;

    private final JdbcClient sql;
    private final Observations observations;

    TemperatureKind(JdbcClient sql, Observations observations) {
        this.sql = sql;
        this.observations = observations;
    }

    @Override
    public String code() {
        return "temperature";
    }

    @Override
    public Right right() {
        return Right.QUARANTINE_OBSERVE;
    }

    @Override
    public Map<UUID, Long> locate(List<Submission> batch) {
        Map<UUID, UUID> persons = new HashMap<>();
        for (Submission one : batch) {
            Optional.ofNullable(Content.findUuid(one.content().path("person"))).ifPresent(person -> persons.put(one.id(), person));
        }
        Map<UUID, Long> regions = new HashMap<>();
        sql.sql("select person_id, region from quarantine.stay where person_id = any(:ids) order by started_on").param("ids", persons.values().stream().distinct().toArray(UUID[]::new))
                .query(row -> {
                    regions.put(row.getObject("person_id", UUID.class), row.getLong("region"));
                });
        Map<UUID, Long> located = new HashMap<>();
        persons.forEach((id, person) -> Optional.ofNullable(regions.get(person)).ifPresent(region -> located.put(id, region)));
        return located;
    }

    @Override
    public Map<UUID, Verdict> take(List<Submission> batch) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        List<ObservationDraft> drafts = new ArrayList<>();
        for (Submission one : batch) {
            try {
                drafts.add(draft(one));
            } catch (Content.UnfitException e) {
                verdicts.put(one.id(), e.verdict());
            }
        }
        for (Observations.Refusal refusal : observations.record(drafts).refused()) {
            verdicts.put(refusal.id(), new Verdict.Refused(refusal.code(), refusal.zh(), refusal.en()));
        }
        return verdicts;
    }

    private static ObservationDraft draft(Submission one) throws Content.UnfitException {
        JsonNode content = one.content();
        Integer tenths = Content.findNumber(content.path("temperature_tenths"), COLDEST, HOTTEST, "temperature_tenths");
        Integer symptoms = Content.findNumber(content.path("symptoms"), 0, ObservationDraft.ALL_SYMPTOMS, "symptoms");
        return new ObservationDraft(one.id(), new PersonId(Content.uuid(content.path("person"), "person")), one.happenedAt(), tenths == null ? null : tenths.shortValue(),
                symptoms == null ? 0 : symptoms, Content.findText(content.path("remark"), LONGEST_REMARK, "remark"));
    }
}
