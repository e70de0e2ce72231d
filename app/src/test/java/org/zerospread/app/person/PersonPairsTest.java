package org.zerospread.app.person;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Entries that are one person: joined, separated, and joined again, with every record where it was.
class PersonPairsTest extends SmallDistrict {

    private static final LocalDate BORN = LocalDate.parse("1980-01-01");

    @Autowired
    PersonPairs pairs;

    @Autowired
    PersonRegister register;

    @Autowired
    PersonSayings sayings;

    @Autowired
    PersonMatching matching;

    @Autowired
    Adoptions adoptions;

    @Autowired
    Stays stays;

    @Autowired
    CaseDesk cases;

    @Autowired
    BulletinDesk bulletins;

    private PersonId entry(RegionCode region, String name, @Nullable String card, @Nullable String phone) {
        PersonId id = new PersonId(UUID.randomUUID());
        CardNumber number = card == null ? null : ((CardReading.Accepted) CardNumber.read(card)).card();
        OFFICE.run(() -> register.takePersons(List.of(new PersonDraft(id, region, null, name, null, BORN, number, phone, null))));
        return id;
    }

    private PersonId entry() {
        return entry(GRID, "欧阳同人", null, null);
    }

    /// A card number that no other test has.
    private static String card() {
        String digits = "500153" + "19800101" + "%03d".formatted(java.util.concurrent.ThreadLocalRandom.current().nextInt(1_000));
        return digits + CardNumber.checkDigit(digits);
    }

    private UUID pair(PersonId one, PersonId other) {
        return OFFICE.call(() -> transaction.execute(status -> {
            sayings.doubt(Map.of(one, new PersonMatching.Match(other, 50)));
            return sql.sql("select id from person.doubt where least(person_id, other_id) = least(:one, :other) and greatest(person_id, other_id) = greatest(:one, :other)")
                    .param("one", one.value()).param("other", other.value()).query(UUID.class).single();
        }));
    }

