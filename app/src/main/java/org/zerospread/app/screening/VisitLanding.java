package org.zerospread.app.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.app.screening.VisitMatching.Matched;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Visits from a file, one row per check.
///
/// Rows of one household, moment and visitor are one visit, whose id derives from these three. What was asked becomes the answer to the question
/// of that name; words that no question has are kept as the remark; a telephone number other than the register's is kept beside it.
@Component
final class VisitLanding implements Landing {

    private static final Map<String, Integer> SYMPTOMS = Map.of("发热", 1, "发烧", 1, "咳嗽", 2, "乏力", 4, "气促", 8, "腹泻", 16);
    private static final Outcome TWICE = new Outcome.Refused("name", "INT-055", "同一次走访中此人出现两次", "the person stands twice in the same visit");
    private static final Outcome MIXED = new Outcome.Refused("outcome", "INT-062", "同一次走访写了两种结果", "the same visit has two outcomes");
    private static final Outcome OTHER = new Outcome.Refused("visited_at", "INT-056", "这次走访已有记录, 内容不同; 未改动",
            "the visit is recorded already with other content; it was left as it is");

    private final JdbcClient sql;
    private final VisitMatching matching;
    private final VisitIntake intake;
    private final PersonSayings sayings;
    private final DistrictClock clock;

    VisitLanding(JdbcClient sql, VisitMatching matching, VisitIntake intake, PersonSayings sayings, DistrictClock clock) {
        this.sql = sql;
        this.matching = matching;
        this.intake = intake;
        this.sayings = sayings;
        this.clock = clock;
    }

    /// A check, or the visit alone where nobody was met.
    private record Known(UUID visit, String outcome, @Nullable UUID person, @Nullable Short temperature, int symptoms, @Nullable String remark,
            Map<String, VisitDraft.Answer> answers) {

        Key key() {
            return new Key(visit, person);
        }
    }

    private record Key(UUID visit, @Nullable UUID person) {
    }

    /// What makes rows one visit.
    private record Moment(UUID household, Instant at, String worker) {

