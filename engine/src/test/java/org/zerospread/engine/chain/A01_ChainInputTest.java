package org.zerospread.engine.chain;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What keeps cases and links from being joined.
class A01_ChainInputTest {

    private static final String FOUR = """
            A 1
            B 5
            C 9
            D 13""";

    private static List<String> faults(String cases, String links) {
        return new ChainInput(Outbreaks.cases(cases), Outbreaks.links(links)).faults().stream().map(fault -> fault.code() + " " + fault.index() + " " + String.join(",", fault.cases())).toList();
    }

    @Test
    void a01_soundLinksHaveNoFault() {
        assertThat(faults(FOUR, "A>B A>C B>D")).isEmpty();
    }

    @Test
    void a02_numbersThatOccurTwiceAreTold() {
        assertThat(faults("A 1\nB 2\nA 3\nA 4", "")).containsExactly("CHN-001 2 A", "CHN-001 3 A");
    }

    @Test
    void a03_linksToCasesThatAreNotThereAreTold() {
        assertThat(faults(FOUR, "A>B X>B A>Y")).containsExactly("CHN-002 1 X", "CHN-002 2 Y");
    }

    @Test
    void a04_nobodyInfectsHimself() {
        assertThat(faults(FOUR, "A>A")).containsExactly("CHN-003 0 A");
    }

    @Test
    void a05_aCircleIsNamedAtTheLinkThatClosedIt() {
        assertThat(faults(FOUR, "C>A A>B D>A B>C")).containsExactly("CHN-004 3 A,B,C");
        assertThat(new ChainInput(Outbreaks.cases(FOUR), Outbreaks.links("A>B B>A")).faults().getFirst().en()).contains("A → B → A");
    }

    @Test
    void a06_eachOfTwoCirclesIsNamed() {
        assertThat(faults(FOUR, "A>B B>A C>D D>C")).containsExactly("CHN-004 1 A,B", "CHN-004 3 C,D");
    }

    @Test
    void a07_aCaseBetweenTwoCirclesIsInNone() {
        assertThat(faults(FOUR + "\nE 15", "A>B B>A B>C C>D D>E E>D")).containsExactly("CHN-004 1 A,B", "CHN-004 5 D,E");
    }

    @Test
    void a08_namedSourcesAndContactsMayRunInACircle() {
        assertThat(faults(FOUR, "A?B B?A A~C C~A")).isEmpty();
    }

    @Test
    void a09_nothingIsInferredFromFaultyInput() {
        assertThatThrownBy(() -> Outbreaks.answer(FOUR, "A>B B>A")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CHN-004");
    }

    @Test
    void a10_casesAreOrderedAsPeopleCountThem() {
        assertThat(java.util.stream.Stream.of("TJ10", "TJ2", "TJ02", "A", "TJ1", "病例3").sorted(CaseOrder.BY_NUMBER).toList()).containsExactly("A", "TJ1", "TJ02", "TJ2", "TJ10", "病例3");
    }
}
