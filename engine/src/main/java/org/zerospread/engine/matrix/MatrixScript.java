package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A matrix as words, right or wrong: what a form or a workbook holds before [Matrix#read] looks it through. Written as YAML with one row of a table in one line.
///
/// @param effectiveTo empty while it lasts
public record MatrixScript(String code, String version, String titleZh, String titleEn, String effectiveFrom, String effectiveTo, String originDays, String source, List<Words> inputs,
        List<Words> measures, List<Table> tables) {

    public MatrixScript {
        inputs = List.copyOf(inputs);
        measures = List.copyOf(measures);
        tables = List.copyOf(tables);
    }

    /// An input or a measure with its values.
    ///
    /// @param place where it was written, such as `inputs!2`; empty where nobody asks
    public record Words(Word word, List<Word> values, String place) {
        public Words {
            values = List.copyOf(values);
        }
    }

    /// A table.
    public record Table(String id, String subject, String hit, List<Line> lines, String place) {
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /// A row of a table.
    ///
    /// @param when by input the values for which it holds; without an input it does not ask
    /// @param then by measure the value
    public record Line(String id, Map<String, List<String>> when, Map<String, String> then, String zh, String en, String place) {
        public Line {
            when = new LinkedHashMap<>(when);
            then = new LinkedHashMap<>(then);
        }
    }

    /// The text, and where each of its lines was written.
    ///
    /// @param places by line of the text, counted from 1; only lines that come from a place
    public record Yaml(String text, Map<Integer, String> places) {
    }

    /// The words of a matrix.
    public static MatrixScript of(Matrix matrix) {
        return new MatrixScript(matrix.code(), Integer.toString(matrix.version()), matrix.titleZh(), matrix.titleEn(), matrix.effectiveFrom().toString(),
                matrix.effectiveTo() == null ? "" : matrix.effectiveTo().toString(), Integer.toString(matrix.originDays()), matrix.source(),
                matrix.inputs().stream().map(one -> new Words(one.word(), one.values(), "")).toList(), matrix.measures().stream().map(one -> new Words(one.word(), one.values(), "")).toList(),
                matrix.tables().stream().map(table -> table(matrix, table)).toList());
    }

    private static Table table(Matrix matrix, DecisionTable table) {
        return new Table(table.id(), id(table.subject()), id(table.hitPolicy()), table.rules().stream().map(rule -> line(matrix, rule)).toList(), "");
    }

    private static Line line(Matrix matrix, Rule rule) {
        Map<String, List<String>> when = new LinkedHashMap<>();
        for (int input = 0; input < rule.allowed().length; input++) {
            Dimension dimension = matrix.inputs().get(input);
            long allowed = rule.allowed()[input];
            List<String> values = IntStream.range(0, dimension.values().size()).filter(value -> (allowed >>> value & 1) == 1).mapToObj(value -> dimension.values().get(value).id()).toList();
            if (values.size() < dimension.values().size()) {
                when.put(dimension.word().id(), values);
            }
        }
        Map<String, String> then = new LinkedHashMap<>();
        for (int measure = 0; measure < rule.outcome().length; measure++) {
            if (rule.outcome()[measure] >= 0) {
                Dimension dimension = matrix.measures().get(measure);
                then.put(dimension.word().id(), dimension.values().get(rule.outcome()[measure]).id());
            }
        }
        return new Line(rule.id(), when, then, rule.zh(), rule.en(), "");
    }

    private static String id(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// The same with another code, version and days.
    public MatrixScript with(String newCode, int newVersion, String from, String to) {
        return new MatrixScript(newCode, Integer.toString(newVersion), titleZh, titleEn, from, to, originDays, source, inputs, measures, tables);
    }

    /// The same with other tables.
    public MatrixScript with(List<Table> others) {
        return new MatrixScript(code, version, titleZh, titleEn, effectiveFrom, effectiveTo, originDays, source, inputs, measures, others);
    }

    /// As YAML that [Matrix#read] takes.
    public Yaml yaml() {
        Lines lines = new Lines();
        lines.add("code: " + quoted(code), "head!code");
        lines.add("version: " + plain(version), "head!version");
        lines.add("title: {zh: " + quoted(titleZh) + ", en: " + quoted(titleEn) + "}", "head!title");
        lines.add("effective_from: " + plain(effectiveFrom), "head!effective_from");
        if (!effectiveTo.isBlank()) {
            lines.add("effective_to: " + plain(effectiveTo), "head!effective_to");
        }
        if (!originDays.isBlank()) {
            lines.add("origin_days: " + plain(originDays), "head!origin_days");
        }
        lines.add("source: " + quoted(source), "head!source");
        dimensions(lines, "inputs", inputs);
        dimensions(lines, "measures", measures);
        lines.add(tables.isEmpty() ? "tables: []" : "tables:", "tables");
        for (Table table : tables) {
            lines.add("  - id: " + quoted(table.id()), table.place());
            lines.add("    for: " + quoted(table.subject()), table.place());
            lines.add("    hit: " + quoted(table.hit()), table.place());
            lines.add(table.lines().isEmpty() ? "    rules: []" : "    rules:", table.id());
            for (Line line : table.lines()) {
                lines.add("      - " + text(line), line.place());
            }
        }
        return new Yaml(String.join("\n", lines.texts) + "\n", lines.places);
    }

    private static final class Lines {
        private final List<String> texts = new ArrayList<>();
        private final Map<Integer, String> places = new HashMap<>();

        void add(String text, String place) {
            texts.add(text);
            if (!place.isEmpty()) {
                places.put(texts.size(), place);
            }
        }
    }

    private static void dimensions(Lines lines, String key, List<Words> dimensions) {
        lines.add(dimensions.isEmpty() ? key + ": []" : key + ":", key);
        for (Words one : dimensions) {
            lines.add("  - " + text(one.word(), ", values: [" + one.values().stream().map(value -> text(value, "")).collect(Collectors.joining(", ")) + "]"), one.place());
        }
    }

    private static String text(Word word, String more) {
        return "{id: " + quoted(word.id()) + ", zh: " + quoted(word.zh()) + ", en: " + quoted(word.en()) + more + "}";
    }

    private static String text(Line line) {
        String when = line.when().isEmpty() ? "" : ", when: {" + line.when().entrySet().stream()
                .map(one -> quoted(one.getKey()) + ": [" + one.getValue().stream().map(MatrixScript::quoted).collect(Collectors.joining(", ")) + "]").collect(Collectors.joining(", ")) + "}";
        String then = ", then: {" + line.then().entrySet().stream().map(one -> quoted(one.getKey()) + ": " + quoted(one.getValue())).collect(Collectors.joining(", ")) + "}";
        return "{id: " + quoted(line.id()) + when + then + (line.zh().isBlank() ? "" : ", zh: " + quoted(line.zh())) + (line.en().isBlank() ? "" : ", en: " + quoted(line.en())) + "}";
    }

    /// A number or day stays as it is; whatever else was written there is quoted, and refused with its words.
    private static String plain(String text) {
        return text.strip().matches("[0-9-]{1,10}") ? text.strip() : quoted(text);
    }

    /// Double quotes as in JSON, which YAML reads alike.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.strip().toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007f' || c == '\u2028' || c == '\u2029' || c == '\ufeff' || Character.isSurrogate(c) && !Character.isValidCodePoint(c)) {
                        quoted.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
