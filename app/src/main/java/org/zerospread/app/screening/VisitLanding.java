package org.zerospread.app.screening;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Visits from a file, one row per check: the household by its code, the person by card number or, within the household, by name.
///
/// Rows of one household, moment and visitor are one visit, whose id derives from these three.
@Component
final class VisitLanding implements Landing {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final VisitIntake intake;
    private final DistrictClock clock;

    VisitLanding(JdbcClient sql, FieldCipher cipher, VisitIntake intake, DistrictClock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.intake = intake;
        this.clock = clock;
    }

    private record Matched(int households, @Nullable UUID household, int persons, @Nullable UUID person) {
    }

    private record Known(UUID visit, String outcome, @Nullable UUID person, @Nullable Short temperature, int symptoms, @Nullable String remark) {
    }

    private record Key(UUID visit, @Nullable UUID person) {
    }

    @Override
    public RecordKind kind() {
        return RecordKind.VISITS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return java.util.Arrays.asList(value(draft, "household"), value(draft, "visited_at"), value(draft, "visitor"));
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<Matched> matched = match(drafts);
        @Nullable Outcome[] outcomes = new Outcome[drafts.size()];
        Known[] rows = new Known[drafts.size()];
        Map<UUID, VisitDraft> visits = new LinkedHashMap<>();
        Set<Key> seen = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            Draft draft = drafts.get(i);
            outcomes[i] = refusal(draft, matched.get(i));
            if (outcomes[i] != null) {
                continue;
            }
            UUID household = Objects.requireNonNull(matched.get(i).household());
            rows[i] = row(draft, household, matched.get(i).person());
            if (!seen.add(new Key(rows[i].visit(), rows[i].person()))) {
                outcomes[i] = new Outcome.Refused("name", "INT-055", "同一次走访中此人出现两次", "the person stands twice in the same visit");
                continue;
            }
            add(visits, rows[i], household, draft);
        }
        Map<Key, Known> before = known(visits);
        Set<UUID> old = new HashSet<>();
        before.keySet().forEach(key -> old.add(key.visit()));
        intake.receive(visits.values().stream().filter(one -> !old.contains(one.id())).toList());
        Map<Key, Known> after = known(visits);
        List<Outcome> answers = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Outcome refused = outcomes[i];
            answers.add(refused != null ? refused : outcome(rows[i], before, after));
        }
        return answers;
    }

    private static Outcome outcome(Known row, Map<Key, Known> before, Map<Key, Known> after) {
        Key key = new Key(row.visit(), row.person());
        Known kept = after.get(key);
        if (!row.equals(kept)) {
            return new Outcome.Refused("visited_at", "INT-056", "这次走访已有记录, 内容不同; 未改动", "the visit is recorded already with other content; it was left as it is");
        }
        return before.containsKey(key) ? SAME : TAKEN;
    }

    private @Nullable Outcome refusal(Draft draft, Matched matched) {
        if (matched.households() != 1) {
            return matched.households() == 0 ? new Outcome.Refused("household", "INT-050", "本辖区没有这个户编号", "no household of this code here")
                    : new Outcome.Refused("household", "INT-051", "本辖区有几户用这个户编号", "several households here have this code");
        }
        if (at(draft).isAfter(clock.instant())) {
            return new Outcome.Refused("visited_at", "SCR-002", "走访时间晚于现在", "the visit is dated later than now");
        }
        boolean named = value(draft, "name") != null || value(draft, "card") != null;
        if (met(draft) && matched.persons() != 1) {
            return matched.persons() == 0 ? new Outcome.Refused("name", "INT-052", "此人未登记:先登记此人", "the person is not registered here: register him first")
                    : new Outcome.Refused("name", "INT-053", "户内有几人同名, 请填身份证号", "several of that name in the household: give the card number");
        }
        return named && !met(draft) ? new Outcome.Refused("outcome", "INT-054", "未见到的户不能有检查", "a household that was not met has no checks") : null;
    }

    private List<Matched> match(List<Draft> drafts) {
        return sql.sql("""
                select h.n as households, h.id as household, p.n as persons, p.id as person
                from unnest(:doors::text[], :cards::text[], :names::text[]) with ordinality as d (door, card, name, place)
                cross join lateral (select count(*) as n, (array_agg(x.id))[1] as id from person.household x where x.door = d.door and x.region between :low and :high) h
                cross join lateral (select count(*) as n, (array_agg(x.id))[1] as id from person.person x
                    where case when d.card is not null then x.card_index = decode(d.card, 'hex') else x.household_id = h.id and x.name = d.name end) p
                order by d.place
                """).param("doors", drafts.stream().map(draft -> text(draft, "household")).toArray(String[]::new))
                .param("cards", drafts.stream().map(this::cardIndex).toArray(String[]::new)).param("names", drafts.stream().map(draft -> text(draft, "name")).toArray(String[]::new))
                .param("low", Jurisdiction.find().orElseThrow().range().low()).param("high", Jurisdiction.find().orElseThrow().range().high())
                .query((row, index) -> new Matched(row.getInt("households"), row.getObject("household", UUID.class), row.getInt("persons"), row.getObject("person", UUID.class))).list();
    }

    private @Nullable String cardIndex(Draft draft) {
        return value(draft, "card") instanceof CardNumber card ? java.util.HexFormat.of().formatHex(Objects.requireNonNull(cipher.index("card", card.value()))) : null;
    }

    private Map<Key, Known> known(Map<UUID, VisitDraft> visits) {
        Map<Key, Known> known = new LinkedHashMap<>();
        sql.sql("""
                select v.id, v.outcome, c.person_id, c.temperature_tenths, coalesce(c.symptoms, 0) as symptoms, c.remark
                from screening.visit v left join screening.person_check c on c.visit_id = v.id where v.id = any (:ids::uuid[])
                """).param("ids", visits.keySet().toArray(UUID[]::new)).query((row, index) -> new Known(row.getObject("id", UUID.class), row.getString("outcome"),
                        row.getObject("person_id", UUID.class), row.getObject("temperature_tenths") == null ? null : row.getShort("temperature_tenths"), row.getInt("symptoms"),
                        row.getString("remark"))).list().forEach(row -> known.put(new Key(row.visit(), row.person()), row));
        return known;
    }

    private Known row(Draft draft, UUID household, @Nullable UUID person) {
        String worker = worker(draft);
        UUID visit = UUID.nameUUIDFromBytes(("visit " + household + " " + at(draft) + " " + worker).getBytes(StandardCharsets.UTF_8));
        Short tenths = value(draft, "temperature") instanceof BigDecimal celsius ? celsius.movePointRight(1).setScale(0, java.math.RoundingMode.HALF_UP).shortValue() : null;
        return new Known(visit, outcomeOf(draft), met(draft) ? person : null, met(draft) ? tenths : null, met(draft) && Boolean.TRUE.equals(value(draft, "fever")) ? 1 : 0,
                met(draft) ? remark(draft) : null);
    }

    /// Keeps as words what the register has no column for.
    private static @Nullable String remark(Draft draft) {
        List<String> words = new ArrayList<>();
        for (String field : List.of("symptoms", "travelled", "contact", "remarks")) {
            Object value = value(draft, field);
            if (value != null) {
                words.add(field + ": " + value);
            }
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }

    private void add(Map<UUID, VisitDraft> visits, Known row, UUID household, Draft draft) {
        VisitDraft visit = visits.get(row.visit());
        List<VisitDraft.CheckDraft> checks = new ArrayList<>(visit == null ? List.of() : visit.checks());
        if (row.person() != null) {
            checks.add(new VisitDraft.CheckDraft(new PersonId(row.person()), row.temperature(), row.symptoms(), false, row.remark()));
        }
        VisitDraft.Outcome outcome = visit == null ? VisitDraft.Outcome.valueOf(row.outcome()) : visit.outcome();
        if (outcome == VisitDraft.Outcome.MET || checks.isEmpty()) {
            visits.put(row.visit(), new VisitDraft(row.visit(), new HouseholdId(household), worker(draft), outcome, at(draft), checks));
        }
    }

    private Instant at(Draft draft) {
        return ((LocalDateTime) Objects.requireNonNull(value(draft, "visited_at"))).atZone(clock.getZone()).toInstant();
    }

    private static String outcomeOf(Draft draft) {
        String outcome = text(draft, "outcome");
        return outcome == null ? "MET" : outcome;
    }

    private static boolean met(Draft draft) {
        return outcomeOf(draft).equals("MET");
    }

    private static String worker(Draft draft) {
        String worker = text(draft, "visitor");
        return worker == null ? Jurisdiction.actorNow() : worker;
    }

    private static @Nullable String text(Draft draft, String field) {
        return (String) value(draft, field);
    }

    private static @Nullable Object value(Draft draft, String field) {
        return draft.values()[RecordKind.VISITS.indexOf(field)];
    }
}
