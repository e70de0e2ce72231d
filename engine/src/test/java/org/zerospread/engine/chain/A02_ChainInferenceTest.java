package org.zerospread.engine.chain;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zerospread.engine.chain.Outbreaks.answer;
import static org.zerospread.engine.chain.Outbreaks.member;
import static org.zerospread.engine.chain.Outbreaks.tree;

/// Chains, from one case to circles and crowds.
class A02_ChainInferenceTest {

    @Test
    void a01_oneCaseIsItsOwnChain() {
        ChainAnswer answer = answer("A 1", "");
        assertThat(tree(answer)).isEqualTo("A");
        assertThat(member(answer, "A").generation()).isEqualTo(1);
        assertThat(member(answer, "A").unknown()).isEqualTo(1);
        assertThat(answer.unlinked()).hasSize(1);
        assertThat(answer.clusters()).hasSize(1);
    }

    @Test
    void a02_noCasesAreNoChains() {
        assertThat(ChainInference.of(new ChainInput(java.util.List.of(), java.util.List.of()), ChainRules.COVID_2020).members()).isEmpty();
    }

    @Test
    void a03_establishedLinksStandWithGenerationsAndDays() {
        ChainAnswer answer = answer("A 1 imported\nB 5\nC 9\nD 6", "A>B B>C A>D");
        assertThat(tree(answer)).isEqualTo("A A>B B>C A>D");
        assertThat(member(answer, "C").generation()).isEqualTo(3);
        assertThat(member(answer, "C").days()).isEqualTo(4);
        assertThat(member(answer, "C").probability()).isEqualTo(1);
        assertThat(member(answer, "A").basis()).isEqualTo(Basis.IMPORTED);
        assertThat(answer.spreaders().getFirst().of().id()).isEqualTo("A");
        assertThat(answer.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.size() + " " + cluster.generations()).isEqualTo("4 3"));
        assertThat(answer.unlinked()).isEmpty();
    }

    @Test
    void a04_theDaysOfOnsetAloneLinkNobody() {
        ChainAnswer answer = answer("A 1\nB 5\nC 9", "");
        assertThat(tree(answer)).isEqualTo("A B C");
        assertThat(member(answer, "B").alternatives().getFirst().infector()).isEqualTo("A");
        assertThat(answer.unlinked()).hasSize(3);
    }

    @Test
    void a05_theSameRegionMakesALinkLikelierButNotLikely() {
        ChainMember alone = member(answer("A 1\nB 5", ""), "B");
        ChainMember together = member(answer("A 1 in=v\nB 5 in=v", ""), "B");
        assertThat(together.unknown()).isLessThan(alone.unknown()).isGreaterThan(0.5);
    }

    @Test
    void a06_aSharedPlaceLinksAndTheOneBeforeIsHeldToBeTheInfector() {
        ChainAnswer answer = answer("A 1 at=mall\nB 5 at=mall\nC 6", "");
        assertThat(tree(answer)).isEqualTo("A A>B C");
        assertThat(member(answer, "B").basis()).isEqualTo(Basis.PLACE);
        assertThat(answer.clusters().getFirst().places()).containsExactly("mall");
    }

    @Test
    void a07_aContactOutweighsAPlace() {
        assertThat(tree(answer("A 1 at=mall imported\nB 1 imported\nC 5 at=mall", "B~C"))).isEqualTo("A B B>C");
    }

    @Test
    void a08_aNamedSourceOutweighsBoth() {
        ChainAnswer answer = answer("A 1 at=mall imported\nB 1 imported\nC 5 at=mall\nD 1 imported", "B~C D?C");
        assertThat(tree(answer)).isEqualTo("A B D>C D");
        assertThat(member(answer, "C").alternatives()).extracting(ChainMember.Alternative::infector).containsExactly("B", "A");
    }

    @Test
    void a09_ofTwoNamedTheOneWhoseDaysFitIsChosen() {
        ChainAnswer answer = answer("A 1\nB 14\nC 5", "A?C B?C");
        assertThat(tree(answer)).isEqualTo("A B A>C");
        assertThat(member(answer, "C").probability()).isGreaterThan(0.9);
    }

    @Test
    void a10_aContactRunsBothWaysAndTheDaysDecide() {
        assertThat(tree(answer("A 5\nB 1", "A~B"))).isEqualTo("B>A B");
    }

    @Test
    void a11_anImportedCaseNeedsMoreThanAPlace() {
        assertThat(tree(answer("A 1 at=train\nB 5 at=train imported", ""))).isEqualTo("A B");
        assertThat(tree(answer("A 1\nB 5 imported", "A?B"))).isEqualTo("A A>B");
    }

    @Test
    void a12_anEstablishedLinkStandsAgainstTheOrderOfOnsetsAndIsTold() {
        ChainAnswer answer = answer("A 20\nB 10", "A>B");
        assertThat(tree(answer)).isEqualTo("A A>B");
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.infector() + ">" + conflict.infectee() + " " + conflict.days() + " " + conflict.chosen()).isEqualTo("A>B -10 true");
            // A normal distribution of mean 3.96 and standard deviation 4.75 lies below -9.5 (the day -10 ends there) with this probability.
            assertThat(conflict.chance()).isCloseTo(0.00230, within(0.0002));
        });
    }

    @Test
    void a13_aNamedSourceWhoFellIllMuchLaterIsNotBelieved() {
        ChainAnswer answer = answer("A 30\nB 5", "A?B");
        assertThat(tree(answer)).isEqualTo("A B");
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict.chosen()).isFalse());
    }

    @Test
    void a14_whereEachNamesTheOtherSomebodyWasFirst() {
        ChainAnswer answer = answer("A 1\nB 4", "A?B B?A");
        assertThat(tree(answer)).isEqualTo("A A>B");
        assertThat(member(answer, "A").first()).isTrue();
        assertThat(member(answer, "B").first()).isFalse();
    }

    @Test
    void a15_aCircleOfThreeIsOpenedWhereItCostsLeast() {
        assertThat(tree(answer("A 1\nB 5\nC 9", "A?B B?C C?A"))).isEqualTo("A A>B B>C");
    }

    @Test
    void a16_aCaseWithoutSymptomsIsDatedByItsReport() {
        ChainAnswer answer = answer("A 1 report=5\nB - report=9\nC 30 report=34", "A~B C~B");
        assertThat(tree(answer)).isEqualTo("A A>B C");
        assertThat(member(answer, "B").days()).isNull();
        assertThat(answer.undated()).isEmpty();
    }

    @Test
    void a17_aCaseWithoutAnyDayIsLinkedByWhatIsRegisteredOnlyAndTold() {
        ChainAnswer answer = answer("A 1 at=mall\nB - at=mall\nC -", "A?C");
        assertThat(tree(answer)).isEqualTo("A B A>C");
        assertThat(answer.undated()).extracting(one -> one.of().id()).containsExactly("B", "C");
    }

    @Test
    void a18_anExposureThatEndedBeforeTheInfectorWasInfectiousSpeaksAgainstHim() {
        ChainMember fits = member(answer("A 10 at=m\nB 14 to=11 at=m", ""), "B");
        ChainMember not = member(answer("A 10 at=m\nB 14 to=5 at=m", ""), "B");
        assertThat(fits.unknown()).isLessThan(0.3);
        assertThat(not.unknown()).isGreaterThan(0.5);
    }

    @Test
    void a19_aCrowdAtOnePlaceSharesWhatThePlaceWeighs() {
        StringBuilder crowd = new StringBuilder("Z 9 at=mall\n");
        for (int i = 1; i <= 50; i++) {
            crowd.append("M").append(i).append(" 5 at=mall\n");
        }
        ChainMember last = member(answer(crowd.toString(), ""), "Z");
        ChainMember two = member(answer("Z 9 at=mall\nM1 5 at=mall", ""), "Z");
        assertThat(last.unknown()).isCloseTo(two.unknown(), within(1e-9));
        assertThat(last.probability()).isCloseTo(two.probability() / 50, within(1e-9));
    }

    @Test
    void a20_expectedInfectionsAddUpToWhatIsNotUnknown() {
        ChainAnswer answer = answer("A 1 at=m\nB 4 at=m\nC 8 at=m\nD 9\nE 12", "B?D C~E");
        assertThat(answer.members().stream().mapToDouble(ChainMember::expected).sum()).isCloseTo(answer.members().stream().mapToDouble(one -> 1 - one.unknown()).sum(), within(1e-9));
    }

    @Test
    void a21_twoEstablishedInfectorsAreWeighedAgainstEachOther() {
        ChainAnswer answer = answer("A 1\nB 8\nC 12", "A>C B>C");
        assertThat(tree(answer)).isEqualTo("A B B>C");
        assertThat(member(answer, "C").unknown()).isZero();
        assertThat(member(answer, "C").alternatives()).singleElement().satisfies(other -> assertThat(other.infector()).isEqualTo("A"));
    }

    @Test
    void a22_aGammaIntervalAllowsNoInfecteeBeforeHisInfector() {
        ChainRules rules = ChainRules.of(new SerialInterval(SerialInterval.Family.GAMMA, 4.7, 2.9));
        ChainAnswer answer = ChainInference.of(new ChainInput(Outbreaks.cases("A 5\nB 1"), Outbreaks.links("A?B")), rules);
        assertThat(tree(answer)).isEqualTo("A B");
    }

    @Test
    void a23_whoIsExcludedIsNoCandidate() {
        ChainAnswer answer = answer("A 1 at=mall\nB 2\nC 6 at=mall", "A?C A!C B~C");
        assertThat(tree(answer)).isEqualTo("A B B>C");
        assertThat(member(answer, "C").alternatives()).isEmpty();
    }
}
