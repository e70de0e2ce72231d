package org.zerospread.app.field;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing is lost and nothing counted twice, however often, in whatever order, however late and by whatever clock it comes.
class DeliveryTest extends SmallDistrict {

    private static final Set<Right> RIGHTS = Set.of(Right.FIELD_SEND, Right.SCREENING_WRITE);
    private static final Jurisdiction WORKER = new Jurisdiction("w1", GRID.range());

    @Autowired
    SubmissionDesk desk;

    private HouseholdId household = new HouseholdId(UUID.randomUUID());
    private List<PersonId> family = List.of();

    private void household(int members) {
        household = new HouseholdId(UUID.randomUUID());
        family = family(household, members);
    }

    private String visit(UUID id, Instant madeAt, int tenths) {
        String checks = family.stream().map(person -> "{\"person\":\"%s\",\"temperature_tenths\":%d,\"symptoms\":0}".formatted(person.value(), tenths)).collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"kind\":\"visit\",\"made_at\":\"%s\",\"content\":{\"household\":\"%s\",\"outcome\":\"MET\",\"checks\":[%s]}}".formatted(id, madeAt, household, checks);
    }

    private static String batch(@Nullable Instant sentAt, List<String> submissions) {
        return "{\"device\":\"00000000-0000-7000-8000-000000000001\"," + (sentAt == null ? "" : "\"sent_at\":\"" + sentAt + "\",") + "\"submissions\":[" + String.join(",", submissions) + "]}";
    }

    private List<Answer> send(Jurisdiction who, String json) {
        SubmissionBatch read = SubmissionBatch.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return who.call(() -> desk.receive(who.actor(), RIGHTS, read));
    }

    private Answer sendOne(String submission) {
        return send(WORKER, batch(clock.instant(), List.of(submission))).getFirst();
    }

