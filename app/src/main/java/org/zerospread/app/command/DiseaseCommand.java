package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.surveillance.FactAnswers;
import org.zerospread.app.surveillance.JudgementText;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.DiseaseReader;
import org.zerospread.engine.disease.Edition;
import org.zerospread.engine.disease.Judgement;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `disease check` and `disease judge`: judges a document, and a person by it; needs no store.
@Command(name = "disease", mixinStandardHelpOptions = true, description = "疾病 Checks a disease written as data, or says what somebody is by its definitions.",
        subcommands = {DiseaseCommand.Check.class, DiseaseCommand.Judge.class})
final class DiseaseCommand implements Runnable {

    enum Format {
        TEXT, JSON
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "要写明 check 或 judge。 Say check or judge.");
        }
    }

    /// Says whether a document is sound.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "检查疾病文件 Checks a disease: every fault with its line and reason.")
    static final class Check implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "disease in YAML, such as diseases/covid-19.yaml")
        Path file = Path.of("");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Override
        public Integer call() {
            DocumentReading<Disease> reading = read(file);
            List<DocumentFault> faults = faults(reading);
            faults.forEach(System.err::println);
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("file", file.toString());
                json.put("valid", faults.isEmpty());
                if (reading instanceof DocumentReading.Accepted<Disease>(Disease disease)) {
                    json.put("code", disease.code());
                    json.put("version", disease.version());
                    json.put("editions", disease.editions().stream().map(Edition::id).toList());
                }
                json.put("faults", faults);
                Printed.json(json);
            } else if (reading instanceof DocumentReading.Accepted<Disease>(Disease disease)) {
                System.out.printf("可用:%s,%d 个版本,%d 项事实。 The disease is sound: %s, %d editions, %d facts.%n", disease.zh(), disease.editions().size(), disease.facts().size(), disease.en(),
                        disease.editions().size(), disease.facts().size());
            }
            return faults.isEmpty() ? 0 : 1;
        }
    }

    /// Says what somebody is, and why.
    @Command(name = "judge", mixinStandardHelpOptions = true, description = "判定 Says what somebody with these answers is by the edition of a day, and why.")
    static final class Judge implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "disease in YAML, such as diseases/covid-19.yaml")
        Path file = Path.of("");

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "the day: its edition judges")
        LocalDate day = LocalDate.EPOCH;

        @Option(names = "--place", defaultValue = "500153", paramLabel = "CODE", description = "division code of the place (default: ${DEFAULT-VALUE})")
        String place = "";

        @Option(names = "--fact", paramLabel = "ID=ANSWER", description = "an answer: fever=yes, airways=no, temperature=38.1; repeat it")
        Map<String, String> facts = new LinkedHashMap<>();

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            RegionCode where = RegionCode.tryParse(place).orElseThrow(() -> new ParameterException(java.util.Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "区划代码为 6、9、12 或 15 位数字:" + place + "。 A division code has 6, 9, 12 or 15 digits."));
            if (!(read(file) instanceof DocumentReading.Accepted<Disease>(Disease disease))) {
                return refuse(faults(read(file)).stream().map(DocumentFault::toString).toList());
            }
            FactAnswers answers = FactAnswers.read(disease, facts);
            Optional<Edition> edition = disease.findEdition(day);
            List<String> faults = new ArrayList<>(answers.faults().stream().map(fault -> fault.field() + ": " + fault.code() + " " + fault.zh() + " / " + fault.en()).toList());
            if (edition.isEmpty()) {
                faults.add("--on: DIS-022 " + day + " 没有有效的版本 / no edition is in force on that day");
            }
            return faults.isEmpty() ? answer(disease.judge(edition.orElseThrow(), where, answers.values())) : refuse(faults);
        }

        private int answer(Judgement judgement) {
            if (format == Format.JSON) {
                Printed.json(JudgementText.asJson(judgement));
            } else {
                System.out.println(JudgementText.classOf(judgement, true) + " " + JudgementText.classOf(judgement, false) + " (" + judgement.edition().zh() + " / " + judgement.edition().en() + ")");
                judgement.judged().forEach(one -> {
                    System.out.println(one.caseClass().name().toLowerCase(Locale.ROOT));
                    JudgementText.lines(one.branch()).forEach(line -> System.out.println("  " + line));
                });
            }
            return 0;
        }

        private int refuse(List<String> faults) {
            faults.forEach(System.err::println);
            return 1;
        }
    }

    private static List<DocumentFault> faults(DocumentReading<Disease> reading) {
        return reading instanceof DocumentReading.Refused<Disease>(List<DocumentFault> faults) ? faults : List.of();
    }

    private static DocumentReading<Disease> read(Path file) {
        try {
            return DiseaseReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            return new DocumentReading.Refused<>(List.of(new DocumentFault(file.toString(), 1, "", "DIS-023", "文件不存在或读不出来 (应为 UTF-8 文本)", "the file is not there or cannot be read (text in UTF-8)")));
        }
    }
}
