package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/// Tables with random rows against the rows gone through one by one.
class MatrixPropertyTest {

    private static final int MEASURES = 2;

    private static List<Dimension> inputs(java.util.Random random) {
        return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(input -> new Dimension(new Word("i" + input, "入", "in"),
                IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(value -> new Word("v" + value, "值", "value")).toList())).toList();
    }

    private static DecisionTable table(long seed, int rows, HitPolicy hit) {
        java.util.Random random = new java.util.Random(seed);
        List<Dimension> inputs = inputs(random);
        List<Rule> rules = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            long[] allowed = new long[inputs.size()];
            for (int input = 0; input < allowed.length; input++) {
                int values = inputs.get(input).values().size();
                allowed[input] = random.nextBoolean() ? (1L << values) - 1 : 1 + random.nextLong((1L << values) - 1);
            }
            rules.add(new Rule("r" + row, row, allowed, new int[] {random.nextInt(3) - 1, random.nextInt(3)}, "", ""));
        }
        return new DecisionTable("t", Subject.PERSON, hit, inputs, MEASURES, rules);
    }

    private static List<int[]> everyCase(DecisionTable table) {
        List<int[]> cases = new ArrayList<>(List.of(new int[table.inputs().size()]));
        for (int input = 0; input < table.inputs().size(); input++) {
            List<int[]> more = new ArrayList<>();
            for (int[] one : cases) {
                for (int value = 0; value < table.inputs().get(input).values().size(); value++) {
                    int[] next = one.clone();
                    next[input] = value;
                    more.add(next);
                }
            }
            cases = more;
        }
        return cases;
    }

    @Property
    void decidesAsTheRowsGoneThroughOneByOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 140) int rows, @ForAll HitPolicy hit) {
        DecisionTable table = table(seed, rows, hit);
        for (int[] facts : everyCase(table)) {
            List<Rule> holding = table.rules().stream().filter(rule -> rule.holds(facts)).toList();
            int[] expected = new int[] {-1, -1};
            switch (hit) {
                case UNIQUE, ANY, FIRST -> {
                    if (!holding.isEmpty()) {
                        expected = holding.getFirst().outcome();
                    }
                }
                case PRIORITY -> expected = holding.stream().map(Rule::outcome).max(Arrays::compare).orElse(expected);
                case COLLECT -> {
                    for (Rule rule : holding) {
                        expected[0] = Math.max(expected[0], rule.outcome()[0]);
                        expected[1] = Math.max(expected[1], rule.outcome()[1]);
                    }
                }
            }
            assertThat(table.decide(facts).outcome()).isEqualTo(expected);
            assertThat(table.isGap(facts)).isEqualTo(holding.isEmpty());
        }
    }

    @Property
    void findsEveryGapAndEveryRowThatNeverCountsAndNoOthers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int rows) {
        DecisionTable table = table(seed, rows, HitPolicy.FIRST);
        TableCheck.Findings findings = TableCheck.of(table);
        boolean[] counts = new boolean[rows];
        for (int[] facts : everyCase(table)) {
            int first = IntStream.range(0, rows).filter(row -> table.rules().get(row).holds(facts)).findFirst().orElse(-1);
            long told = findings.gaps().stream().filter(gap -> IntStream.range(0, facts.length).allMatch(input -> (gap[input] >>> facts[input] & 1) == 1)).count();
            assertThat(told).as("each gap once").isEqualTo(first < 0 ? 1 : 0);
            if (first >= 0) {
                counts[first] = true;
            }
        }
        assertThat(findings.idle()).extracting(Rule::line).containsExactlyElementsOf(IntStream.range(0, rows).filter(row -> !counts[row]).boxed().toList());
    }

    @Property
    void tellsTwoRowsThatMeetExactlyWhenACaseHasBoth(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int rows) {
        DecisionTable table = table(seed, rows, HitPolicy.UNIQUE);
        TableCheck.Findings findings = TableCheck.of(table);
        List<int[]> cases = everyCase(table);
        for (int i = 0; i < rows; i++) {
            for (int j = i + 1; j < rows; j++) {
                Rule first = table.rules().get(i);
                Rule second = table.rules().get(j);
                boolean both = cases.stream().anyMatch(facts -> first.holds(facts) && second.holds(facts));
                assertThat(findings.overlaps().stream().anyMatch(overlap -> overlap.first() == first && overlap.second() == second)).isEqualTo(both);
            }
        }
    }
}
