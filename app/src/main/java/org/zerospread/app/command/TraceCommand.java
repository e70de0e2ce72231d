package org.zerospread.app.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.tracing.TracingNotes;
import org.zerospread.engine.tracing.TracingTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `trace`: who met whom, from a file of stays and a file of index cases; needs no store.
@Command(name = "trace", mixinStandardHelpOptions = true, description = "轨迹碰撞 Finds who met the index cases while they were infectious; see docs/formats.md.")
final class TraceCommand implements Callable<Integer> {

    enum Format {
        CSV, JSON
    }

    @Option(names = "--tracks", required = true, paramLabel = "FILE", description = "stays: CSV with the columns person_id,place_id,latitude,longitude,start,end")
    Path tracks = Path.of("");

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "index cases: CSV with the columns person_id,infectious_from,infectious_to")
    Path cases = Path.of("");

    @Option(names = "--min-minutes", defaultValue = "0", paramLabel = "M", description = "tell who was together with the index for at least so long in all (default: any time)")
    BigDecimal minMinutes = BigDecimal.ZERO;

    @Option(names = "--linger-minutes", defaultValue = "0", paramLabel = "L", description = "air and surfaces stay infectious so long after a stay of the index (default: ${DEFAULT-VALUE})")
    BigDecimal lingerMinutes = BigDecimal.ZERO;

    @Option(names = "--radius-metres", paramLabel = "R", description = "stays with coordinates and no common place meet within this distance (default: common places only)")
    @Nullable
    Double radiusMetres;

    @Option(names = "--degree", defaultValue = "1", paramLabel = "1|2", description = "2: those too who met a contact after his first exposure (default: ${DEFAULT-VALUE})")
    int degree = 1;

    @Option(names = "--zone", defaultValue = "Asia/Shanghai", paramLabel = "ZONE", description = "the district's time zone, for times that say none (default: ${DEFAULT-VALUE})")
    ZoneId zone = ZoneId.of("Asia/Shanghai");

    @Option(names = "--format", defaultValue = "CSV", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.CSV;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        TraceQuestion question = question();
        TracingTables.Read read = TracingTables.read(tracks, cases, zone, radiusMetres != null);
        TracingNotes notes = read.notes();
        say(notes.notes(), notes.noteCounts());
        say(notes.faults(), notes.faultCounts());
        TraceAnswer answer = new TraceAnswer(zone, read.zoned());
        if (!notes.faults().isEmpty()) {
            long faults = notes.faultCounts().values().stream().mapToLong(Long::longValue).sum();
            System.err.println("共 " + faults + " 处错误,未作计算。 " + faults + (faults == 1 ? " fault" : " faults") + "; nothing was worked out.");
            if (format == Format.JSON) {
                TraceAnswer.refusal(notes, System.out);
            }
            return 1;
        }
        List<Contact> contacts = read.tracks().contacts(read.cases(), question);
        if (format == Format.JSON) {
            answer.json(contacts, System.out);
        } else {
            answer.csv(contacts, System.out);
        }
        return 0;
    }

    private TraceQuestion question() {
        if (degree != 1 && degree != 2) {
            throw usage("--degree 只能是 1 或 2。 --degree is 1 or 2.");
        }
        if (radiusMetres != null && !(radiusMetres >= 0 && Double.isFinite(radiusMetres))) {
            throw usage("--radius-metres 不能小于 0。 --radius-metres must be a number from 0 on.");
        }
        return new TraceQuestion(minutes("--min-minutes", minMinutes, RoundingMode.CEILING), minutes("--linger-minutes", lingerMinutes, RoundingMode.UNNECESSARY), radiusMetres, degree);
    }

    private Duration minutes(String option, BigDecimal minutes, RoundingMode rounding) {
        try {
            long seconds = minutes.multiply(BigDecimal.valueOf(60)).setScale(0, rounding).longValueExact();
            if (seconds >= 0 && seconds <= Duration.ofDays(100_000).getSeconds()) {
                return Duration.ofSeconds(seconds);
            }
        } catch (ArithmeticException e) {
            throw usage(option + " 须为整秒。 " + option + " must be whole seconds.");
        }
        throw usage(option + " 须在 0 与 144000000 之间。 " + option + " must lie between 0 and 144000000.");
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }

    private static void say(Collection<DocumentFault> told, Map<String, Long> counts) {
        told.forEach(System.err::println);
        new TreeMap<>(counts).forEach((code, count) -> {
            if (count > TracingNotes.TOLD) {
                long more = count - TracingNotes.TOLD;
                System.err.println(code + " 另有 " + more + " 处,共 " + count + " 处。 " + more + " more, " + count + " in all.");
            }
        });
    }
}
