package org.zerospread.app.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.VisitDraft;
import org.zerospread.app.screening.VisitIntake;
import tools.jackson.databind.JsonNode;

/// Household visits: `{household, outcome: MET|ABSENT|REFUSED, checks: [{person, temperature_tenths, symptoms, key_area_stay, remark}]}`.
///
/// The visit gets the id of its submission. Temperatures are tenths of a degree Celsius, 300 to 450; symptoms are the bits of
/// [VisitDraft.CheckDraft].
@Component
class VisitKind implements SubmissionKind {

    private static final int COLDEST = 300;
    private static final int HOTTEST = 450;
    private static final int ALL_SYMPTOMS = 31;
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_CHECKS = 100;

    private final JdbcClient sql;
    private final VisitIntake intake;

    VisitKind(JdbcClient sql, VisitIntake intake) {
        this.sql = sql;
        this.intake = intake;
    }

    /// A field of the content that does not fit.
    private static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        UnfitException(String field) {
            super(field);
        }
    }

    @Override
    public String code() {
        return "visit";
    }

    @Override
    public Map<UUID, Long> locate(List<Submission> batch) {
        Map<UUID, UUID> households = new HashMap<>();
        for (Submission one : batch) {
            UUID household = findUuid(one.content().path("household"));
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
            } catch (UnfitException e) {
                verdicts.put(one.id(), new Verdict.Refused("FLD-006", "内容不对:" + e.getMessage(), "the content does not fit: " + e.getMessage()));
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

    private static VisitDraft draft(Submission one) throws UnfitException {
        JsonNode content = one.content();
        VisitDraft.Outcome outcome = switch (content.path("outcome").isString() ? content.path("outcome").stringValue() : "") {
            case "MET" -> VisitDraft.Outcome.MET;
            case "ABSENT" -> VisitDraft.Outcome.ABSENT;
            case "REFUSED" -> VisitDraft.Outcome.REFUSED;
            default -> throw new UnfitException("outcome");
        };
        JsonNode list = content.path("checks");
        if (!(list.isMissingNode() || list.isNull() || list.isArray()) || list.size() > MOST_CHECKS || outcome != VisitDraft.Outcome.MET && !list.isEmpty()) {
            throw new UnfitException("checks");
        }
        List<VisitDraft.CheckDraft> checks = new ArrayList<>();
        Set<UUID> persons = new HashSet<>();
        for (JsonNode element : list) {
            VisitDraft.CheckDraft check = check(element);
            if (!persons.add(check.person().value())) {
                throw new UnfitException("checks.person");
            }
            checks.add(check);
        }
        return new VisitDraft(one.id(), new HouseholdId(uuid(content.path("household"), "household")), one.account(), outcome, one.happenedAt(), checks);
    }

    private static VisitDraft.CheckDraft check(JsonNode node) throws UnfitException {
        Integer tenths = number(node.path("temperature_tenths"), COLDEST, HOTTEST, "checks.temperature_tenths");
        Integer symptoms = number(node.path("symptoms"), 0, ALL_SYMPTOMS, "checks.symptoms");
        JsonNode stay = node.path("key_area_stay");
        JsonNode remark = node.path("remark");
        if (!(stay.isMissingNode() || stay.isNull() || stay.isBoolean())) {
            throw new UnfitException("checks.key_area_stay");
        }
        if (!(remark.isMissingNode() || remark.isNull() || remark.isString() && remark.stringValue().length() <= LONGEST_REMARK)) {
            throw new UnfitException("checks.remark");
        }
        String text = remark.isString() && !remark.stringValue().isBlank() ? remark.stringValue().strip() : null;
        return new VisitDraft.CheckDraft(new PersonId(uuid(node.path("person"), "checks.person")), tenths == null ? null : tenths.shortValue(), symptoms == null ? 0 : symptoms,
                stay.isBoolean() && stay.booleanValue(), text);
    }

    private static @Nullable Integer number(JsonNode node, int low, int high, String field) throws UnfitException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < low || node.intValue() > high) {
            throw new UnfitException(field);
        }
        return node.intValue();
    }

    private static UUID uuid(JsonNode node, String field) throws UnfitException {
        UUID uuid = findUuid(node);
        if (uuid == null) {
            throw new UnfitException(field);
        }
        return uuid;
    }

    private static @Nullable UUID findUuid(JsonNode node) {
        try {
            return node.isString() && node.stringValue().length() == 36 ? UUID.fromString(node.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
