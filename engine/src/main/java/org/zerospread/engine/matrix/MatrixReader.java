package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.NearestWord;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Codes beside those of [YamlDocument]: MTX-001 an id twice · MTX-002 an unknown input, measure or value · MTX-003 cases that no row covers · MTX-004 two rows say
/// different things of one case · MTX-005 two rows hold for one case, which the hit policy does not allow · MTX-006 a row that never counts · MTX-007 the last day before
/// the first · MTX-008 a row that decides nothing.
final class MatrixReader {

    private static final int MOST_VALUES = 60;
    private static final int MOST_DAYS = 365;

    private final YamlMapping root;
    private List<Dimension> inputs = List.of();
    private List<Dimension> measures = List.of();

    /// Whether the tables are looked through.
    private final boolean checks;

    private MatrixReader(YamlMapping root, boolean checks) {
        this.root = root;
        this.checks = checks;
    }

    static DocumentReading<Matrix> read(String file, String text, boolean checks) {
        YamlDocument document = YamlDocument.read(file, text);
        MatrixReader reader = new MatrixReader(document.root(), checks);
        return reader.read(document);
    }

    private DocumentReading<Matrix> read(YamlDocument document) {
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "MTX-007");
        int originDays = root.optionalInteger("origin_days", 1, MOST_DAYS).orElse(Matrix.ORIGIN_DAYS);
        inputs = dimensions("inputs");
        measures = dimensions("measures");
        Set<String> ids = new HashSet<>();
        List<DecisionTable> tables = new ArrayList<>();
        for (YamlMapping entry : root.mappings("tables")) {
            tables.add(table(entry, ids));
        }
        root.finish();
        return DocumentReading.of(document, () -> new Matrix(head.code(), head.version(), head.titleZh(), head.titleEn(), validity.from(), validity.to(), head.source(), originDays, inputs, measures, tables));
    }

    private List<Dimension> dimensions(String key) {
        List<Dimension> dimensions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMapping entry : root.mappings(key)) {
            Word word = word(entry, ids);
            Set<String> valueIds = new HashSet<>();
            List<Word> values = entry.mappings("values").stream().map(value -> word(value, valueIds)).toList();
            if (values.size() > MOST_VALUES) {
                entry.fault("values", "MTX-002", "最多 " + MOST_VALUES + " 个取值", "at most " + MOST_VALUES + " values");
            }
            dimensions.add(new Dimension(word, values.isEmpty() ? List.of(word) : values.subList(0, Math.min(values.size(), MOST_VALUES))));
        }
        return dimensions;
    }

    private static Word word(YamlMapping entry, Set<String> ids) {
        String id = entry.text("id");
        if (!id.isEmpty() && !ids.add(id)) {
            entry.fault("id", "MTX-001", "“" + id + "”写了两次", "\"" + id + "\" is there twice");
        }
        return new Word(id, entry.text("zh"), entry.text("en"));
    }

    private DecisionTable table(YamlMapping entry, Set<String> ids) {
        String id = entry.text("id");
        if (!id.isEmpty() && !ids.add(id)) {
            entry.fault("id", "MTX-001", "表“" + id + "”写了两次", "the table \"" + id + "\" is there twice");
        }
        Subject subject = entry.word("for", Subject.class);
        HitPolicy hit = entry.word("hit", HitPolicy.class);
        Set<String> ruleIds = new HashSet<>();
        List<Rule> rules = new ArrayList<>();
        boolean sound = true;
        for (YamlMapping row : entry.mappings("rules")) {
            Optional<Rule> rule = rule(row, ruleIds);
            rule.ifPresent(rules::add);
            sound &= rule.isPresent();
        }
        DecisionTable table = new DecisionTable(id, subject, hit, inputs, measures.size(), rules);
        if (checks && sound && entry.has("rules")) {
            check(entry, table);
        }
        return table;
    }

    /// Empty where a word was not understood: such a table is refused and not looked through further.
    private Optional<Rule> rule(YamlMapping row, Set<String> ids) {
        String id = row.text("id");
        boolean sound = true;
        if (!id.isEmpty() && !ids.add(id)) {
            row.fault("id", "MTX-001", "行“" + id + "”写了两次", "the row \"" + id + "\" is there twice");
            sound = false;
        }
        long[] allowed = new long[inputs.size()];
        Arrays.setAll(allowed, input -> all(inputs.get(input)));
        Optional<YamlMapping> when = row.optionalMapping("when");
        if (when.isPresent()) {
            sound &= conditions(when.get(), allowed);
        }
        int[] outcome = new int[measures.size()];
        Arrays.fill(outcome, -1);
        sound &= outcome(row.mapping("then"), outcome);
        String zh = row.optionalText("zh").orElse("");
        String en = row.optionalText("en").orElse("");
        return sound ? Optional.of(new Rule(id, row.line(), allowed, outcome, zh, en)) : Optional.empty();
    }

    private boolean conditions(YamlMapping when, long[] allowed) {
        boolean sound = true;
        for (String key : when.keys()) {
            int input = place(when, key, inputs);
            if (input < 0) {
                sound = false;
                continue;
            }
            allowed[input] = 0;
            for (String value : when.texts(key)) {
                int place = inputs.get(input).indexOf(value);
                if (place < 0) {
                    unknown(when, key, value, inputs.get(input));
                    sound = false;
                } else {
                    allowed[input] |= 1L << place;
                }
            }
            if (when.texts(key).isEmpty()) {
                when.fault(key, "MTX-002", "没有写取值; 不限时不要写“" + key + "”", "no value is written; leave \"" + key + "\" out where every value will do");
            }
            sound &= allowed[input] != 0;
        }
        return sound;
    }

    private boolean outcome(YamlMapping then, int[] outcome) {
        boolean sound = true;
        for (String key : then.keys()) {
            int measure = place(then, key, measures);
            if (measure < 0) {
                sound = false;
                continue;
            }
            String value = then.text(key);
            outcome[measure] = measures.get(measure).indexOf(value);
            if (outcome[measure] < 0 && !value.isEmpty()) {
                unknown(then, key, value, measures.get(measure));
            }
            sound &= outcome[measure] >= 0;
        }
        if (then.keys().isEmpty()) {
            then.fault("MTX-008", "这一行没有写任何措施", "this row decides nothing");
            return false;
        }
        return sound;
    }

    private static int place(YamlMapping entry, String key, List<Dimension> of) {
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).word().id().equals(key)) {
                return i;
            }
        }
        String known = of.stream().map(one -> one.word().id()).collect(Collectors.joining("、"));
        entry.fault(key, "MTX-002", "没有“" + key + "”; 可用: " + known, "there is no \"" + key + "\"; known: " + known);
        return -1;
    }

    private static void unknown(YamlMapping entry, String key, String value, Dimension of) {
        List<String> known = of.values().stream().map(Word::id).toList();
        String near = NearestWord.to(value, known).map(word -> " (" + word + "?)").orElse("");
        entry.fault(key, "MTX-002", "“" + value + "”不是" + of.word().zh() + "的取值" + near + "; 可用: " + String.join("、", known),
                "\"" + value + "\" is no value of " + of.word().en() + near + "; known: " + String.join(", ", known));
    }

    private void check(YamlMapping entry, DecisionTable table) {
        TableCheck.Findings findings = TableCheck.of(table);
        findings.gaps().forEach(gap -> entry.fault("rules", "MTX-003", "没有一行适用于: " + caseZh(gap), "no row covers: " + caseEn(gap)));
        findings.overlaps().forEach(overlap -> {
            String rows = overlap.first().id() + " (" + overlap.first().line() + ")";
            String both = overlap.second().id() + " (" + overlap.second().line() + ")";
            if (overlap.contradicts()) {
                entry.fault("rules", "MTX-004", "行 " + rows + " 与行 " + both + " 对同一情形说法不同: " + caseZh(overlap.where()),
                        "the rows " + rows + " and " + both + " say different things of: " + caseEn(overlap.where()));
            } else {
                entry.fault("rules", "MTX-005", "行 " + rows + " 与行 " + both + " 同时适用于: " + caseZh(overlap.where()), "the rows " + rows + " and " + both + " both hold for: " + caseEn(overlap.where()));
            }
        });
        boolean strict = table.hitPolicy() == HitPolicy.PRIORITY;
        findings.idle().forEach(rule -> entry.fault("rules", "MTX-006", "行 " + rule.id() + " (" + rule.line() + ") 永远轮不到: " + (strict ? "更严的行" : "前面的行") + "已全部覆盖",
                "the row " + rule.id() + " (" + rule.line() + ") never counts: " + (strict ? "stricter rows" : "rows before it") + " hold wherever it does"));
    }

    private String caseZh(long[] values) {
        return text(values, true);
    }

    private String caseEn(long[] values) {
        return text(values, false);
    }

    private String text(long[] values, boolean chinese) {
        String text = IntStream.range(0, values.length).filter(input -> values[input] != all(inputs.get(input))).mapToObj(input -> {
            Dimension dimension = inputs.get(input);
            String words = IntStream.range(0, dimension.values().size()).filter(value -> (values[input] >>> value & 1) == 1)
                    .mapToObj(value -> chinese ? dimension.values().get(value).zh() : dimension.values().get(value).id()).collect(Collectors.joining("/"));
            return (chinese ? dimension.word().zh() : dimension.word().id()) + " " + words;
        }).collect(Collectors.joining(", "));
        return text.isEmpty() ? chinese ? "任何情形" : "every case" : text;
    }

    private static long all(Dimension dimension) {
        return dimension.values().size() == Long.SIZE ? -1L : (1L << dimension.values().size()) - 1;
    }
}
