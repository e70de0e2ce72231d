package org.zerospread.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.plan.EventCode;
import org.zerospread.engine.plan.EventFile;
import org.zerospread.engine.plan.Need;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.PlanReader;
import org.zerospread.engine.plan.PlanReading;
import org.zerospread.engine.plan.StayAnchors;
import org.zerospread.engine.plan.StayEvent;
import org.zerospread.engine.plan.StayRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `plan check` and `plan schedule`: judges a plan, and lays it on the calendar; needs no store.
@Command(name = "plan", mixinStandardHelpOptions = true, description = "隔离方案 Checks a quarantine plan, or lays it on the calendar of one person.",
        subcommands = {PlanCommand.Check.class, PlanCommand.ScheduleOf.class})
final class PlanCommand implements Runnable {

    enum Format {
        TEXT, JSON
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "要写明 check 或 schedule。 Say check or schedule.");
        }
    }

    /// Says whether a plan is sound.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "检查方案 Checks a plan: every fault with its line and reason.")
    static final class Check implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "plan in YAML, such as plans/double-14.yaml")
        Path file = Path.of("");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Override
        public Integer call() {
            PlanReading reading = readPlan(file);
            List<DocumentFault> faults = faults(reading);
            faults.forEach(System.err::println);
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("file", file.toString());
                json.put("valid", faults.isEmpty());
                if (reading instanceof PlanReading.Accepted accepted) {
                    json.put("code", accepted.plan().code());
                    json.put("version", accepted.plan().version());
                    json.put("title_zh", accepted.plan().titleZh());
                    json.put("title_en", accepted.plan().titleEn());
                }
                json.put("faults", faults);
                Printed.json(json);
            } else if (reading instanceof PlanReading.Accepted accepted) {
                Plan plan = accepted.plan();
                System.out.printf("方案可用:%s 第 %d 版 %s。 The plan is sound: %s version %d, %s.%n", plan.code(), plan.version(), plan.titleZh(), plan.code(), plan.version(), plan.titleEn());
            }
            return faults.isEmpty() ? 0 : 1;
        }
    }

    /// Prints every dated stage, duty and transition of one person's stay.
    @Command(name = "schedule", mixinStandardHelpOptions = true, description = "排程 Prints every dated stage, duty and transition of one person under a plan.")
    static final class ScheduleOf implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "plan in YAML, such as plans/double-14.yaml")
        Path file = Path.of("");

        @Option(names = "--arrival", required = true, paramLabel = "DATE", description = "the first day of the stay: day 1")
        LocalDate arrival = LocalDate.EPOCH;

        @Option(names = "--exposure", paramLabel = "DATE", description = "the last exposure (default: the arrival)")
        @Nullable
        LocalDate exposure;

        @Option(names = "--discharge", paramLabel = "DATE", description = "the discharge from hospital (default: the arrival)")
        @Nullable
        LocalDate discharge;

        @Option(names = "--events", paramLabel = "FILE", description = "what was recorded: CSV with the columns date,kind,value; see docs/formats.md")
        @Nullable
        Path events;

        @Option(names = "--as-of", paramLabel = "DATE", description = "the day of the question (default: the last event that is not in the future, or the arrival)")
        @Nullable
        LocalDate asOf;

        @Option(names = "--needs", split = ",", paramLabel = "NEED", description = "for the plan's exceptions: under-14, pregnant, dependent, severe-illness, needs-care")
        @Nullable
        List<String> needs;

        @Option(names = "--zone", defaultValue = "Asia/Shanghai", paramLabel = "ZONE", description = "the district's time zone (default: ${DEFAULT-VALUE})")
        ZoneId zone = ZoneId.of("Asia/Shanghai");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            Set<Need> known = needs();
            for (LocalDate day : new LocalDate[] {arrival, exposure, discharge, asOf}) {
                if (day != null && (day.toEpochDay() < 0 || day.isAfter(EventCode.LAST_DAY.minusYears(10)))) {
                    throw usage("日期须在 1970-01-01 与 " + EventCode.LAST_DAY.minusYears(10) + " 之间:" + day + "。 The date must lie between these days.");
                }
            }
            PlanReading reading = readPlan(file);
            EventFile.Reading recorded = events == null ? new EventFile.Reading(List.of(), List.of()) : readEvents(events, zone);
            if (!(reading instanceof PlanReading.Accepted accepted) || !recorded.faults().isEmpty()) {
                return refuse(reading, recorded);
            }
            StayAnswer answer = StayAnswer.of(accepted.plan(), new StayAnchors(arrival, exposure, discharge), known, recorded.entries(), asOf, new DistrictClock(zone).today());
            if (format == Format.JSON) {
                Printed.json(answer.asJson());
            } else {
                answer.asText().forEach(System.out::println);
            }
            return 0;
        }

        private Integer refuse(PlanReading reading, EventFile.Reading recorded) {
            List<DocumentFault> faults = new java.util.ArrayList<>(faults(reading));
            faults.addAll(recorded.faults());
            return Printed.refuse(faults, format == Format.JSON);
        }

        private Set<Need> needs() {
            Set<Need> known = EnumSet.noneOf(Need.class);
            for (String word : needs == null ? List.<String>of() : needs) {
                try {
                    known.add(Need.valueOf(word.strip().replace('-', '_').toUpperCase(java.util.Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw usage("不认识的情形:" + word + "。 Unknown need; one of under-14, pregnant, dependent, severe-illness, needs-care");
                }
            }
            return known;
        }

        private ParameterException usage(String message) {
            return new ParameterException(java.util.Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
        }
    }

    private static List<DocumentFault> faults(PlanReading reading) {
        return reading instanceof PlanReading.Refused refused ? refused.faults() : List.of();
    }

    private static PlanReading readPlan(Path file) {
        try {
            return PlanReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            return new PlanReading.Refused(List.of(unreadable(file)));
        }
    }

    /// UTF-8, or GB18030 where it is not.
    private static EventFile.Reading readEvents(Path file, ZoneId zone) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text;
            try {
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                text = new String(bytes, Charset.forName("GB18030"));
            }
            return EventFile.read(file.toString(), text, zone);
        } catch (IOException e) {
            return new EventFile.Reading(List.of(), List.of(unreadable(file)));
        }
    }

    private static DocumentFault unreadable(Path file) {
        return new DocumentFault(file.toString(), 1, "", "PLAN-020", "文件不存在或读不出来 (方案应为 UTF-8 文本)", "the file is not there or cannot be read (a plan is text in UTF-8)");
    }
}
