package org.zerospread.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.RecordKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A file comes in once, in chunks, and every row of it is accounted for.
class IntakePipelineTest extends SmallDistrict {

    @Autowired
    IntakePipeline pipeline;

    @Autowired
    IntakeRuns runs;

    @Autowired
    PersonRegister people;

    @TempDir
    static Path folder = Path.of("");

    private Path file(String door, String... rows) throws IOException {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        OFFICE.run(() -> {
            people.takeHouseholds(java.util.List.of(new HouseholdDraft(household, GRID, door, "鹿子村" + door)));
            people.takePersons(java.util.List.of(new PersonDraft(new PersonId(UUID.randomUUID()), GRID, household, "甲某", null, null, null, null, null)));
        });
        return Files.writeString(folder.resolve(door + ".csv"), "户编号,走访时间,姓名,体温\n" + String.join("\n", rows) + "\n");
    }

    private IntakeRun take(Path file, int stopAfter) {
        AtomicInteger chunks = new AtomicInteger();
        return OFFICE.call(() -> {
            try {
                try (FaultLog faults = FaultLog.create()) {
                    return pipeline.take(new IntakeOrder(pipeline.findLanding("visits").orElseThrow(), file, faults, new java.util.ArrayList<>(), false, DateContext.Order.UNKNOWN), 1, run -> { },
                            () -> chunks.getAndIncrement() >= stopAfter);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void sameFileTwiceChangesNothing() throws IOException {
        Path file = file("T001", "T001,2020-02-08 09:00,甲某,36.5", "T001,2020-02-09 09:00,甲某,36.6");
        long before = count("select count(*) from screening.person_check");
        IntakeRun first = take(file, 99);
        assertThat(first.done()).isTrue();
        assertThat(first.taken()).isEqualTo(2);
        assertThat(take(file, 99)).isEqualTo(first.again());
        assertThat(count("select count(*) from screening.person_check") - before).isEqualTo(2);
    }

    @Test
    void aFileOfWhichRowsWereRefusedIsTakenInAgain() throws IOException {
        Path file = file("T004", "T004,2020-02-08 09:00,甲某,36.5", "T005,2020-02-08 10:00,甲某,36.5");
        assertThat(take(file, 99).refused()).isEqualTo(1);
        IntakeRun unmended = take(file, 99);
        assertThat(unmended.before()).as("nothing was changed").isTrue();
        assertThat(unmended.same()).isEqualTo(1);
        assertThat(OFFICE.call(() -> runs.listFaults(unmended.id(), 10))).extracting(IntakeFault::code).containsExactly("INT-050");
        file("T005");
        IntakeRun mended = take(file, 99);
        assertThat(mended.before()).isFalse();
        assertThat(mended.taken()).isEqualTo(1);
        assertThat(mended.same()).isEqualTo(1);
        assertThat(OFFICE.call(() -> runs.listFaults(mended.id(), 10))).isEmpty();
    }

    @Test
    void goesOnBehindTheLastCommittedChunk() throws IOException {
        Path file = file("T002", "T002,2020-02-08 09:00,甲某,36.5", "T002,2020-02-09 09:00,甲某,36.6", "T002,2020-02-09 19:00,甲某,36.7");
        IntakeRun stopped = take(file, 1);
        assertThat(stopped.done()).isFalse();
        assertThat(stopped.rowsRead()).isEqualTo(1);
        IntakeRun whole = take(file, 99);
        assertThat(whole.done()).isTrue();
        assertThat(whole.taken()).isEqualTo(3);
    }

    @Test
    void refusesRowsWithCodeAndTakesTheRest() throws IOException {
        Path file = file("T003", "T003,2020-02-08 09:00,甲某,36.5", "T999,2020-02-08 09:00,甲某,36.5", "T003,2020-02-09 09:00,乙某,36.5", "T003,2020-02-09 10:00,甲某,15");
        IntakeRun run = take(file, 99);
        assertThat(run.taken()).isEqualTo(1);
        assertThat(OFFICE.call(() -> runs.listFaults(run.id(), 10))).extracting(IntakeFault::row, IntakeFault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, "INT-050"), org.assertj.core.groups.Tuple.tuple(4, "INT-052"), org.assertj.core.groups.Tuple.tuple(5, "INT-031"));
    }

    @Test
    void chunksInFlightTogetherLandInTheirOrderAndAddUp() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add("T014,2020-02-08 %02d:%02d,甲某,36.%d".formatted(i / 10, i % 10, i % 9));
        }
        rows.add("T014,2020-02-08 00:00,甲某,36.0");
        rows.add("T014,2020-02-08 05:00,甲某,36.5");
        rows.add("T014,2020-02-08 00:00,甲某,37.9");
        Path file = file("T014", rows.toArray(String[]::new));
        long before = count("select count(*) from screening.visit");
        long tallied = count("select coalesce(sum(visits), 0) from screening.tally");
        List<Long> reached = Collections.synchronizedList(new ArrayList<>());
        IntakeRun run = take(pipeline.findLanding("visits").orElseThrow(), file, state -> reached.add(state.rowsRead()));
        assertThat(List.of(run.taken(), run.same(), run.refused())).as("the 41st row stands in the first already, the 43rd contradicts it").containsExactly(41L, 1L, 1L);
        assertThat(reached).isEqualTo(LongStream.rangeClosed(1, 43).boxed().toList());
        assertThat(OFFICE.call(() -> runs.listFaults(run.id(), 10))).extracting(IntakeFault::row, IntakeFault::code).containsExactly(org.assertj.core.groups.Tuple.tuple(44, "INT-056"));
        assertThat(count("select count(*) from screening.visit") - before).isEqualTo(41);
        assertThat(count("select sum(visits) from screening.tally") - tallied).isEqualTo(41);
    }

    @Test
    void aChunkThatFailsTakesThoseBehindItWithItAndNoneBefore() throws IOException {
        Path file = file("T015", "T015,2020-02-08 09:00,甲某,36.5", "T015,2020-02-08 10:00,甲某,36.5", "T015,2020-02-08 11:00,甲某,36.5", "T015,2020-02-08 12:00,甲某,36.5",
                "T015,2020-02-08 13:00,甲某,36.5");
        Landing visits = pipeline.findLanding("visits").orElseThrow();
        AtomicInteger chunks = new AtomicInteger();
        Landing failing = new Landing() {

            @Override
            public RecordKind kind() {
                return visits.kind();
            }

            @Override
            public Object groupOf(Draft draft) {
                return visits.groupOf(draft);
            }

            @Override
            public List<Outcome> land(List<Draft> drafts) {
                if (chunks.incrementAndGet() == 3) {
                    throw new IllegalStateException("the disk is full");
                }
                return visits.land(drafts);
            }
        };
        long before = count("select count(*) from screening.visit");
        assertThatThrownBy(() -> take(failing, file, state -> { })).hasMessage("the disk is full");
        assertThat(count("select count(*) from screening.visit") - before).isEqualTo(2);
        IntakeRun run = take(visits, file, state -> { });
        assertThat(List.of(run.taken(), run.same(), run.refused())).containsExactly(5L, 0L, 0L);
        assertThat(count("select count(*) from screening.visit") - before).isEqualTo(5);
    }

    private IntakeRun take(Landing landing, Path file, java.util.function.Consumer<IntakeRun> progress) {
        return OFFICE.call(() -> {
            try (FaultLog faults = FaultLog.create()) {
                return pipeline.take(new IntakeOrder(landing, file, faults, new ArrayList<>(), false, DateContext.Order.UNKNOWN), 1, progress, () -> false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
