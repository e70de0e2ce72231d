package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a new version changes for those who are there: decided once per combination of facts, whatever the number of subjects.
public final class MatrixDifference {

    private MatrixDifference() {}

    /// Subjects who have the same facts.
    ///
    /// @param facts per input of the older matrix the place of its value
    public record Group(Subject subject, int[] facts, long count) {
        public Group {
            facts = facts.clone();
        }
    }

    /// A group for whom something changes.
    ///
    /// @param measure id of the measure
    /// @param before id of the value, empty where nothing was decided
    /// @param after the same by the newer version
    /// @param rows the rows that fired, older and newer
    public record Change(Group group, String table, String measure, String before, String after, String rows) {
    }

    /// Which measures change for whom.
    ///
    /// @throws IllegalArgumentException when a value that a group has is unknown to the newer version
    public static List<Change> between(Matrix older, Matrix newer, List<Group> groups) {
        List<Change> changes = new ArrayList<>();
        for (Group group : groups) {
            Map<String, Said> before = said(older, group.subject(), group.facts());
            Map<String, Said> after = said(newer, group.subject(), translate(older, newer, group.facts()));
            Map<String, Said> all = new java.util.TreeMap<>(before);
            after.forEach(all::putIfAbsent);
            for (String measure : all.keySet()) {
                Said was = before.getOrDefault(measure, Said.NOTHING);
                Said is = after.getOrDefault(measure, Said.NOTHING);
                if (!was.value().equals(is.value())) {
                    changes.add(new Change(group, is.table().isEmpty() ? was.table() : is.table(), measure, was.value(), is.value(), was.rows() + " → " + is.rows()));
                }
            }
        }
        return changes;
    }

    private record Said(String table, String value, String rows) {
        static final Said NOTHING = new Said("", "", "");
    }

    /// Per measure what is said; where two tables speak of one measure, the strictest.
    private static Map<String, Said> said(Matrix matrix, Subject subject, int[] facts) {
        Map<String, Said> said = new java.util.TreeMap<>();
        int[] strictest = new int[matrix.measures().size()];
        Arrays.fill(strictest, -1);
        for (DecisionTable table : matrix.tablesFor(subject)) {
            Decision decision = table.decide(facts);
            for (int measure = 0; measure < strictest.length; measure++) {
                if (decision.outcome()[measure] > strictest[measure]) {
                    strictest[measure] = decision.outcome()[measure];
                    Dimension of = matrix.measures().get(measure);
                    said.put(of.word().id(), new Said(table.id(), of.values().get(strictest[measure]).id(), String.join("+", decision.fired().stream().map(Rule::id).toList())));
                }
            }
        }
        return said;
    }

    private static int[] translate(Matrix older, Matrix newer, int[] facts) {
        int[] translated = new int[newer.inputs().size()];
        for (int input = 0; input < translated.length; input++) {
            Dimension dimension = newer.inputs().get(input);
            int before = older.findInput(dimension.word().id()).orElse(-1);
            int value = before < 0 ? 0 : dimension.indexOf(older.inputs().get(before).values().get(facts[before]).id());
            if (value < 0) {
                throw new IllegalArgumentException("the newer version knows no " + dimension.word().id() + " " + older.inputs().get(before).values().get(facts[before]).id());
            }
            translated[input] = value;
        }
        return translated;
    }
}
