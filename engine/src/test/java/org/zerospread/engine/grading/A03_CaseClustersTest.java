package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Pairs of cases become clusters.
class A03_CaseClustersTest {

    private static final LocalDate DAY = LocalDate.of(2020, 2, 1);

    private static List<String> clusters(String cases, String... ties) {
        List<ConfirmedCase> all = Arrays.stream(cases.split(" ")).map(id -> new ConfirmedCase(id, DAY, null)).toList();
        List<CaseClusters.Tie> pairs = Arrays.stream(ties).map(tie -> new CaseClusters.Tie(tie.split("-")[0], tie.split("-")[1])).toList();
        return CaseClusters.tie(all, pairs).stream().map(one -> one.id() + ":" + one.clusterId()).toList();
    }

    @Test
    void caseWithoutATieIsOnItsOwn() {
        assertThat(clusters("a b c", "a-c")).containsExactly("a:a", "b:null", "c:a");
    }

    @Test
    void tiesJoinWhateverTheirOrder() {
        assertThat(clusters("a b c d e", "d-c", "e-d", "b-e")).containsExactly("a:null", "b:b", "c:b", "d:b", "e:b");
        assertThat(clusters("a b c d", "a-b", "c-d", "d-a")).containsExactly("a:a", "b:a", "c:a", "d:a");
    }

    @Test
    void tiesToStrangersAndToOneselfSayNothing() {
        assertThat(clusters("a b", "a-x", "x-b", "b-b")).containsExactly("a:null", "b:null");
    }
}
