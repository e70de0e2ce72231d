package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.matrix.Decision;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.MatrixWorkbook;
import org.zerospread.engine.matrix.Rule;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.matrix.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `matrix check` and `matrix decide`: looks a matrix of graded control through, and says the measures of one case; needs no store.
@Command(name = "matrix", mixinStandardHelpOptions = true, description = "三三制矩阵 Checks the tables of graded control, or says the measures of one case.",
        subcommands = {MatrixCommand.Check.class, MatrixCommand.Decide.class})
final class MatrixCommand implements Runnable {

    enum Format {
        TEXT, JSON
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "要写明 check 或 decide。 Say check or decide.");
        }
    }

    /// Says whether every case has one answer.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "检查 Every gap, contradiction, overlap and unknown word, with its line.")
    static final class Check implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "matrix in YAML or as a workbook (XLSX), such as policies/three-three-2020.yaml")
        Path file = Path.of("");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Override
        public Integer call() {
            DocumentReading<Matrix> reading = read(file);
            if (reading instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> faults)) {
                return Printed.refuse(faults, format == Format.JSON);
            }
            Matrix matrix = ((DocumentReading.Accepted<Matrix>) reading).value();
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("valid", true);
                json.put("code", matrix.code());
                json.put("version", matrix.version());
                json.put("tables", matrix.tables().stream().map(table -> Map.of("id", table.id(), "for", word(table.subject()), "hit", word(table.hitPolicy()), "rules", table.rules().size())).toList());
                json.put("faults", List.of());
                Printed.json(json);
            } else {
                System.out.printf("可用:%s 第 %d 版,%d 张表,无空白、无矛盾。 The matrix is sound: %d tables without gap or contradiction.%n", matrix.titleZh(), matrix.version(), matrix.tables().size(),
                        matrix.tables().size());
            }
            return 0;
        }
    }

    /// Says what holds for one case.
    @Command(name = "decide", mixinStandardHelpOptions = true, description = "判定 The measures of one case, and the rows that fired.")
    static final class Decide implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "matrix in YAML or as a workbook (XLSX), such as policies/three-three-2020.yaml")
        Path file = Path.of("");

        @Option(names = "--for", required = true, paramLabel = "SUBJECT", description = "${COMPLETION-CANDIDATES}")
        Subject subject = Subject.PERSON;

        @Option(names = "--fact", required = true, paramLabel = "INPUT=VALUE", description = "every input of the matrix: zone=border, origin=key-area; repeat it")
        Map<String, String> facts = new LinkedHashMap<>();

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            DocumentReading<Matrix> reading = read(file);
            if (reading instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> faults)) {
                return Printed.refuse(faults, format == Format.JSON);
            }
            Matrix matrix = ((DocumentReading.Accepted<Matrix>) reading).value();
            int[] known = known(matrix);
            List<Decision> decisions = matrix.tablesFor(subject).stream().map(table -> table.decide(known)).toList();
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("matrix", matrix.code());
                json.put("version", matrix.version());
                json.put("for", word(subject));
                json.put("decisions", decisions.stream().map(decision -> json(matrix, decision)).toList());
                Printed.json(json);
            } else {
                decisions.forEach(decision -> printLines(matrix, decision));
            }
            return 0;
        }

        private int[] known(Matrix matrix) {
            int[] known = new int[matrix.inputs().size()];
            for (int input = 0; input < known.length; input++) {
                Dimension dimension = matrix.inputs().get(input);
                String words = dimension.values().stream().map(Word::id).collect(Collectors.joining(", "));
                String value = facts.get(dimension.word().id());
                known[input] = value == null ? -1 : dimension.indexOf(value);
                if (known[input] < 0) {
                    throw usage("--fact " + dimension.word().id() + "=…:" + (value == null ? "缺少" : "没有“" + value + "”") + ";可用: " + words + "。 It takes one of these.");
                }
            }
            facts.keySet().stream().filter(key -> matrix.findInput(key).isEmpty()).findFirst().ifPresent(key -> {
                throw usage("没有输入“" + key + "”。 There is no input \"" + key + "\".");
            });
            return known;
        }

        private ParameterException usage(String text) {
            return new ParameterException(java.util.Objects.requireNonNull(spec, "set by picocli").commandLine(), text);
        }

        private static Map<String, Object> json(Matrix matrix, Decision decision) {
            Map<String, Object> measures = new LinkedHashMap<>();
            for (int measure = 0; measure < decision.outcome().length; measure++) {
                if (decision.outcome()[measure] >= 0) {
                    Dimension of = matrix.measures().get(measure);
                    measures.put(of.word().id(), of.values().get(decision.outcome()[measure]).id());
                }
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("table", decision.table().id());
            json.put("measures", measures);
            json.put("rows", decision.fired().stream().map(rule -> Map.of("id", rule.id(), "line", rule.line(), "zh", rule.zh(), "en", rule.en())).toList());
            return json;
        }

        private static void printLines(Matrix matrix, Decision decision) {
            List<String> said = new ArrayList<>();
            for (int measure = 0; measure < decision.outcome().length; measure++) {
                if (decision.outcome()[measure] >= 0) {
                    Dimension of = matrix.measures().get(measure);
                    said.add(of.word().zh() + ":" + of.values().get(decision.outcome()[measure]).zh());
                }
            }
            System.out.println(decision.table().id() + "  " + String.join(";", said) + "  (" + decision.fired().stream().map(Rule::id).collect(Collectors.joining("、")) + ")");
        }
    }

    private static DocumentReading<Matrix> read(Path file) {
        String name = file.toString();
        try {
            return isWorkbook(file) ? workbook(name, file) : Matrix.read(name, Files.readString(file));
        } catch (IOException absent) {
            return new DocumentReading.Refused<>(List.of(new DocumentFault(name, 1, "", "MTX-009", "文件不存在, 或不是 UTF-8 文本", "the file is not there, or is no text in UTF-8")));
        }
    }

    private static boolean isWorkbook(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && head[0] == 'P' && head[1] == 'K';
        }
    }

    /// What is wrong is told by sheet and row.
    private static DocumentReading<Matrix> workbook(String name, Path file) throws IOException {
        MatrixWorkbook.Reading reading = MatrixWorkbook.read(name, file);
        if (reading.script().isEmpty()) {
            return new DocumentReading.Refused<>(reading.faults());
        }
        MatrixScript.Yaml yaml = reading.script().get().yaml();
        DocumentReading<Matrix> read = Matrix.read(name, yaml.text());
        return read instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> faults) ? new DocumentReading.Refused<>(MatrixWorkbook.placed(yaml, faults)) : read;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
