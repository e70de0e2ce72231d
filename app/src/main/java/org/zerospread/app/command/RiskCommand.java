package org.zerospread.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.grading.RiskAssessment;
import org.zerospread.engine.grading.RiskCases;
import org.zerospread.engine.grading.RiskRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `risk`: the level of every county and town that has cases, on a day; needs no store.
@Command(name = "risk", mixinStandardHelpOptions = true, description = "风险等级 Says the risk level of each county and town on a day, why, since when, and when it falls.")
final class RiskCommand implements Callable<Integer> {

    private static final String SHIPPED = "policies/risk-2020-02.yaml";

    enum Format {
        TEXT, JSON
    }

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "CSV or XLSX: case_id, region, confirmed_date, cluster_id")
    Path cases = Path.of("");

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "the day of the levels, such as 2020-03-04")
    LocalDate date = LocalDate.EPOCH;

    @Option(names = "--rules", paramLabel = "FILE", description = "rules in YAML (default: the shipped " + SHIPPED + ")")
    @Nullable
    Path rules;

    @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.TEXT;

    /// A place with its level.
    private record Graded(RiskCases.Place place, List<ConfirmedCase> cases, RiskAssessment assessment) {
    }

    @Override
    public Integer call() {
        RiskCases.Reading reading = RiskCases.read(cases);
        DocumentReading<RiskRules> read = readRules();
        List<DocumentFault> faults = new ArrayList<>(reading.faults());
        if (read instanceof DocumentReading.Refused<RiskRules>(List<DocumentFault> wrong)) {
            faults.addAll(wrong);
        }
        reading.notes().forEach(System.err::println);
        if (!faults.isEmpty() || !(read instanceof DocumentReading.Accepted<RiskRules>(RiskRules in))) {
            return Printed.refuse(faults, format == Format.JSON);
        }
        if (!in.isInForceOn(date)) {
            System.err.println("规则 " + in.code() + " 在 " + date + " 并未生效, 仍按它计算。 The rules " + in.code() + " are not in force on " + date + "; they are applied all the same.");
        }
        List<Graded> graded = reading.places().entrySet().stream().map(entry -> new Graded(entry.getKey(), entry.getValue(), RiskAssessment.assess(entry.getValue(), date, in))).toList();
        if (format == Format.JSON) {
            Printed.json(json(in, graded));
        } else {
            graded.forEach(RiskCommand::printLine);
        }
        return 0;
    }

    private DocumentReading<RiskRules> readRules() {
        String name = rules == null ? SHIPPED : rules.toString();
        try {
            return RiskRules.read(name, rules == null ? shipped() : Files.readString(rules));
        } catch (IOException absent) {
            return new DocumentReading.Refused<>(List.of(new DocumentFault(name, 1, "", "RISK-005", "文件不存在, 或不是 UTF-8 文本", "the file is not there, or is no text in UTF-8")));
        }
    }

    private static String shipped() throws IOException {
        try (InputStream file = RiskCommand.class.getClassLoader().getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IOException(SHIPPED);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void printLine(Graded one) {
        RiskAssessment found = one.assessment();
        System.out.printf("%s  %s  %s%s%s%n", one.place().code(), found.level().zh(), found.reasonZh(),
                found.since().map(day -> "; 自 " + day).orElse(""), found.fallsOn().map(day -> "; 若无新增, " + day + " 下调").orElse(""));
    }

    private Map<String, Object> json(RiskRules in, List<Graded> graded) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", date.toString());
        json.put("rules", Map.of("code", in.code(), "version", in.version(), "unit", word(in.unit()), "in_force", in.isInForceOn(date)));
        json.put("levels", graded.stream().map(this::json).toList());
        return json;
    }

    private Map<String, @Nullable Object> json(Graded one) {
        RiskAssessment found = one.assessment();
        OptionalInt quiet = found.daysWithoutNew();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", one.place().code());
        json.put("unit", one.place().unit() == null ? null : word(one.place().unit()));
        json.put("level", word(found.level()));
        json.put("since", found.since().map(LocalDate::toString).orElse(null));
        json.put("falls_on", found.fallsOn().map(LocalDate::toString).orElse(null));
        json.put("confirmed_total", found.total());
        json.put("last_confirmed_on", quiet.isPresent() ? date.minusDays(quiet.getAsInt()).toString() : null);
        json.put("days_without_new", quiet.isPresent() ? quiet.getAsInt() : null);
        json.put("reason_zh", found.reasonZh());
        json.put("reason_en", found.reasonEn());
        json.put("cases", one.cases().stream().filter(confirmed -> !confirmed.confirmedOn().isAfter(date)).map(ConfirmedCase::id).toList());
        json.put("cases_later", one.cases().stream().filter(confirmed -> confirmed.confirmedOn().isAfter(date)).map(ConfirmedCase::id).toList());
        return json;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
