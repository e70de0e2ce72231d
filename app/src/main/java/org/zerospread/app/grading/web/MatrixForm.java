package org.zerospread.app.grading.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.zerospread.engine.matrix.MatrixScript;

/// What the forms of a version hold, as words of a matrix.
final class MatrixForm {

    private static final int MOST_ROWS = 500;

    private MatrixForm() {}

    /// The matrix with the table of the form in the place of its own; rows without any entry, and those marked to go, are left out, the others follow each other by their numbers.
    ///
    /// @param form `hit`, and for each row `row.N.id`, `row.N.order`, `row.N.when.INPUT` (several), `row.N.then.MEASURE`, `row.N.zh`, `row.N.en`, `row.N.delete`
    static MatrixScript table(MatrixScript script, String table, MultiValueMap<String, String> form) {
        List<Ordered> rows = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS && form.containsKey("row." + row + ".id"); row++) {
            MatrixScript.Line line = line(script, form, "row." + row + ".");
            boolean empty = line.id().isBlank() && line.then().isEmpty() && line.when().isEmpty();
            if (!empty && !form.containsKey("row." + row + ".delete")) {
                rows.add(new Ordered(order(form, row), line));
            }
        }
        List<MatrixScript.Line> lines = rows.stream().sorted(Comparator.comparing(Ordered::at)).map(Ordered::line).toList();
        return script.with(script.tables().stream().map(one -> one.id().equals(table) ? new MatrixScript.Table(one.id(), one.subject(), text(form, "hit").isBlank() ? one.hit() : text(form, "hit"), lines, "") : one).toList());
    }

    private record Ordered(double at, MatrixScript.Line line) {
    }

    private static double order(MultiValueMap<String, String> form, int row) {
        String text = text(form, "row." + row + ".order").strip();
        return text.matches("[0-9]{1,4}([.][0-9]{1,2})?") ? Double.parseDouble(text) : row + 1;
    }

    private static MatrixScript.Line line(MatrixScript script, MultiValueMap<String, String> form, String row) {
        Map<String, List<String>> when = new LinkedHashMap<>();
        script.inputs().forEach(input -> {
            List<String> values = form.getOrDefault(row + "when." + input.word().id(), List.of());
            if (!values.isEmpty() && values.size() < input.values().size()) {
                when.put(input.word().id(), values);
            }
        });
        Map<String, String> then = new LinkedHashMap<>();
        script.measures().forEach(measure -> {
            String value = text(form, row + "then." + measure.word().id());
            if (!value.isBlank()) {
                then.put(measure.word().id(), value);
            }
        });
        return new MatrixScript.Line(text(form, row + "id"), when, then, text(form, row + "zh"), text(form, row + "en"), "");
    }

    /// The matrix with the head of the form: `version`, `title_zh`, `title_en`, `effective_from`, `effective_to`, `origin_days`, `source`.
    static MatrixScript head(MatrixScript script, MultiValueMap<String, String> form) {
        return new MatrixScript(script.code(), text(form, "version"), text(form, "title_zh"), text(form, "title_en"), text(form, "effective_from"), text(form, "effective_to"), text(form, "origin_days"),
                text(form, "source"), script.inputs(), script.measures(), script.tables());
    }

    static String text(MultiValueMap<String, String> form, String key) {
        String value = form.getFirst(key);
        return value == null ? "" : value;
    }
}