    private long visits(Set<UUID> ids) {
        return count("select count(*) from screening.visit where id = any(?::uuid[])", (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
    }

    @Test
    void givesTheFirstAnswerAgainToTheSameContent() {
        household(3);
        String visit = visit(UUID.randomUUID(), NOW.minusSeconds(60), 366);
        assertThat(sendOne(visit).state()).isEqualTo(Answer.State.TAKEN);
        Answer again = sendOne(visit.replace("366", "366.0").replace("\"symptoms\":0", "\"symptoms\": 0"));
        assertThat(again.state()).isEqualTo(Answer.State.AGAIN);
        assertThat(again.first()).isEqualTo(Answer.State.TAKEN);
    }

    @Test
    void keepsBothWhenTheSameIdBringsOtherContent() {
        household(1);
        UUID id = UUID.randomUUID();
        assertThat(sendOne(visit(id, NOW, 366)).state()).isEqualTo(Answer.State.TAKEN);
        Answer other = sendOne(visit(id, NOW, 381));
        assertThat(other.state()).isEqualTo(Answer.State.CONFLICT);
        assertThat(other.code()).isEqualTo("FLD-003");
        assertThat(count("select temperature_tenths from screening.person_check where visit_id = ?", id)).isEqualTo(366);
        assertThat(count("select count(*) from field.conflict where submission_id = ?", id)).isEqualTo(1);
        sendOne(visit(id, NOW, 381));
        assertThat(count("select count(*) from field.conflict where submission_id = ?", id)).isEqualTo(1);
    }

    @Test
    void keepsWhatItRefusesWithItsReason() {
        household(1);
        UUID cold = UUID.randomUUID();
        UUID strange = UUID.randomUUID();
        List<Answer> answers = send(WORKER, batch(NOW, List.of(visit(cold, NOW, 36), visit(strange, NOW, 366).replace("\"visit\"", "\"parade\""),
                visit(UUID.randomUUID(), NOW, 366).replace(household.toString(), UUID.randomUUID().toString()))));
        assertThat(answers).extracting(Answer::code).containsExactly("FLD-006", "FLD-002", "SCR-001");
        assertThat(answers).allMatch(answer -> answer.state() == Answer.State.REFUSED);
        assertThat(count("select count(*) from field.submission where state = 'REFUSED' and content_sealed is not null and id = any(?::uuid[])",
                (Object) new String[] {cold.toString(), strange.toString()})).isEqualTo(2);
    }

    @Test
    void takesNothingInTheDistrictOfOthers() {
        household(1);
        Jurisdiction elsewhere = new Jurisdiction("w2", RegionCode.parse("500153102").range());
        UUID id = UUID.randomUUID();
        Answer answer = send(elsewhere, batch(NOW, List.of(visit(id, NOW, 366)))).getFirst();
        assertThat(answer.state()).isEqualTo(Answer.State.REFUSED);
        assertThat(answer.code()).isEqualTo("SCR-001");
        assertThat(visits(Set.of(id))).isZero();
    }

    @Test
    void aStrangerLearnsNothingOfAnIdOfOtherRegions() {
        household(1);
        UUID id = UUID.randomUUID();
        sendOne(visit(id, NOW, 366));
        Jurisdiction elsewhere = new Jurisdiction("w2", RegionCode.parse("500153102").range());
        assertThat(send(elsewhere, batch(NOW, List.of(visit(id, NOW, 370)))).getFirst().state()).isEqualTo(Answer.State.CONFLICT);
        assertThat(count("select count(*) from screening.visit where id = ?", id)).isEqualTo(1);
    }

    @Test
    void correctsAClockThatIsADayWrongOrStandsAt1970() {
        household(1);
        Instant made = NOW.minus(Duration.ofHours(3));
        for (Instant phoneNow : List.of(NOW.plus(Duration.ofDays(1)), NOW.minus(Duration.ofDays(1)), Instant.parse("1970-01-01T05:00:00Z"))) {
            UUID id = UUID.randomUUID();
            Duration wrong = Duration.between(NOW, phoneNow);
            assertThat(send(WORKER, batch(phoneNow, List.of(visit(id, made.plus(wrong), 366)))).getFirst().state()).isEqualTo(Answer.State.TAKEN);
            assertThat(count("select extract(epoch from visited_at)::bigint from screening.visit where id = ?", id)).isEqualTo(made.getEpochSecond());
            assertThat(count("select -offset_seconds from field.submission where id = ?", id)).isEqualTo(wrong.toSeconds());
            assertThat(count("select extract(epoch from made_at)::bigint from field.submission where id = ?", id)).isEqualTo(made.plus(wrong).getEpochSecond());
        }
    }

    @Test
    void holdsWhatNoClockExplainsUntilAPersonDecides() {
        household(1);
        UUID ancient = UUID.randomUUID();
        UUID future = UUID.randomUUID();
        List<Answer> answers = send(WORKER, batch(NOW, List.of(visit(ancient, Instant.parse("1970-01-01T01:00:00Z"), 366), visit(future, NOW.plus(Duration.ofDays(1)), 367))));
        assertThat(answers).extracting(Answer::state).containsOnly(Answer.State.WAITING);
        assertThat(answers).extracting(Answer::code).containsExactly("FLD-005", "FLD-004");
        assertThat(visits(Set.of(ancient, future))).isZero();
        assertThat(OFFICE.call(() -> desk.listWaiting())).extracting(SubmissionDesk.Waiting::id).contains(ancient, future);
        assertThat(OFFICE.call(() -> desk.decide(ancient, true, RIGHTS)).orElseThrow().first()).isEqualTo(Answer.State.TAKEN);
        assertThat(OFFICE.call(() -> desk.decide(future, false, RIGHTS)).orElseThrow().first()).isEqualTo(Answer.State.REFUSED);
        assertThat(OFFICE.call(() -> desk.decide(ancient, true, RIGHTS))).isEmpty();
        assertThat(visits(Set.of(ancient, future))).isEqualTo(1);
    }

    @Test
    void aBatchCutOffAnywhereChangesNothing() {
        household(2);
        Set<UUID> ids = new HashSet<>();
        List<String> submissions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            submissions.add(visit(id, NOW.minusSeconds(i), 360 + i % 10));
        }
        byte[] whole = batch(NOW, submissions).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length += 64) {
            assertThat(SubmissionBatch.read(Arrays.copyOf(whole, length))).as("cut at %d", length).isEmpty();
        }
        assertThat(visits(ids)).isZero();
        send(WORKER, new String(whole, StandardCharsets.UTF_8));
        assertThat(visits(ids)).isEqualTo(20);
    }

