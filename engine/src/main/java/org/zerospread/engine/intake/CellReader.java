package org.zerospread.engine.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.identity.PhoneReading;

/// From one cell to one value: understood with a note, or refused; never guessed.
public final class CellReader {

    private static final Pattern TEMPERATURE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?)(°?[CF]|度|摄氏度)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE]\\+?[0-9]+");
    private static final Set<String> YES = Set.of("是", "有", "√", "✓", "Y", "YES", "1", "TRUE");
    private static final Set<String> NO = Set.of("否", "无", "×", "✗", "N", "NO", "0", "FALSE");
    private static final int PRECISE_DIGITS = 15;

    private final DateContext context;

    public CellReader(DateContext context) {
        this.context = context;
    }

    /// Reads a cell that is not blank.
    public Reading<?> read(Field field, Cell cell) {
        String text = cell.text();
        if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR) {
            return new Reading.Refused<>("INT-023", "单元格是公式或错误值, 请粘贴为数值", "a formula or an error value; paste it as a value");
        }
        if (damaged(text)) {
            return new Reading.Refused<>("INT-021", "含有控制字符或乱码, 请重新填写", "control characters or lost characters; enter it again");
        }
        if (cell.kind() == Cell.Kind.NUMBER && text.chars().filter(Character::isDigit).count() > PRECISE_DIGITS) {
            return new Reading.Refused<>("INT-022", "数字超过 15 位, 末几位已丢失; 请把该列设为文本后重新填写",
                    "more than 15 digits in a number: the last are lost; set the column to text and enter it again");
        }
        return switch (field.type()) {
            case TEXT -> text(text);
            case CODE -> code(text);
            case CARD -> card(text);
            case PHONE -> phone(text);
            case DATE -> map(date(cell), LocalDateTime::toLocalDate);
            case TIME -> date(cell);
            case TEMPERATURE -> temperature(text);
            case YES_NO -> yesNo(text);
            case CHOICE -> choice(field, text);
        };
    }

    private static boolean damaged(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = Character.isHighSurrogate(c) ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (c == '\uFFFD' || c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0 || alone) {
                return true;
            }
        }
        return false;
    }

    private static Reading<String> text(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("'")) {
            return Reading.noted(stripped.substring(1), "去掉了开头的撇号 / a leading apostrophe was dropped");
        }
        return stripped.length() == text.length() ? Reading.plain(text)
                : Reading.noted(stripped, "去掉了首尾空格 / blanks at the ends were dropped");
    }

    private static Reading<String> code(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (SCIENTIFIC.matcher(plain).matches() && plain.indexOf('+') >= 0) {
            return new Reading.Refused<>("INT-022", "编号被写成了科学计数法; 请把该列设为文本后重新填写",
                    "the code is in scientific notation; set the column to text and enter it again");
        }
        return noteIfChanged(text, plain);
    }

    private static <V> Reading<V> noteIfChanged(String typed, V value) {
        return typed.equals(value) ? Reading.plain(value)
                : Reading.noted(value, "全角字符或空格已按半角理解 / full-width characters or blanks were understood");
    }

    private static Reading<CardNumber> card(String text) {
        return switch (CardNumber.read(text)) {
            case CardReading.Accepted card -> new Reading.Read<>(card.card(), card.notes());
            case CardReading.Refused no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private static Reading<PhoneNumber> phone(String text) {
        return switch (PhoneNumber.read(text)) {
            case PhoneReading.Accepted phone -> new Reading.Read<>(phone.phone(), phone.notes());
            case PhoneReading.Refused no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private Reading<LocalDateTime> date(Cell cell) {
        return switch (cell.kind()) {
            case DATE_1900 -> DateText.serial(Double.parseDouble(cell.text()), false, context);
            case DATE_1904 -> DateText.serial(Double.parseDouble(cell.text()), true, context);
            case TEXT, NUMBER, BOOLEAN, FORMULA, ERROR -> {
                String plain = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
                Reading<LocalDateTime> read = DateText.read(plain, context);
                yield plain.equals(cell.text()) ? read : withNote(read, "全角字符或空格已理解 / full-width characters or blanks were understood");
            }
        };
    }

    private static <V> Reading<V> withNote(Reading<V> reading, String note) {
        if (reading instanceof Reading.Read<V> read) {
            List<String> notes = new ArrayList<>(read.notes());
            notes.add(note);
            return new Reading.Read<>(read.value(), notes);
        }
        return reading;
    }

    private static <V, W> Reading<W> map(Reading<V> reading, Function<V, W> change) {
        return switch (reading) {
            case Reading.Read<V> read -> new Reading.Read<>(change.apply(read.value()), read.notes());
            case Reading.Refused<V> no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private static Reading<BigDecimal> temperature(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "").toUpperCase(Locale.ROOT);
        Matcher shape = TEMPERATURE.matcher(plain);
        if (!shape.matches()) {
            return new Reading.Refused<>("INT-030", "不是体温, 请写作 36.5", "no temperature; write 36.5");
        }
        BigDecimal typed = new BigDecimal(shape.group(1));
        @Nullable String unit = shape.group(2);
        boolean fahrenheit = unit != null ? unit.endsWith("F") : typed.doubleValue() >= 94 && typed.doubleValue() <= 108;
        BigDecimal celsius = fahrenheit
                ? typed.subtract(new BigDecimal(32)).multiply(new BigDecimal(5)).divide(new BigDecimal(9), 1, RoundingMode.HALF_UP) : typed;
        if (celsius.doubleValue() < 34 || celsius.doubleValue() > 43) {
            return new Reading.Refused<>("INT-031", "体温应在 34 至 43 ℃, 请核对", "a temperature lies between 34 and 43 °C; check it");
        }
        if (fahrenheit) {
            return Reading.noted(celsius, "按华氏度理解, 即 " + celsius + " ℃ / read as Fahrenheit: " + celsius + " °C");
        }
        return plain.equals(text) || text.endsWith("℃") && plain.equals(text.replace("℃", "°C")) ? Reading.plain(celsius)
                : Reading.noted(celsius, "按 " + celsius + " ℃ 理解 / read as " + celsius + " °C");
    }

    private static Reading<Boolean> yesNo(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return Reading.plain(true);
        }
        return NO.contains(plain) ? Reading.plain(false)
                : new Reading.Refused<>("INT-032", "请填“是”或“否”", "write yes or no");
    }

    private static Reading<String> choice(Field field, String text) {
        @Nullable String code = field.choices().get(text.strip().toUpperCase(Locale.ROOT));
        return code != null ? Reading.plain(code)
                : new Reading.Refused<>("INT-033", "不在可选值内: " + String.join(", ", field.choices().keySet()),
                        "not one of: " + String.join(", ", field.choices().keySet()));
    }
}
