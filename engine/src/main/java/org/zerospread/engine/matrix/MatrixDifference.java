package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a new version changes for those who are there: decided once per combination of facts, whatever the number of subjects.
public final class MatrixDifference {

    private static final Measured.Said NOTHING = new Measured.Said("", "", -1, List.of());

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
            Map<String, Measured.Said> before = older.measure(group.subject(), group.facts()).said();
            Map<String, Measured.Said> after = newer.measure(group.subject(), translate(older, newer, group.facts())).said();
            Set<String> measures = new TreeSet<>(before.keySet());
            measures.addAll(after.keySet());
            for (String measure : measures) {
                Measured.Said was = before.getOrDefault(measure, NOTHING);
                Measured.Said is = after.getOrDefault(measure, NOTHING);
                if (!was.value().equals(is.value())) {
                    changes.add(new Change(group, is.table().isEmpty() ? was.table() : is.table(), measure, was.value(), is.value(),
                            String.join("+", was.rows()) + " → " + String.join("+", is.rows())));
                }
            }
        }
        return changes;
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
