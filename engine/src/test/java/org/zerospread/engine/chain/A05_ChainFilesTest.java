package org.zerospread.engine.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.engine.intake.DateContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Cases and links from files, and what is wrong with them.
class A05_ChainFilesTest {

    private static final Path TIANJIN = Path.of("src/test/resources/linelists/tianjin-2020.csv");

    @TempDir
    Path folder = Path.of("");

    private ChainFiles.Reading read(String cases, @Nullable String links) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.csv"), cases);
        return ChainFiles.read(file, links == null ? null : Files.writeString(folder.resolve("links.csv"), links), DateContext.Order.UNKNOWN);
    }

    private static List<String> told(ChainFiles.Reading reading) {
        return reading.faults().stream().map(fault -> Path.of(fault.file()).getFileName() + ":" + fault.line() + " " + fault.code()).toList();
    }

    @Test
    void a01_readsCasesAndLinks() throws IOException {
        ChainFiles.Reading reading = read("""
                case_id,onset,report,exposed_from,exposed_to,region,places,imported
                A,2020-01-05,2020-01-08,2020-01-01,2020-01-03,500153101,market; train,yes
                B,2020-01-09,,,,,,
                """, """
                infector,infectee,certainty,evidence
                A,B,,shared a meal
                """);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.input().cases().getFirst()).isEqualTo(new ChainCase("A", LocalDate.of(2020, 1, 5), LocalDate.of(2020, 1, 8), LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 3), true,
                "500153101", java.util.Set.of("market", "train")));
        assertThat(reading.input().links()).containsExactly(new ChainLink("A", "B", ChainLink.Certainty.ESTABLISHED, "shared a meal"));
    }

    @Test
    void a02_everyFaultIsToldWithFileRowAndCode() throws IOException {
        ChainFiles.Reading reading = read("""
                case_id,onset,exposed_from,exposed_to
                A,2020-01-05,,
                B,2020-02-31,,
                A,2020-01-07,,
                ,2020-01-07,,
                C,2020-01-09,2020-01-08,2020-01-04
                """, """
                infector,infectee,certainty
                A,A,
                A,X,
                A,A,perhaps
                """);
        assertThat(told(reading)).containsExactlyInAnyOrder("cases.csv:3 INT-025", "cases.csv:4 CHN-001", "cases.csv:5 INT-020", "cases.csv:6 CHN-006", "links.csv:2 CHN-003", "links.csv:3 CHN-002",
                "links.csv:4 " + reading.faults().stream().filter(fault -> fault.line() == 4 && fault.file().endsWith("links.csv")).findFirst().orElseThrow().code());
    }

    @Test
    void a03_aCircleIsNamedAtItsLastLink() throws IOException {
        ChainFiles.Reading reading = read("case_id,onset\nA,2020-01-01\nB,2020-01-05\nC,2020-01-09\n", "infector,infectee\nA,B\nB,C\nC,A\n");
        assertThat(told(reading)).containsExactly("links.csv:4 CHN-004");
        assertThat(reading.faults().getFirst().en()).contains("A → B → C → A");
    }

    @Test
    void a04_aMissingFileIsTold() {
        assertThat(ChainFiles.read(folder.resolve("none.csv"), null, DateContext.Order.UNKNOWN).faults()).singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("CHN-005"));
    }

    @Test
    void a05_theOrderOfDayAndMonthIsSeenInTheFileOrAsked() throws IOException {
        assertThat(told(read("case_id,onset\nA,03/02/2020\nB,04/02/2020\n", null))).containsExactly("cases.csv:2 INT-027", "cases.csv:3 INT-027");
        ChainFiles.Reading seen = read("case_id,onset\nA,03/02/2020\nB,14/02/2020\n", null);
        assertThat(seen.input().cases().getFirst().onset()).isEqualTo(LocalDate.of(2020, 2, 3));
        assertThat(seen.notes()).anySatisfy(note -> assertThat(note).contains("day/month/year"));
        assertThat(read("case_id,onset\nA,02/03/2020\nB,02/14/2020\n", null).input().cases().getFirst().onset()).isEqualTo(LocalDate.of(2020, 2, 3));
    }

    @Test
    void a06_tianjinIsReadWithItsOwnHeadingsAndSources() {
        ChainFiles.Reading reading = ChainFiles.read(TIANJIN, null, DateContext.Order.UNKNOWN);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.input().cases()).hasSize(135);
        assertThat(reading.input().cases().stream().filter(one -> one.onset() == null)).extracting(ChainCase::id)
                .containsExactly("TJ38", "TJ46", "TJ99", "TJ101", "TJ102", "TJ104", "TJ123", "TJ127", "TJ129", "TJ135");
        assertThat(reading.notes()).anySatisfy(note -> assertThat(note).contains("JN25"));
        assertThat(reading.input().links()).contains(new ChainLink("TJ5", "TJ12", ChainLink.Certainty.NAMED, "case TJ5 (family)"));
        assertThat(reading.input().links()).hasSize(94);
    }

    @Test
    void a07_theMallOfTianjinIsOneCluster() {
        ChainAnswer answer = ChainInference.of(ChainFiles.read(TIANJIN, null, DateContext.Order.UNKNOWN).input(), ChainRules.COVID_2020);
        ChainCluster mall = answer.clusters().stream().max(java.util.Comparator.comparingInt(ChainCluster::size)).orElseThrow();
        assertThat(mall.places()).containsExactly("商场 mall");
        assertThat(mall.size()).isEqualTo(51);
        assertThat(answer.members().stream().filter(one -> one.of().places().contains("商场 mall")).filter(one -> one.cluster() != mall.number())).extracting(one -> one.of().id()).containsExactly("TJ122");
        assertThat(Outbreaks.member(answer, "TJ12").infector()).isEqualTo("TJ5");
        assertThat(answer.conflicts()).anySatisfy(conflict -> assertThat(conflict.infector() + ">" + conflict.infectee()).isEqualTo("TJ72>TJ85"));
    }
}