    @Test
    void sentUpToFiveTimesShuffledAndUpToAFortnightLateEachCountsOnce() throws InterruptedException {
        household(3);
        Random random = new Random(5);
        Map<UUID, String> made = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            UUID id = UUID.randomUUID();
            made.put(id, visit(id, NOW.minusSeconds(random.nextLong(Duration.ofDays(14).toSeconds())), 360 + random.nextInt(12)));
        }
        List<String> deliveries = new ArrayList<>();
        made.values().forEach(one -> deliveries.addAll(Collections.nCopies(1 + random.nextInt(5), one)));
        Collections.shuffle(deliveries, random);
        Map<UUID, List<Answer>> answers = new ConcurrentHashMap<>();
        long tallied = count("select coalesce(sum(visits), 0) from screening.tally");
        long recounted = count("select count(*) from screening.visit");
        try (var phones = Executors.newFixedThreadPool(6)) {
            for (int from = 0; from < deliveries.size(); from += 23) {
                List<String> part = deliveries.subList(from, Math.min(deliveries.size(), from + 23));
                phones.submit(() -> send(WORKER, batch(NOW, part)).forEach(answer -> answers.computeIfAbsent(answer.id(), id -> Collections.synchronizedList(new ArrayList<>())).add(answer)));
            }
        }
        assertThat(answers.keySet()).isEqualTo(made.keySet());
        answers.forEach((id, list) -> {
            assertThat(list).filteredOn(answer -> answer.state() == Answer.State.TAKEN).as("%s", id).hasSize(1);
            assertThat(list).allMatch(answer -> answer.state() == Answer.State.TAKEN || answer.state() == Answer.State.AGAIN);
        });
        assertThat(visits(made.keySet())).isEqualTo(300);
        assertThat(count("select count(*) from screening.visit") - recounted).isEqualTo(300);
        assertThat(count("select sum(visits) from screening.tally") - tallied).isEqualTo(300);
        assertThat(count("select sum(checks) from screening.tally")).isEqualTo(count("select count(*) from screening.person_check"));
    }

    @Test
    void aQueueSavedAsAFileOpensOnlyWholeAndUnaltered(@Autowired TakenIn files) throws Exception {
        household(1);
        UUID device = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String text = QueueFile.write(files.keyFor(device), device, "w1", batch(NOW, List.of(visit(id, NOW, 366))), 3);
        TakenIn.Queue queue = files.open(text).orElseThrow();
        assertThat(queue.account()).isEqualTo("w1");
        assertThat(OFFICE.call(() -> desk.receive(queue.account(), RIGHTS, queue.batch())).getFirst().state()).isEqualTo(Answer.State.TAKEN);
        assertThat(sendOne(visit(id, NOW, 366)).state()).as("the phone itself sends it later").isEqualTo(Answer.State.AGAIN);
        assertThat(files.open(text.replace(":w1:", ":w2:"))).isEmpty();
        assertThat(files.open(text.substring(0, text.length() - 64))).isEmpty();
        assertThat(files.open(text.lines().skip(1).collect(Collectors.joining("\n")))).isEmpty();
        assertThat(files.open("nothing")).isEmpty();
    }
}
