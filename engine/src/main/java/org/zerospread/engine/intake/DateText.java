package org.zerospread.engine.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times as people write them. Where two readings are possible there is none.
final class DateText {

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "([0-9]{4})(?:[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
                    + "(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?");
    private static final Pattern NO_YEAR = Pattern.compile("([0-9]{1,2})[月.]([0-9]{1,2})[日号]");
    static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2}|[0-9]{4})");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");

    private DateText() {}

    static Reading<LocalDateTime> read(String text, DateContext context) {
        try {
            Matcher full = YEAR_FIRST.matcher(text);
            if (full.matches()) {
                return past(Reading.plain(moment(full)), context);
            }
            Matcher noYear = NO_YEAR.matcher(text);
            if (noYear.matches()) {
                return withoutYear(noYear, context);
            }
            Matcher yearLast = YEAR_LAST.matcher(text);
            if (yearLast.matches()) {
                return past(yearLast(yearLast, context.order()), context);
            }
            if (SERIAL.matcher(text).matches()) {
                return new Reading.Refused<>("INT-029", "日期序号不知从 1900 还是 1904 年算起, 请写作 2020-02-03",
                        "a serial number does not tell whether it counts from 1900 or 1904; write 2020-02-03");
            }
            if (text.indexOf('T') == 10) {
                LocalDateTime there = OffsetDateTime.parse(text).atZoneSameInstant(context.zone()).toLocalDateTime();
                return past(Reading.noted(there, "时区已换算为本地时间 / brought to local time"), context);
            }
        } catch (DateTimeException impossible) {
            return new Reading.Refused<>("INT-025", "没有这一天或这个时刻, 请改正", "there is no such day or time; correct it");
        }
        return new Reading.Refused<>("INT-024", "不是日期, 请写作 2020-02-03", "no date; write 2020-02-03");
    }

    private static LocalDateTime moment(Matcher full) {
        int first = full.group(2) != null ? 2 : full.group(4) != null ? 4 : 6;
        LocalDate day = LocalDate.of(number(full, 1), number(full, first), number(full, first + 1));
        return full.group(8) == null ? day.atStartOfDay()
                : day.atTime(number(full, 8), number(full, 9), full.group(10) == null ? 0 : number(full, 10));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Reading<LocalDateTime> withoutYear(Matcher text, DateContext context) {
        LocalDate found = LocalDate.MIN;
        int fits = 0;
        for (int year = context.from().getYear(); year <= context.today().getYear(); year++) {
            int month = number(text, 1);
            // 29 February exists in some years of the period only.
            boolean leapOnly = month == 2 && number(text, 2) == 29 && !LocalDate.of(year, 1, 1).isLeapYear();
            if (leapOnly) {
                continue;
            }
            LocalDate day = LocalDate.of(year, month, number(text, 2));
            if (!day.isBefore(context.from()) && !day.isAfter(context.today())) {
                found = day;
                fits++;
            }
        }
        return fits == 1 ? Reading.noted(found.atStartOfDay(), "没有年份, 按 " + found + " 理解 / no year; read as " + found)
                : yearMissing();
    }

    static boolean lacksYear(String text) {
        return NO_YEAR.matcher(text).matches();
    }

    static <V> Reading<V> yearMissing() {
        return new Reading.Refused<>("INT-026", "没有年份, 请写作 2020-02-03", "the year is missing; write 2020-02-03");
    }

    /// `14/01/2020` has one reading, `03/02/2020` two; which of them is meant can only be said by whoever sends the file.
    private static Reading<LocalDateTime> yearLast(Matcher text, DateContext.Order order) {
        int first = number(text, 1);
        int second = number(text, 2);
        boolean oneReading = first == second || first > 12 || second > 12;
        if (text.group(3).length() == 2 || order == DateContext.Order.UNKNOWN && !oneReading) {
            return new Reading.Refused<>("INT-027", "日月次序不明, 请写作 2020-02-03", "day and month may be exchanged; write 2020-02-03");
        }
        boolean dayFirst = switch (order) {
            case UNKNOWN -> first > 12 || first == second;
            case DAY_FIRST -> true;
            case MONTH_FIRST -> false;
        };
        LocalDate day = LocalDate.of(number(text, 3), dayFirst ? second : first, dayFirst ? first : second);
        return Reading.noted(day.atStartOfDay(), "按 " + day + " 理解 / read as " + day);
    }

    private static Reading<LocalDateTime> past(Reading<LocalDateTime> reading, DateContext context) {
        boolean future = reading instanceof Reading.Read<LocalDateTime> read
                && read.value().toLocalDate().isAfter(context.today());
        return future ? new Reading.Refused<>("INT-028", "日期在今天之后, 请改正", "the date lies ahead; correct it") : reading;
    }

    /// A whole file of serials, as the workbook's own date system counts them. 60 in the 1900 system is the 29 February that never was.
    static Reading<LocalDateTime> serial(double serial, boolean since1904, DateContext context) {
        long day = (long) Math.floor(serial);
        if (day < 0 || day > 200_000 || !since1904 && (day == 60 || day == 0)) {
            return new Reading.Refused<>("INT-025", "没有这一天, 请改正", "there is no such day; correct it");
        }
        LocalDate zero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day > 60 ? 30 : 31);
        LocalDateTime at = zero.plusDays(day).atStartOfDay().plus(Math.round((serial - day) * 86_400), ChronoUnit.SECONDS);
        return past(Reading.plain(at), context);
    }
}
