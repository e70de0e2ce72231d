package org.zerospread.app.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Right;
import org.zerospread.app.checkpoint.PassageDraft;
import org.zerospread.app.checkpoint.PassageIntake;
import org.zerospread.engine.checkpoint.PassageDecision;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;
import tools.jackson.databind.JsonNode;

/// Passages of a checkpoint: `{post, direction: IN|OUT, plate, origin, occupants, temperature_tenths, due, due_rule, taken, deviation, remark}`.
///
/// The passage gets the id of its submission. `due` and `due_rule` are what the phone proposed by the rules that it took along. Where the
/// district's rules say otherwise by now, what was done as the phone proposed stands, and the record says why it deviates.
@Component
class PassageKind implements SubmissionKind {

    private static final int COLDEST = 300;
    private static final int HOTTEST = 450;
    private static final int MOST_OCCUPANTS = 100;
    private static final int LONGEST_TEXT = 200;

    private final JdbcClient sql;
    private final PassageIntake intake;

    PassageKind(JdbcClient sql, PassageIntake intake) {
        this.sql = sql;
        this.intake = intake;
    }

    /// A passage as the phone tells it.
    private record Told(PassageDraft draft, @Nullable PassageMeasure proposed, @Nullable String rule) {

        PassageDraft explained(PassageDecision due) {
            if (draft.taken() == null || draft.taken() != proposed || proposed == due.measure() || draft.deviation() != null) {
                return draft;
            }
            return new PassageDraft(draft.id(), draft.post(), draft.at(), draft.direction(), draft.plate(), draft.origin(), draft.occupants(), draft.person(), draft.temperatureCelsius(),
                    draft.taken(), "离线时手机按规则 " + rule + " 处置 as rule " + rule + " on the phone said", draft.remark(), draft.crew());
        }
    }

    @Override
    public String code() {
        return "passage";
    }

    @Override
    public Right right() {
        return Right.CHECKPOINT_WRITE;
    }

    @Override
    public Map<UUID, Long> locate(List<Submission> batch) {
        Map<UUID, UUID> posts = new HashMap<>();
        for (Submission one : batch) {
            Optional.ofNullable(Content.findUuid(one.content().path("post"))).ifPresent(post -> posts.put(one.id(), post));
        }
        Map<UUID, Long> regions = new HashMap<>();
        sql.sql("select id, region from checkpoint.post where id = any(:ids)").param("ids", posts.values().stream().distinct().toArray(UUID[]::new)).query(row -> {
            regions.put(row.getObject("id", UUID.class), row.getLong("region"));
        });
        Map<UUID, Long> located = new HashMap<>();
        posts.forEach((id, post) -> Optional.ofNullable(regions.get(post)).ifPresent(region -> located.put(id, region)));
        return located;
    }

    @Override
    public Map<UUID, Verdict> take(List<Submission> batch) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        Map<UUID, Told> told = new LinkedHashMap<>();
        for (Submission one : batch) {
            try {
                told.put(one.id(), told(one));
            } catch (Content.UnfitException e) {
                verdicts.put(one.id(), e.verdict());
            }
        }
        Map<UUID, PassageDecision> due = intake.judge(told.values().stream().map(Told::draft).toList());
        List<PassageDraft> drafts = new ArrayList<>();
        told.forEach((id, one) -> drafts.add(one.explained(due.getOrDefault(id, new PassageDecision(PassageMeasure.PASSED, "", "", "")))));
        for (PassageIntake.Refusal refusal : intake.receive(drafts).refused()) {
            verdicts.put(refusal.passage(), new Verdict.Refused(refusal.code(), refusal.zh(), refusal.en()));
        }
        return verdicts;
    }

    private static Told told(Submission one) throws Content.UnfitException {
        JsonNode content = one.content();
        PassageDraft.Direction direction = Content.findWord(content.path("direction"), PassageDraft.Direction.class, "direction");
        String plate = Content.findText(content.path("plate"), LONGEST_TEXT, "plate");
        Optional<PlateNumber> number = plate == null ? Optional.empty() : PlateNumber.find(plate);
        if (plate != null && number.isEmpty()) {
            throw new Content.UnfitException("plate");
        }
        Integer occupants = Content.findNumber(content.path("occupants"), 1, MOST_OCCUPANTS, "occupants");
        Integer tenths = Content.findNumber(content.path("temperature_tenths"), COLDEST, HOTTEST, "temperature_tenths");
        PassageDraft draft = new PassageDraft(one.id(), Content.uuid(content.path("post"), "post"), one.happenedAt(), direction == null ? PassageDraft.Direction.IN : direction,
                number.orElse(null), origin(content.path("origin")), occupants == null ? 1 : occupants, null, tenths == null ? null : BigDecimal.valueOf(tenths, 1),
                Content.findWord(content.path("taken"), PassageMeasure.class, "taken"), Content.findText(content.path("deviation"), LONGEST_TEXT, "deviation"),
                Content.findText(content.path("remark"), LONGEST_TEXT, "remark"), one.account());
        return new Told(draft, Content.findWord(content.path("due"), PassageMeasure.class, "due"), Content.findText(content.path("due_rule"), LONGEST_TEXT, "due_rule"));
    }

    private static @Nullable RegionCode origin(JsonNode node) throws Content.UnfitException {
        String text = Content.findText(node, LONGEST_TEXT, "origin");
        if (text == null) {
            return null;
        }
        return RegionCode.tryParse(text).orElseThrow(() -> new Content.UnfitException("origin"));
    }
}
