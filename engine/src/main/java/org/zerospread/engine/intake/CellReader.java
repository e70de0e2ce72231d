package org.zerospread.engine.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.identity.PhoneReading;
import org.zerospread.engine.resumption.CreditCode;
import org.zerospread.engine.resumption.IndustryCode;

/// From one cell to one value: understood with a note, or refused; never guessed.
public final class CellReader {

    private static final Pattern TEMPERATURE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?)(°?[CF]|度|摄氏度)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE]\\+?[0-9]+");
    private static final Set<String> YES = Set.of("是", "有", "√", "✓", "Y", "YES", "1", "TRUE");
    private static final Set<String> NO = Set.of("否", "无", "×", "✗", "N", "NO", "0", "FALSE");
    private static final int PRECISE_DIGITS = 15;
    private static final Pattern LEADING_ZEROS = Pattern.compile("^-?[0.]*");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("([0-9]{1,12})([岁人户间张个]?)");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");

    private final DateContext context;

    public CellReader(DateContext context) {
        this.context = context;
    }

    /// Reads a cell that is not blank.
    public Reading<?> read(Field field, Cell cell) {
        Reading<?> reading = reading(field, cell);
        return cell.notes().isEmpty() ? reading : withNotes(reading, cell.notes());
    }

    private Reading<?> reading(Field field, Cell cell) {
        String text = cell.text();
        if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR) {
            return new Reading.Refused<>("INT-023", "单元格是错误值, 或公式没有结果; 请粘贴为数值", "an error value, or a formula without a result; paste it as a value");
        }
        if (damaged(text)) {
            return new Reading.Refused<>("INT-021", "含有控制字符或乱码, 请重新填写", "control characters or lost characters; enter it again");
        }
        boolean number = cell.kind() == Cell.Kind.NUMBER || cell.kind() == Cell.Kind.NUMBER_1904;
        if (number && LEADING_ZEROS.matcher(text).replaceFirst("").chars().filter(Character::isDigit).count() > PRECISE_DIGITS) {
            return new Reading.Refused<>("INT-022", "数字超过 15 位, 末几位已丢失; 请把该列设为文本后重新填写",
                    "more than 15 digits in a number: the last are lost; set the column to text and enter it again");
        }
        boolean date = cell.kind() == Cell.Kind.DATE_1900 || cell.kind() == Cell.Kind.DATE_1904;
        return switch (field.type()) {
            case DATE -> day(date(cell));
            case BIRTH_DATE -> birthDate(cell);
            case TIME -> date(cell);
            case TEXT -> date ? dateAsText(cell) : text(text);
            case CODE, CARD, PHONE, TEMPERATURE, YES_NO, CHOICE, WHOLE_NUMBER, LATITUDE, LONGITUDE, REGION, PLATE, CREDIT_CODE, INDUSTRY ->
                date ? new Reading.Refused<>("INT-034", "单元格被表格软件改成了日期; 请设为文本后重新填写",
                        "the spreadsheet made a date of it; set the cell to text and enter it again") : valueOf(field, text, number);
        };
    }

    private Reading<?> valueOf(Field field, String text, boolean number) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return switch (field.type()) {
            case TEXT, DATE, BIRTH_DATE, TIME -> throw new IllegalArgumentException("read elsewhere: " + field.type());
            case CODE -> number ? Reading.noted(text, "单元格是数字, 开头若有 0 已丢失 / a number cell: zeros in front, if there were any, are lost") : code(text, plain);
            case CARD -> card(text);
            case PHONE -> phone(text);
            case TEMPERATURE -> temperature(text);
            case YES_NO -> yesNo(plain);
            case CHOICE -> choice(field, plain);
            case WHOLE_NUMBER -> wholeNumber(plain);
            case LATITUDE -> PlaceText.degrees(plain, 90);
            case LONGITUDE -> PlaceText.degrees(plain, 180);
            case REGION -> noteIfChanged(text, plain, PlaceText.region(plain));
            case PLATE -> PlaceText.plate(plain);
            case CREDIT_CODE -> creditCode(text);
            case INDUSTRY -> industry(text);
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

    private static Reading<String> code(String text, String plain) {
        if (SCIENTIFIC.matcher(plain).matches() && plain.indexOf('+') >= 0) {
            return new Reading.Refused<>("INT-022", "编号被写成了科学计数法; 请把该列设为文本后重新填写",
                    "the code is in scientific notation; set the column to text and enter it again");
        }
        return noteIfChanged(text, plain, Reading.plain(plain));
    }

    private static <V> Reading<V> noteIfChanged(String typed, String plain, Reading<V> reading) {
        return typed.equals(plain) ? reading : withNotes(reading, List.of("全角字符或空格已按半角理解 / full-width characters or blanks were understood"));
    }

    private static Reading<Long> wholeNumber(String plain) {
        Matcher shape = WHOLE_NUMBER.matcher(plain);
        if (!shape.matches()) {
            return new Reading.Refused<>("INT-035", "不是整数, 请只写数字, 例如 3", "no whole number; write digits only, such as 3");
        }
        Long value = Long.valueOf(shape.group(1));
        return shape.group(2).isEmpty() ? Reading.plain(value) : Reading.noted(value, "按 " + value + " 理解 / read as " + value);
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

    private static Reading<String> creditCode(String text) {
        return switch (CreditCode.read(text)) {
            case CreditCode.Reading.Accepted code -> new Reading.Read<>(code.canonical(), code.notes());
            case CreditCode.Reading.Refused no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private static Reading<String> industry(String text) {
        return switch (IndustryCode.read(text)) {
            case IndustryCode.Reading.Accepted code -> new Reading.Read<>(code.industry().value(), code.notes());
            case IndustryCode.Reading.Refused no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private Reading<LocalDateTime> date(Cell cell) {
        return switch (cell.kind()) {
            case DATE_1900 -> DateText.serial(Double.parseDouble(cell.text()), false, context);
            case DATE_1904 -> DateText.serial(Double.parseDouble(cell.text()), true, context);
            case NUMBER, NUMBER_1904 -> bareNumber(cell);
            case TEXT, BOOLEAN, FORMULA, ERROR -> {
                String plain = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
                yield noteIfChanged(cell.text(), plain, DateText.read(plain, context));
            }
        };
    }

    private Reading<LocalDate> birthDate(Cell cell) {
        boolean typed = cell.kind() == Cell.Kind.TEXT;
        return typed && DateText.lacksYear(Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip()) ? DateText.yearMissing() : day(date(cell));
    }

    /// A number without a date format in a column of dates: five digits are days, as this workbook counts them.
    private Reading<LocalDateTime> bareNumber(Cell cell) {
        boolean since1904 = cell.kind() == Cell.Kind.NUMBER_1904;
        if (!SERIAL.matcher(cell.text()).matches()) {
            return DateText.read(cell.text(), context);
        }
        return switch (DateText.serial(Double.parseDouble(cell.text()), since1904, context)) {
            case Reading.Read<LocalDateTime> read -> Reading.noted(read.value(), "数字 " + cell.text() + " 按本工作簿的日期系统 (" + (since1904 ? 1904 : 1900) + ") 理解为 "
                    + read.value().toLocalDate() + " / the serial " + cell.text() + " was read as " + read.value().toLocalDate());
            case Reading.Refused<LocalDateTime> no -> no;
        };
    }

    private Reading<String> dateAsText(Cell cell) {
        return switch (date(cell)) {
            case Reading.Read<LocalDateTime> read -> {
                boolean midnight = read.value().toLocalTime().equals(LocalTime.MIDNIGHT);
                String shown = midnight ? read.value().toLocalDate().toString() : read.value().toString();
                yield Reading.noted(shown, "日期单元格按 " + shown + " 理解 / a date cell, read as " + shown);
            }
            case Reading.Refused<LocalDateTime> no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    /// The time of the day is not part of a date; that it was there is told.
    private static Reading<LocalDate> day(Reading<LocalDateTime> reading) {
        return switch (reading) {
            case Reading.Read<LocalDateTime> read -> {
                List<String> notes = new ArrayList<>(read.notes());
                if (!read.value().toLocalTime().equals(LocalTime.MIDNIGHT)) {
                    notes.add("只取日期, 时刻未用 / the day was taken, the time of the day was not used");
                }
                yield new Reading.Read<>(read.value().toLocalDate(), notes);
            }
            case Reading.Refused<LocalDateTime> no -> new Reading.Refused<>(no.code(), no.zh(), no.en());
        };
    }

    private static <V> Reading<V> withNotes(Reading<V> reading, List<String> more) {
        if (reading instanceof Reading.Read<V> read) {
            List<String> notes = new ArrayList<>(read.notes());
            notes.addAll(more);
            return new Reading.Read<>(read.value(), notes);
        }
        return reading;
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
        String plain = text.toUpperCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return Reading.plain(true);
        }
        return NO.contains(plain) ? Reading.plain(false)
                : new Reading.Refused<>("INT-032", "请填“是”或“否”", "write yes or no");
    }

    private static Reading<String> choice(Field field, String text) {
        @Nullable String code = field.choices().get(text.toUpperCase(Locale.ROOT));
        return code != null ? Reading.plain(code)
                : new Reading.Refused<>("INT-033", "不在可选值内: " + String.join(", ", field.offered()),
                        "not one of: " + String.join(", ", field.offered()));
    }
}
