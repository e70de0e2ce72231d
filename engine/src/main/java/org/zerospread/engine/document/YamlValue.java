package org.zerospread.engine.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// One scalar with its place: turns it into a typed value, or records why not and answers empty.
///
/// @param text as written, without quotes
record YamlValue(YamlDocument document, int line, String path, String text) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

    static Optional<YamlValue> of(YamlDocument document, Node node, String path) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new YamlValue(document, YamlDocument.line(node), path, scalar.getValue()));
        }
        document.wrongKind(node, path, "单个值", "a single value");
        return Optional.empty();
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private <T> Optional<T> parsed(Parser<T> parser, String zh, String en) {
        try {
            return Optional.of(parser.parse(text.strip()));
        } catch (DateTimeException | NumberFormatException unreadable) {
            document.fault(line, path, "YAML-007", "“" + text + "”不是" + zh, "\"" + text + "\" is not " + en);
            return Optional.empty();
        }
    }

    Optional<Long> integer(long min, long max) {
        Optional<Long> value = parsed(Long::valueOf, "整数", "a whole number");
        return value.filter(number -> inRange(number >= min && number <= max, Long.toString(min), Long.toString(max)));
    }

    Optional<Double> decimal(double min, double max) {
        Optional<Double> value = parsed(YamlValue::plainDecimal, "数", "a number");
        return value.filter(number -> inRange(number >= min && number <= max, Double.toString(min), Double.toString(max)));
    }

    /// Only digits, sign, point and exponent: Java would also take "NaN", "0x1p3" and "1d".
    private static Double plainDecimal(String text) {
        if (!text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            throw new NumberFormatException(text);
        }
        return Double.valueOf(text);
    }

    private boolean inRange(boolean holds, String min, String max) {
        if (!holds) {
            document.fault(line, path, "YAML-008", text + " 应在 " + min + " 与 " + max + " 之间",
                    text + " must lie between " + min + " and " + max);
        }
        return holds;
    }

    Optional<LocalDate> date() {
        return parsed(LocalDate::parse, "存在的日期, 例如 2020-01-31", "an existing date such as 2020-01-31");
    }

    Optional<LocalTime> time() {
        return parsed(clock -> LocalTime.parse(clock, CLOCK), "时刻, 例如 07:00", "a time of day such as 07:00");
    }

    Optional<LocalDateTime> dateTime() {
        return parsed(YamlValue::localDateTime, "日期和时刻, 例如 2020-01-29 17:00", "a date and time such as 2020-01-29 17:00");
    }

    private static LocalDateTime localDateTime(String text) {
        int gap = Math.max(text.indexOf('T'), text.indexOf(' '));
        if (gap < 0) {
            throw new DateTimeException("no time of day");
        }
        return LocalDateTime.of(
                LocalDate.parse(text.substring(0, gap)), LocalTime.parse(text.substring(gap + 1).strip(), CLOCK));
    }

    Optional<Instant> instant() {
        return parsed(moment -> OffsetDateTime.parse(moment).toInstant(),
                "带时区的时刻, 例如 2020-01-29T17:00:00+08:00", "a moment with its offset such as 2020-01-29T17:00:00+08:00");
    }

    Optional<Boolean> flag() {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> {
                document.fault(line, path, "YAML-007", "“" + text + "”不是 true 或 false", "\"" + text + "\" is neither true nor false");
                yield Optional.empty();
            }
        };
    }

    /// The constant named by the text: case, hyphens and underscores do not matter.
    <E extends Enum<E>> Optional<E> word(Class<E> type) {
        String wanted = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        E[] constants = type.getEnumConstants();
        Optional<E> found = Arrays.stream(constants).filter(constant -> constant.name().equals(wanted)).findFirst();
        if (found.isEmpty()) {
            var words = Arrays.stream(constants).map(YamlValue::written).toList();
            Optional<String> nearest = NearestWord.to(text.strip(), words);
            document.fault(line, path, "YAML-009",
                    "不认识“" + text + "”" + nearest.map(word -> ", 是不是“" + word + "”?").orElse("") + " 可用: " + String.join("、", words),
                    "unknown word \"" + text + "\"" + nearest.map(word -> "; did you mean \"" + word + "\"?").orElse("")
                            + " known: " + String.join(", ", words));
        }
        return found;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