        UUID id() {
            return UUID.nameUUIDFromBytes(("visit " + household + " " + at + " " + worker).getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Visit(UUID id, Moment moment, String outcome, List<VisitDraft.CheckDraft> checks) {

        VisitDraft draft() {
            return new VisitDraft(id, new HouseholdId(moment.household()), moment.worker(), VisitDraft.Outcome.valueOf(outcome), moment.at(), checks);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.VISITS;
    }

    @Override
    public Object groupOf(Draft draft) {
        RowValues row = row(draft);
        return Arrays.asList(row.text("village"), row.text("grid"), row.text("household"), row.time("visited_at"), row.text("visitor"));
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        Chunk chunk = prepare(drafts);
        chunk.enter();
        return chunk.land();
    }

    /// Whom the rows mean is asked, and the visits are staged, before it is the chunk's turn: neither depends on other visits.
    @Override
    public Chunk prepare(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(VisitLanding::row).toList();
        List<Matched> matched = matching.match(rows);
        Instant now = clock.instant();
        List<Rounds.Span> rounds = rows.stream().anyMatch(row -> row.number("round") != null) ? Rounds.spans(sql) : List.of();
        @Nullable Outcome[] outcomes = new Outcome[rows.size()];
        @Nullable Known[] checks = new Known[rows.size()];
        Map<Moment, Visit> visits = new HashMap<>();
        Set<Key> seen = new HashSet<>();
        Map<PersonId, String> phones = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            RowValues row = rows.get(i);
            outcomes[i] = refusal(row, matched.get(i), now);
            if (outcomes[i] == null) {
                Moment moment = new Moment(Objects.requireNonNull(matched.get(i).household()), at(row), worker(row));
                Visit visit = visits.computeIfAbsent(moment, one -> new Visit(one.id(), one, outcomeOf(row), new ArrayList<>(4)));
                Known check = check(row, visit.id(), matched.get(i), rounds);
                outcomes[i] = !visit.outcome().equals(check.outcome()) ? MIXED : seen.add(check.key()) ? null : TWICE;
                if (outcomes[i] == null) {
                    checks[i] = check;
                    add(visit, check);
                    if (check.person() != null && row.phone("phone") != null) {
                        phones.put(new PersonId(check.person()), row.phone("phone"));
                    }
                }
            }
        }
        VisitIntake.Staged staged = intake.stage(visits.values().stream().map(Visit::draft).toList());
        return new Visits(staged, checks, outcomes, phones);
    }

    /// A chunk of visits between its steps.
    private final class Visits implements Chunk {

        private final VisitIntake.Staged staged;
        private final @Nullable Known[] checks;
        private final @Nullable Outcome[] outcomes;
        private final Map<PersonId, String> phones;
        private VisitIntake.@Nullable Entered entered;

        Visits(VisitIntake.Staged staged, @Nullable Known[] checks, @Nullable Outcome[] outcomes, Map<PersonId, String> phones) {
            this.staged = staged;
            this.checks = checks;
            this.outcomes = outcomes;
            this.phones = phones;
        }

        @Override
        public void enter() {
            entered = intake.enter(staged);
        }

        @Override
        public List<Outcome> land() {
            VisitIntake.Receipt receipt = intake.count(Objects.requireNonNull(entered, "entered first"));
            keep(receipt.visits() == staged.visits() && receipt.checks() == staged.checks(), checks, outcomes);
            if (!phones.isEmpty()) {
                sayings.comparePhones(phones);
            }
            return Arrays.stream(outcomes).map(outcome -> Objects.requireNonNull(outcome, "every row has its outcome")).toList();
        }
    }

    /// @param whole whether every visit and check was taken now
    private void keep(boolean whole, @Nullable Known[] checks, @Nullable Outcome[] outcomes) {
        Set<UUID> old = new HashSet<>();
        Map<Key, Known> after = whole ? Map.of() : known(checks, old);
        for (int i = 0; i < outcomes.length; i++) {
            Known check = checks[i];
            if (check != null) {
                outcomes[i] = whole ? TAKEN : !check.equals(after.get(check.key())) ? OTHER : old.contains(check.visit()) ? SAME : TAKEN;
            }
        }
    }

    private static void add(Visit visit, Known check) {
        if (check.person() != null) {
            visit.checks().add(new VisitDraft.CheckDraft(new PersonId(check.person()), check.temperature(), check.symptoms(), false, check.remark(), check.answers()));
        }
    }

    private @Nullable Outcome refusal(RowValues row, Matched matched, Instant now) {
        if (!matched.placed()) {
            return Landing.unknownPlace(row.text("village") == null ? "grid" : "village");
        }
        if (matched.households() != 1) {
            return matched.households() == 0 ? new Outcome.Refused("household", "INT-050", "本辖区没有这个户编号", "no household of this code here")
                    : new Outcome.Refused("household", "INT-051", "本辖区有几户用这个户编号:请写明村(社区)和网格", "several households here have this code: name village and grid");
        }
        if (at(row).isAfter(now)) {
            return new Outcome.Refused("visited_at", "SCR-002", "走访时间晚于现在", "the visit is dated later than now");
        }
        boolean named = row.text("name") != null || row.card("card") != null;
        if (met(row) && matched.persons() != 1) {
            return matched.persons() == 0 ? Landing.unknownPerson()
                    : new Outcome.Refused("name", "INT-053", "户内有几人同名, 请填身份证号", "several of that name in the household: give the card number");
        }
        return named && !met(row) ? new Outcome.Refused("outcome", "INT-054", "未见到的户不能有检查", "a household that was not met has no checks") : null;
    }

    /// What is on record of the visits.
    ///
    /// @param old receives the visits that were there before this transaction
    private Map<Key, Known> known(@Nullable Known[] checks, Set<UUID> old) {
        Map<Key, Known> known = new HashMap<>();
        sql.sql("""
                select v.id, v.xmin <> pg_current_xact_id()::xid as old, v.outcome, c.person_id, c.temperature_tenths, coalesce(c.symptoms, 0) as symptoms, c.remark,
                    c.answers ->> 'travelled' as travelled, c.answers ->> 'contact_key_area' as contact
                from unnest(:ids::uuid[]) as d (id) cross join lateral (select x.id, x.outcome, x.xmin from screening.visit x where x.id = d.id offset 0) v
                left join screening.person_check c on c.visit_id = v.id
                """).param("ids", Arrays.stream(checks).filter(Objects::nonNull).map(Known::visit).distinct().toArray(UUID[]::new)).query(row -> {
            short tenths = row.getShort("temperature_tenths");
            Short temperature = row.wasNull() ? null : tenths;
            Map<String, VisitDraft.Answer> answers = new TreeMap<>();
            answer(answers, "travelled", row.getString("travelled"));
            answer(answers, "contact_key_area", row.getString("contact"));
            Known one = new Known(row.getObject("id", UUID.class), row.getString("outcome"), row.getObject("person_id", UUID.class), temperature, row.getInt("symptoms"),
                    row.getString("remark"), answers);
            known.put(one.key(), one);
            if (row.getBoolean("old")) {
                old.add(one.visit());
            }
        });
        return known;
    }

    private static void answer(Map<String, VisitDraft.Answer> answers, String question, @Nullable String answer) {
        if (answer != null) {
            answers.put(question, VisitDraft.Answer.valueOf(answer));
        }
    }

    private Known check(RowValues row, UUID visit, Matched matched, List<Rounds.Span> rounds) {
        if (!met(row)) {
            return new Known(visit, outcomeOf(row), null, null, 0, null, Map.of());
        }
        BigDecimal celsius = row.degrees("temperature");
        Short tenths = celsius == null ? null : celsius.movePointRight(1).setScale(0, RoundingMode.HALF_UP).shortValue();
        Map<String, VisitDraft.Answer> answers = new TreeMap<>();
        answer(answers, "travelled", said(row.yes("travelled")));
        answer(answers, "contact_key_area", said(row.yes("contact")));
        List<String> words = new ArrayList<>();
        int symptoms = symptoms(row, words);
        if (row.text("remarks") != null) {
            words.add(row.needed("remarks"));
        }
        Long round = row.number("round");
        if (round != null && rounds.stream().noneMatch(span -> span.covers(round, matched.region(), at(row).atZone(clock.getZone()).toLocalDate()))) {
            words.add("轮次 round " + round);
        }
        return new Known(visit, outcomeOf(row), matched.person(), tenths, symptoms, words.isEmpty() ? null : String.join("; ", words), answers);
    }

    private static @Nullable String said(@Nullable Boolean yes) {
        return yes == null ? null : yes ? "YES" : "NO";
    }

    /// The bits of the symptoms named; words that are none of the five stay words.
    private static int symptoms(RowValues row, List<String> words) {
        int bits = Boolean.TRUE.equals(row.yes("fever")) ? 1 : 0;
        String text = row.text("symptoms");
        for (String word : text == null ? new String[0] : text.split("[、,,;;\\s]+")) {
            Integer bit = SYMPTOMS.get(word);
            if (bit == null && !word.equals("无")) {
                words.add(word);
            }
            bits |= bit == null ? 0 : bit;
        }
        return bits;
    }

    private Instant at(RowValues row) {
        return Objects.requireNonNull(row.time("visited_at"), "asked for by the kind").atZone(clock.getZone()).toInstant();
    }

    private static String outcomeOf(RowValues row) {
        return Objects.requireNonNullElse(row.text("outcome"), "MET");
    }

    private static boolean met(RowValues row) {
        return outcomeOf(row).equals("MET");
    }

    private static String worker(RowValues row) {
        String worker = row.text("visitor");
        return worker == null ? Jurisdiction.actorNow() : worker;
    }

    private static RowValues row(Draft draft) {
        return new RowValues(RecordKind.VISITS, draft);
    }
}
