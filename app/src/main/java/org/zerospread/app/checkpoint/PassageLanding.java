package org.zerospread.app.checkpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Passages from a file: the post by its name; of the persons only those who are registered are linked.
@Component
final class PassageLanding implements Landing {

    private final JdbcClient sql;
    private final PassageIntake intake;
    private final PersonMatching matching;
    private final RegionNames names;
    private final DistrictClock clock;

    PassageLanding(JdbcClient sql, PassageIntake intake, PersonMatching matching, RegionNames names, DistrictClock clock) {
        this.sql = sql;
        this.intake = intake;
        this.matching = matching;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PASSAGES;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Map<String, UUID> posts = posts(rows);
        RegionNames.Country country = names.country();
        List<PersonMatching.Match> people = matching.match(rows.stream().map(row -> new PersonMatching.Hint(row.text("name"), row.card("card"), row.phone("phone"), null)).toList());
        List<Outcome> outcomes = new ArrayList<>();
        List<PassageDraft> passages = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            UUID post = posts.get(row.needed("checkpoint"));
            if (post == null) {
                outcomes.add(new Outcome.Refused("checkpoint", "CHK-001", "没有这个卡口,或已撤除", "no such checkpoint, or it is closed"));
            } else {
                passages.add(draft(row, post, people.get(i), Optional.ofNullable(row.text("origin")).flatMap(country::find).orElse(null)));
                outcomes.add(TAKEN);
            }
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from checkpoint.passage where id = any(:ids)").param("ids", passages.stream().map(PassageDraft::id).toArray(UUID[]::new)).query(UUID.class).list());
        Map<UUID, PassageIntake.Refusal> refused = new HashMap<>();
        Map<UUID, PassageDraft> fresh = new java.util.LinkedHashMap<>();
        passages.stream().filter(passage -> !known.contains(passage.id())).forEach(passage -> fresh.putIfAbsent(passage.id(), passage));
        intake.receive(List.copyOf(fresh.values())).refused().forEach(one -> refused.put(one.passage(), one));
        List<Outcome> all = Landing.said(outcomes, passages, passage -> known.contains(passage.id()));
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Refused)) {
                PassageIntake.Refusal why = refused.get(passages.get(next++).id());
                if (why != null) {
                    all.set(i, new Outcome.Refused(why.code().equals("CHK-002") ? "passed_at" : "measure", why.code(), why.zh(), why.en()));
                }
            }
        }
        return all;
    }

    private Map<String, UUID> posts(List<RowValues> rows) {
        Map<String, UUID> posts = new HashMap<>();
        sql.sql("select name, id from checkpoint.post where closed_on is null and name = any(:names)").param("names", rows.stream().map(row -> row.needed("checkpoint")).distinct().toArray(String[]::new))
                .query(row -> {
                    posts.put(row.getString("name"), row.getObject("id", UUID.class));
                });
        return posts;
    }

    private PassageDraft draft(RowValues row, UUID post, PersonMatching.Match person, @Nullable RegionCode origin) {
        Instant at = Objects.requireNonNull(row.time("passed_at")).atZone(clock.getZone()).toInstant();
        String plate = row.text("plate");
        String measure = row.text("measure");
        String direction = row.text("direction");
        BigDecimal temperature = row.degrees("temperature");
        Long occupants = row.number("occupants");
        return new PassageDraft(matching.idOf("passage", post + " " + at + " " + plate + " " + row.text("name") + " " + row.card("card")), post, at,
                direction == null ? PassageDraft.Direction.IN : PassageDraft.Direction.valueOf(direction), plate == null ? null : new PlateNumber(plate), origin,
                occupants == null ? 1 : (int) Math.clamp(occupants, 1, 100), person.isCertain() ? person.person() : null,
                temperature == null ? null : temperature.setScale(1, java.math.RoundingMode.HALF_UP), measure == null ? null : PassageMeasure.valueOf(measure),
                measure == null ? null : "按文件所记 / as the file says", row.text("remarks"), row.text("crew") == null ? Jurisdiction.actorNow() : row.needed("crew"));
    }
}
