package org.zerospread.engine.chain;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.intake.DateContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Where cases stand in the pictures.
class A06_LayoutTest {

    private static final ChainAnswer TIANJIN = ChainInference.of(ChainFiles.read(Path.of("src/test/resources/linelists/tianjin-2020.csv"), null, DateContext.Order.UNKNOWN).input(),
            ChainRules.COVID_2020);

    private static List<String> rows(TimeTree tree) {
        return tree.rows().stream().map(row -> row.member().of().id() + " " + row.day() + " " + row.above()).toList();
    }

    @Test
    void a01_infecteesStandBelowTheirInfectorByDay() {
        TimeTree tree = TimeTree.of(Outbreaks.answer("A 1\nB 9\nC 5\nD 12\nE 3\nF -", "A>B A>C B>D A>F").members());
        assertThat(rows(tree)).containsExactly("A 0 -1", "C 4 0", "B 8 0", "D 11 2", "F 0 0", "E 2 -1");
        assertThat(tree.days()).isEqualTo(12);
    }

    @Test
    void a02_nothingIsAnEmptyTree() {
        assertThat(TimeTree.of(List.of()).rows()).isEmpty();
        assertThat(Network.of(List.of()).nodes()).isEmpty();
    }

    @Test
    void a03_aFirstCaseStandsInTheMiddleOfThoseHeInfected() {
        Network network = Network.of(Outbreaks.answer("A 1\nB 5\nC 5\nD 5", "A>B A>C A>D").members());
        Network.Node first = network.nodes().getFirst();
        assertThat(network.nodes().stream().skip(1)).allSatisfy(node -> {
            assertThat(node.infector()).isZero();
            assertThat(Math.hypot(node.x() - first.x(), node.y() - first.y())).isBetween(1.79, 1.81);
        });
    }

    @Test
    void a04_noTwoNodesOfTianjinTouchAndAllLieInThePicture() {
        Network network = Network.of(TIANJIN.members());
        assertThat(network.nodes()).hasSize(135);
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node one = network.nodes().get(i);
            assertThat(one.x()).isBetween(0.0, network.width());
            assertThat(one.y()).isBetween(0.0, network.height());
            for (Network.Node other : network.nodes().subList(0, i)) {
                assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y())).as("%s %s", one.member().of().id(), other.member().of().id()).isGreaterThan(0.5);
            }
        }
    }

    @Test
    void a05_everyCaseOfTianjinHasARowOfHisOwnBelowHisInfector() {
        TimeTree tree = TimeTree.of(TIANJIN.members());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tree.rows().size(); i++) {
            TimeTree.Row row = tree.rows().get(i);
            assertThat(seen.add(row.member().of().id())).isTrue();
            assertThat(row.above()).isLessThan(i);
            if (row.above() >= 0) {
                assertThat(tree.rows().get(row.above()).member().of().id()).isEqualTo(row.member().infector());
            }
        }
        assertThat(seen).hasSize(135);
    }
}
