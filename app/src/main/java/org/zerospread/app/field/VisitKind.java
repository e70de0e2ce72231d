package org.zerospread.app.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.VisitDraft;
import org.zerospread.app.screening.VisitIntake;
import tools.jackson.databind.JsonNode;

/// Household visits: `{household, outcome: MET|ABSENT|REFUSED, checks: [{person, temperature_tenths, symptoms, key_area_stay, remark,
/// answers: {code: YES|NO|UNKNOWN}}]}`.
///
/// The visit gets the id of its submission. Temperatures are tenths of a degree Celsius, 300 to 450; symptoms are the bits of
/// [VisitDraft.CheckDraft]. Answers stand under the codes of the policy's questions; `symptoms` among them says that they were asked for, also where there
/// are none. Who answers `travelled` with yes counts as one who was in a key area.
@Component
class VisitKind implements SubmissionKind {

    private static final int COLDEST = 300;
    private static final int HOTTEST = 450;
    private static final int ALL_SYMPTOMS = 31;
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_CHECKS = 100;
    private static final int MOST_ANSWERS = 30;
    private static final String QUESTION = "[a-z][a-z_]{0,39}";
    private static final String TRAVELLED = "travelled";

    private final JdbcClient sql;
    private final VisitIntake intake;

    VisitKind(JdbcClient sql, VisitIntake intake) {
        this.sql = sql;
        this.intake = intake;
    }

    @Override
    public String code() {
        return "visit";
    }

    @Override
    public Right right() {
        return Right.SCREENING_WRITE;
    }

    @Override
    public Map<UUID, Long> locate(List<Submission> batch) {
        Map<UUID, UUID> households = new HashMap<>();
        for (Submission one : batch) {
            UUID household = Content.findUuid(one.content().path("household"));
            if (household != null) {
                households.put(one.id(), household);
            }
        }
        Map<UUID, Long> regions = new HashMap<>();
        sql.sql("select id, region from person.household where id = any(:ids::uuid[])").param("ids", households.values().stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    regions.put(row.getObject("id", UUID.class), row.getLong("region"));
                });
        Map<UUID, Long> located = new HashMap<>();
        households.forEach((id, household) -> {
            Long region = regions.get(household);
            if (region != null) {
                located.put(id, region);
            }
        });
        return located;
    }

    @Override
    public Map<UUID, Verdict> take(List<Submission> batch) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        List<VisitDraft> drafts = new ArrayList<>(batch.size());
        for (Submission one : batch) {
            try {
                drafts.add(draft(one));
            } catch (Content.UnfitException e) {
                verdicts.put(one.id(), e.verdict());
            }
        }
        for (VisitIntake.Refusal refusal : intake.receive(drafts).refused()) {
            // A visit to an unknown household is refused as a whole, also when its persons are unknown besides.
            if (refusal.code().equals("SCR-003")) {
                verdicts.putIfAbsent(refusal.visit(), new Verdict.TakenInPart(refusal.code(), refusal.zh(), refusal.en()));
            } else {
                verdicts.put(refusal.visit(), new Verdict.Refused(refusal.code(), refusal.zh(), refusal.en()));
            }
        }
        return verdicts;
    }

    private static VisitDraft draft(Submission one) throws Content.UnfitException {
        JsonNode content = one.content();
        VisitDraft.Outcome outcome = Content.findWord(content.path("outcome"), VisitDraft.Outcome.class, "outcome");
        if (outcome == null) {
            throw new Content.UnfitException("outcome");
        }
        JsonNode list = content.path("checks");
        if (!(list.isMissingNode() || list.isNull() || list.isArray()) || list.size() > MOST_CHECKS || outcome != VisitDraft.Outcome.MET && !list.isEmpty()) {
            throw new Content.UnfitException("checks");
        }
        List<VisitDraft.CheckDraft> checks = new ArrayList<>();
        Set<UUID> persons = new HashSet<>();
        for (JsonNode element : list) {
            VisitDraft.CheckDraft check = check(element);
            if (!persons.add(check.person().value())) {
                throw new Content.UnfitException("checks.person");
            }
            checks.add(check);
        }
        return new VisitDraft(one.id(), new HouseholdId(Content.uuid(content.path("household"), "household")), one.account(), outcome, one.happenedAt(), checks);
    }

    private static VisitDraft.CheckDraft check(JsonNode node) throws Content.UnfitException {
        Integer tenths = Content.findNumber(node.path("temperature_tenths"), COLDEST, HOTTEST, "checks.temperature_tenths");
        Integer symptoms = Content.findNumber(node.path("symptoms"), 0, ALL_SYMPTOMS, "checks.symptoms");
        JsonNode stay = node.path("key_area_stay");
        if (!(stay.isMissingNode() || stay.isNull() || stay.isBoolean())) {
            throw new Content.UnfitException("checks.key_area_stay");
        }
        String text = Content.findText(node.path("remark"), LONGEST_REMARK, "checks.remark");
        Map<String, VisitDraft.Answer> answers = answers(node.path("answers"));
        boolean stayed = stay.isBoolean() && stay.booleanValue() || answers.get(TRAVELLED) == VisitDraft.Answer.YES;
        return new VisitDraft.CheckDraft(new PersonId(Content.uuid(node.path("person"), "checks.person")), tenths == null ? null : tenths.shortValue(), symptoms == null ? 0 : symptoms, stayed, text,
                answers);
    }

    /// Also answers to questions of an earlier edition: a phone may have been away for days.
    private static Map<String, VisitDraft.Answer> answers(JsonNode node) throws Content.UnfitException {
        if (!(node.isMissingNode() || node.isNull() || node.isObject()) || node.size() > MOST_ANSWERS) {
            throw new Content.UnfitException("checks.answers");
        }
        Map<String, VisitDraft.Answer> answers = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            VisitDraft.Answer said = Content.findWord(entry.getValue(), VisitDraft.Answer.class, "checks.answers");
            if (said == null || !entry.getKey().matches(QUESTION)) {
                throw new Content.UnfitException("checks.answers");
            }
            answers.put(entry.getKey(), said);
        }
        return answers;
    }
}
