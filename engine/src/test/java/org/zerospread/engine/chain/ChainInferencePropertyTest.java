package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What holds of every outbreak.
class ChainInferencePropertyTest {

    private static ChainInput outbreak(long seed) {
        Random random = new Random(seed);
        List<ChainCase> cases = new ArrayList<>();
        int n = random.nextInt(1, 25);
        for (int i = 0; i < n; i++) {
            LocalDate onset = random.nextInt(6) == 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(30));
            LocalDate report = random.nextInt(4) == 0 ? null : LocalDate.of(2020, 1, 5).plusDays(random.nextInt(35));
            LocalDate to = random.nextInt(3) > 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(30));
            cases.add(new ChainCase("C" + i, onset, report, null, to, random.nextInt(5) == 0, random.nextBoolean() ? "" : "v" + random.nextInt(3),
                    random.nextInt(3) == 0 ? Set.of("p" + random.nextInt(2)) : Set.of()));
        }
        List<ChainLink> links = new ArrayList<>();
        for (int i = random.nextInt(n + 1); i > 0 && n > 1; i--) {
            int from = random.nextInt(n);
            int to = (from + 1 + random.nextInt(n - 1)) % n;
            // Established links go up the numbers, so that they close no circle; the others go as they like.
            boolean established = random.nextInt(3) == 0;
            links.add(established ? new ChainLink("C" + Math.min(from, to), "C" + Math.max(from, to), ChainLink.Certainty.ESTABLISHED, "")
                    : new ChainLink("C" + from, "C" + to, random.nextBoolean() ? ChainLink.Certainty.NAMED : ChainLink.Certainty.CONTACT, ""));
        }
        return new ChainInput(cases, links);
    }

    @Property
    void probabilitiesOfACaseSumToOne(@ForAll long seed) {
        for (ChainMember one : ChainInference.of(outbreak(seed), ChainRules.COVID_2020).members()) {
            double sum = one.unknown() + one.rest() + (one.infector() == null ? 0 : one.probability()) + one.alternatives().stream().mapToDouble(ChainMember.Alternative::probability).sum();
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Property
    void nothingRunsInACircleAndGenerationsAndClustersFollowTheTree(@ForAll long seed) {
        Map<String, ChainMember> members = new HashMap<>();
        ChainAnswer answer = ChainInference.of(outbreak(seed), ChainRules.COVID_2020);
        answer.members().forEach(one -> members.put(one.of().id(), one));
        for (ChainMember one : answer.members()) {
            Set<String> seen = new HashSet<>();
            ChainMember up = one;
            int steps = 1;
            while (up.infector() != null) {
                assertThat(seen.add(up.of().id())).isTrue();
                up = Objects.requireNonNull(members.get(up.infector()));
                steps++;
            }
            assertThat(one.generation()).isEqualTo(steps);
            assertThat(one.cluster()).isEqualTo(up.cluster());
        }
        assertThat(answer.clusters().stream().mapToInt(ChainCluster::size).sum()).isEqualTo(answer.members().size());
    }

    @Property
    void theOrderOfTheInputChangesNothing(@ForAll long seed) {
        ChainInput input = outbreak(seed);
        List<ChainCase> cases = new ArrayList<>(input.cases());
        List<ChainLink> links = new ArrayList<>(input.links());
        Collections.shuffle(cases, new Random(seed + 1));
        Collections.shuffle(links, new Random(seed + 2));
        assertThat(ChainInference.of(new ChainInput(cases, links), ChainRules.COVID_2020)).isEqualTo(ChainInference.of(input, ChainRules.COVID_2020));
    }

    @Property
    void anEstablishedInfectorIsNeverPassedOver(@ForAll long seed) {
        ChainInput input = outbreak(seed);
        ChainAnswer answer = ChainInference.of(input, ChainRules.COVID_2020);
        for (ChainLink link : input.links()) {
            if (link.certainty() == ChainLink.Certainty.ESTABLISHED) {
                assertThat(Outbreaks.member(answer, link.infectee()).basis()).isEqualTo(Basis.ESTABLISHED);
            }
        }
    }
}