    private String say(Jurisdiction office, UUID pair, PersonPairs.State state, boolean confirmed, @Nullable String reason) {
        return switch (office.call(() -> pairs.decide(pair, new PersonPairs.Verdict(state, confirmed, reason)))) {
            case PersonPairs.Answer.Done(UUID id, PersonPairs.State now, PersonId leading) -> now + (leading == null ? "" : " " + leading);
            case PersonPairs.Answer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(FormFault::code).toList());
        };
    }

    private String say(UUID pair, PersonPairs.State state) {
        return say(OFFICE, pair, state, false, null);
    }

    private Set<PersonId> entriesOf(PersonId person) {
        return new HashSet<>(OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.entries_of(:id)").param("id", person.value()).query(UUID.class).list()))
                .stream().map(PersonId::new).toList());
    }

    private PersonId leaderOf(PersonId person) {
        return new PersonId(OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.entries_of(:id) where leads").param("id", person.value()).query(UUID.class).single())));
    }

    /// All that is on record of some entries, column by column, but for the pairs themselves.
    private String records(PersonId... entries) {
        UUID[] ids = java.util.Arrays.stream(entries).map(PersonId::value).toArray(UUID[]::new);
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("""
                select string_agg(x.line, chr(10) order by x.line) from (
                    select 'p' || p::text from person.person p where id = any(:ids) union all select 's' || s::text from person.said s where person_id = any(:ids)
                    union all select 'a' || a::text from person.arrival a where person_id = any(:ids) union all select 'q' || q::text from quarantine.stay q where person_id = any(:ids)
                    union all select 'c' || c::text from surveillance.case_file c where person_id = any(:ids) union all select 'e' || e::text from surveillance.case_event e where person_id = any(:ids)
                ) as x (line)
                """).param("ids", ids).query(String.class).single()));
    }

    @Test
    void joiningAndTakingBackLeavesEveryRecordAsItWas() {
        PersonId first = entry();
        clock.hold(NOW.plusSeconds(60));
        PersonId second = entry();
        OFFICE.run(() -> {
            cases.suspect(second, null, NOW, null);
            transaction.executeWithoutResult(status -> sayings.comparePhones(Map.of(second, "13900001111")));
        });
        String before = records(first, second);
        UUID pair = pair(second, first);
        assertThat(say(pair, PersonPairs.State.SAME)).isEqualTo("SAME " + first);
        assertThat(entriesOf(second)).containsExactlyInAnyOrder(first, second);
        assertThat(leaderOf(second)).as("the first on record leads").isEqualTo(first);
        assertThat(records(first, second)).isEqualTo(before);
        assertThat(say(pair, PersonPairs.State.SAME)).as("said again").isEqualTo("SAME " + first);
        assertThat(say(pair, PersonPairs.State.OPEN)).isEqualTo("OPEN");
        assertThat(entriesOf(second)).containsExactly(second);
        assertThat(records(first, second)).isEqualTo(before);
        assertThat(count("select count(*) from person.verdict where doubt_id = ?", pair)).as("each verdict stays, the one that said the same again is none").isEqualTo(2);
        assertThat(count("select count(*) from audit.record where action = 'persons.paired' and subject = ?", pair.toString())).isEqualTo(2);
    }

    @Test
    void takingOnePairOfAChainBackLeavesTheOther() {
        PersonId a = entry();
        PersonId b = entry();
        PersonId c = entry();
        UUID ab = pair(a, b);
        UUID bc = pair(b, c);
        say(ab, PersonPairs.State.SAME);
        say(bc, PersonPairs.State.SAME);
        assertThat(entriesOf(a)).containsExactlyInAnyOrder(a, b, c);
        say(bc, PersonPairs.State.OPEN);
        assertThat(entriesOf(a)).containsExactlyInAnyOrder(a, b);
        assertThat(entriesOf(c)).containsExactly(c);
    }

    @Test
    void aRingHoldsWithOnePairTakenBackAndWhatContradictsIsRefused() {
        PersonId a = entry();
        PersonId b = entry();
        PersonId c = entry();
        UUID ab = pair(a, b);
        UUID bc = pair(b, c);
        UUID ca = pair(c, a);
        assertThat(pair(a, c)).as("the same two are asked about once").isEqualTo(ca);
        say(ab, PersonPairs.State.SAME);
        say(bc, PersonPairs.State.SAME);
        say(ca, PersonPairs.State.SAME);
        assertThat(say(ca, PersonPairs.State.APART)).isEqualTo("PER-019");
        say(ca, PersonPairs.State.OPEN);
        assertThat(entriesOf(a)).as("the two others still say so").containsExactlyInAnyOrder(a, b, c);
        say(bc, PersonPairs.State.APART);
        assertThat(entriesOf(a)).containsExactlyInAnyOrder(a, b);
        assertThat(say(ca, PersonPairs.State.SAME)).as("c is another than b, who is a").isEqualTo("PER-014");
    }

    @Test
    void differentCardsOpenCasesAndRunningQuarantinesAreToldPlainly() {
        PersonId one = entry(GRID, "欧阳同人", card(), null);
        PersonId other = entry(GRID, "欧阳同人", card(), null);
        UUID pair = pair(one, other);
        assertThat(say(pair, PersonPairs.State.SAME)).isEqualTo("PER-016");
        assertThat(say(OFFICE, pair, PersonPairs.State.SAME, true, null)).as("without a reason").isEqualTo("PER-016");
        assertThat(say(OFFICE, pair, PersonPairs.State.SAME, true, "长".repeat(201))).isEqualTo("PER-010");
        OFFICE.run(() -> {
            cases.suspect(one, null, NOW, null);
            cases.suspect(other, null, NOW, null);
        });
        assertThat(say(pair, PersonPairs.State.SAME)).isEqualTo("PER-016 PER-018");
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), one, StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-10")),
                new StayDraft(UUID.randomUUID(), other, StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-10")))));
        assertThat(say(OFFICE, pair, PersonPairs.State.SAME, true, "证件换发")).isEqualTo("PER-017");
        OFFICE.run(() -> stays.breakOff(List.of(other), LocalDate.parse("2020-02-10"), "重复登记"));
        assertThat(say(OFFICE, pair, PersonPairs.State.SAME, true, "证件换发")).startsWith("SAME ");
    }

    @Test
    void nobodyDecidesOnWhatHeDoesNotSee() {
        RegionCode elsewhere = RegionCode.parse("500153106201");
        PersonId here = entry();
        PersonId there = entry(elsewhere, "欧阳同人", null, null);
        PersonId beside = entry();
        UUID far = pair(here, there);
        UUID near = pair(beside, here);
        Jurisdiction town = new Jurisdiction("town", RegionCode.parse("500153101").range());
        assertThat(say(town, far, PersonPairs.State.SAME, false, null)).isEqualTo("PER-013");
        say(far, PersonPairs.State.SAME);
        assertThat(say(town, near, PersonPairs.State.SAME, false, null)).as("one of three lies beyond the town").isEqualTo("PER-015");
        assertThat(say(near, PersonPairs.State.SAME)).startsWith("SAME ");
        assertThat(verdicts(town, far)).isEqualTo(1);
        assertThat(verdicts(new Jurisdiction("town", elsewhere.range()), far)).isZero();
    }

    private long verdicts(Jurisdiction office, UUID pair) {
        return office.call(() -> transaction.execute(status -> sql.sql("select count(*) from person.verdict where doubt_id = :pair").param("pair", pair).query(Long.class).single()));
    }

    @Test
    void theBulletinIsTheSameBeforeAndAfter() {
        PersonId one = entry();
        PersonId other = entry();
        OFFICE.run(() -> {
            cases.confirm(one, Source.IMPORTED, null, NOW.minus(Duration.ofHours(2)), null);
            cases.suspect(other, null, NOW.minus(Duration.ofHours(1)), null);
        });
        UUID pair = pair(one, other);
        Bulletin before = OFFICE.call(() -> bulletins.draw(DISTRICT, LocalDate.parse("2020-02-10"), NOW));
        assertThat(say(OFFICE, pair, PersonPairs.State.SAME, true, "两处报告")).startsWith("SAME ");
        assertThat(OFFICE.call(() -> bulletins.draw(DISTRICT, LocalDate.parse("2020-02-10"), NOW))).as("no figure changes in silence").isEqualTo(before);
    }

    @Test
    void entriesOfOnePersonComeToTheirEndTogether() {
        PersonId quiet = entry();
        PersonId ill = entry();
        OFFICE.run(() -> cases.suspect(ill, null, NOW, null));
        UUID pair = pair(quiet, ill);
        String due = "select count(*) from retention.due_persons('2021-01-01') d where d.id = ?";
        assertThat(count(due, quiet.value())).isEqualTo(1);
        say(pair, PersonPairs.State.SAME);
        assertThat(count(due, quiet.value())).as("a case speaks of the same person").isZero();
        say(pair, PersonPairs.State.OPEN);
        assertThat(count(due, quiet.value())).isEqualTo(1);
    }

    @Test
    void laterRowsAreMatchedWithTheLeadingEntry() {
        PersonId first = entry(GRID, "欧阳后来", null, "13922220001");
        clock.hold(NOW.plusSeconds(60));
        PersonId second = entry(GRID, "欧阳候来", null, "13922220002");
        PersonMatching.Hint hint = new PersonMatching.Hint("欧阳候来", null, "13922220002", BORN);
        assertThat(match(hint)).isEqualTo(new PersonMatching.Match(second, 99));
        UUID pair = pair(second, first);
        say(pair, PersonPairs.State.SAME);
        assertThat(match(hint)).isEqualTo(new PersonMatching.Match(first, 99));
        say(pair, PersonPairs.State.OPEN);
        assertThat(match(hint)).isEqualTo(new PersonMatching.Match(second, 99));
    }

    private PersonMatching.Match match(PersonMatching.Hint hint) {
        return OFFICE.call(() -> transaction.execute(status -> matching.match(List.of(hint)).getFirst()));
    }

    @Test
    void findsBySoundAndAddressAndIsNotCertainOfTwoWhoFitEquallyWell() {
        String phone = "13922230003";
        HouseholdId home = new HouseholdId(UUID.randomUUID());
        PersonId zhang = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            register.takeHouseholds(List.of(new HouseholdDraft(home, GRID, "M001", "鹿子村 88号")));
            register.takePersons(List.of(new PersonDraft(zhang, GRID, home, "欧阳章玮", null, BORN, null, phone, null)));
        });
        assertThat(match(new PersonMatching.Hint("欧阳张伟", null, null, BORN))).as("same sound, same day").isEqualTo(new PersonMatching.Match(zhang, 50));
        assertThat(match(new PersonMatching.Hint("欧阳张伟", null, phone, BORN))).isEqualTo(new PersonMatching.Match(zhang, 90));
        assertThat(match(new PersonMatching.Hint("欧阳章玮", null, null, null, null, "鹿子村88号", GRID.parent().orElseThrow().range())).score()).as("the grid of the household lies in the village").isEqualTo(60);
        assertThat(match(new PersonMatching.Hint("欧阳章玮", null, null, null, "M001", null, GRID.range())).score()).isEqualTo(70);
        assertThat(match(new PersonMatching.Hint("欧阳章玮", null, phone, LocalDate.parse("1981-01-01"))).score()).as("another birth date").isEqualTo(50);
        assertThat(match(new PersonMatching.Hint("欧阳李娜", null, null, BORN))).isEqualTo(PersonMatching.Match.NOBODY);
        PersonMatching.Hint namesake = new PersonMatching.Hint("欧阳章玮", null, null, BORN);
        assertThat(match(namesake)).isEqualTo(new PersonMatching.Match(zhang, 70));
        entry(GRID, "欧阳章玮", null, null);
        assertThat(match(namesake).isDoubtful()).as("two of the same name were born on that day").isTrue();
    }

    @Test
    void whatIsAdoptedAndWhatWasRegisteredBothStay() {
        PersonId person = entry(GRID, "欧阳采用", null, "13922240001");
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sayings.comparePhones(Map.of(person, "13922240002"))));
        UUID said = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.said where person_id = :id").param("id", person.value()).query(UUID.class).single()));
        assertThat(OFFICE.call(() -> adoptions.adopt(person, UUID.randomUUID()))).isInstanceOfSatisfying(Adoptions.Answer.Refused.class, no -> assertThat(no.faults().getFirst().code()).isEqualTo("PER-009"));
        assertThat(OFFICE.call(() -> adoptions.adopt(person, said))).isEqualTo(new Adoptions.Answer.Done(person, "phone"));
        assertThat(match(new PersonMatching.Hint("欧阳采用", null, "13922240002", null)).person()).as("found by the new number").isEqualTo(person);
        assertThat(count("select count(*) from person.said where person_id = ? and source = 'REGISTER' and recorded_by = 'office'", person.value())).isEqualTo(1);
        assertThat(count("select count(*) from audit.record where action = 'person.adopted' and subject = ? and detail not like '%1392224%'", person.toString())).isEqualTo(1);
        UUID old = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.said where person_id = :id and source = 'REGISTER'").param("id", person.value()).query(UUID.class).single()));
        OFFICE.run(() -> adoptions.adopt(person, old));
        assertThat(match(new PersonMatching.Hint("欧阳采用", null, "13922240001", null)).person()).as("and back").isEqualTo(person);
        assertThat(count("select count(*) from person.said where person_id = ?", person.value())).isEqualTo(2);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sayings.keepAddresses(Map.of(person, "别处1号"))));
        UUID address = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.said where person_id = :id and field = 'address'").param("id", person.value()).query(UUID.class).single()));
        assertThat(OFFICE.call(() -> adoptions.adopt(person, address))).isInstanceOfSatisfying(Adoptions.Answer.Refused.class, no -> assertThat(no.faults().getFirst().code()).isEqualTo("PER-020"));
    }

    /// What is joined after any sequence of verdicts is what a plain walk over the pairs in state SAME joins; what is refused is what would contradict.
    @Test
    void anySequenceOfVerdictsLeavesWhatThePairsSay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<PersonId> people = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            people.add(entry());
        }
        Map<UUID, List<PersonId>> known = new LinkedHashMap<>();
        for (PersonId one : people) {
            for (PersonId other : people.subList(people.indexOf(one) + 1, people.size())) {
                known.put(pair(one, other), List.of(one, other));
            }
        }
        List<UUID> all = List.copyOf(known.keySet());
        Map<UUID, PersonPairs.State> model = new HashMap<>();
        all.forEach(id -> model.put(id, PersonPairs.State.OPEN));
        String before = records(people.toArray(PersonId[]::new));
        for (int step = 0; step < 150; step++) {
            UUID id = all.get(random.nextInt(all.size()));
            PersonPairs.State wanted = PersonPairs.State.values()[random.nextInt(3)];
            boolean fits = fits(model, known, id, wanted);
            String answer = say(id, wanted);
            assertThat(answer.startsWith("PER-")).as("seed %d step %d: %s of %s answered %s", seed, step, wanted, model, answer).isEqualTo(!fits);
            if (fits) {
                model.put(id, wanted);
            }
            PersonId one = people.get(random.nextInt(people.size()));
            assertThat(entriesOf(one)).as("seed %d step %d", seed, step).isEqualTo(walk(model, known, one));
            assertThat(walk(model, known, one)).allSatisfy(member -> assertThat(leaderOf(member)).as("one leads all").isEqualTo(leaderOf(one)));
        }
        all.forEach(id -> say(id, PersonPairs.State.OPEN));
        assertThat(people).allSatisfy(person -> assertThat(entriesOf(person)).containsExactly(person));
        assertThat(records(people.toArray(PersonId[]::new))).isEqualTo(before);
    }

    private static boolean fits(Map<UUID, PersonPairs.State> model, Map<UUID, List<PersonId>> known, UUID id, PersonPairs.State wanted) {
        Map<UUID, PersonPairs.State> then = new HashMap<>(model);
        then.put(id, wanted);
        return model.get(id) == wanted || known.entrySet().stream().filter(pair -> then.get(pair.getKey()) == PersonPairs.State.APART)
                .noneMatch(pair -> walk(then, known, pair.getValue().getFirst()).contains(pair.getValue().getLast()));
    }

    private static Set<PersonId> walk(Map<UUID, PersonPairs.State> model, Map<UUID, List<PersonId>> known, PersonId from) {
        Set<PersonId> reached = new HashSet<>(Set.of(from));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<UUID, List<PersonId>> pair : known.entrySet()) {
                if (model.get(pair.getKey()) == PersonPairs.State.SAME && pair.getValue().stream().anyMatch(reached::contains)) {
                    grown |= reached.addAll(pair.getValue());
                }
            }
        }
        return reached;
    }
}
