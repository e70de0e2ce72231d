package org.zerospread.engine.tracing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/// Reads dates and times in ISO 8601, fast enough for files of many million rows.
///
/// `2020-01-20T08:30`, with seconds, with a fraction, with a blank instead of the T, in the basic form `20200120T0830`; `24:00` ends a day. Behind it `Z`, an offset or a zone in brackets;
/// without, it is the time of the district. A date alone is its whole day: where something begins its midnight, where something ends the next one.
final class MomentText {

    /// What was found instead of a moment.
    enum Trouble {
        NONE, NOT_UNDERSTOOD, NO_SUCH_TIME, UNKNOWN_ZONE
    }

    private static final int FIRST_DAY = (int) LocalDate.of(1931, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2069, 12, 31).toEpochDay();
    private static final long SECONDS_A_DAY = 86_400;
    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int CHANGES = Integer.MIN_VALUE;

    private final ZoneId zone;
    /// Offset of the district on each day in seconds, where it is one all day.
    private final int[] offsets = new int[LAST_DAY - FIRST_DAY + 1];
    private String text = "";
    private int at;
    private Trouble trouble = Trouble.NONE;
    private boolean wholeDay;
    private boolean cut;
    private boolean twice;
    private boolean zoned;

    MomentText(ZoneId zone) {
        this.zone = zone;
        Arrays.fill(offsets, UNKNOWN);
    }

    /// Why the last text was no moment.
    Trouble trouble() {
        return trouble;
    }

    /// Whether the last moment was a date alone.
    boolean wholeDay() {
        return wholeDay;
    }

    /// Whether the last moment had a fraction of a second, which was cut off.
    boolean cut() {
        return cut;
    }

    /// Whether the district had the last time twice, when its clocks were put back; the earlier one is taken.
    boolean twice() {
        return twice;
    }

    /// Whether any moment so far said its zone.
    boolean zoned() {
        return zoned;
    }

    /// Seconds since 1970; zero with a [#trouble].
    ///
    /// @param end whether something ends then
    long read(String written, boolean end) {
        text = written;
        at = 0;
        trouble = Trouble.NONE;
        wholeDay = false;
        cut = false;
        twice = false;
        try {
            return moment(end);
        } catch (DateTimeException impossible) {
            trouble = Trouble.NO_SUCH_TIME;
            return 0;
        }
    }

    private long moment(boolean end) {
        int year = digits(4);
        boolean basic = at < text.length() && text.charAt(at) != '-';
        int month = basic ? digits(2) : part('-');
        int day = basic ? digits(2) : part('-');
        if (year < 0 || month < 0 || day < 0) {
            return no(Trouble.NOT_UNDERSTOOD);
        }
        LocalDate date = LocalDate.of(year, month, day);
        LocalDate midnight = end ? date.plusDays(1) : date;
        if (at == text.length()) {
            wholeDay = true;
            return midnight.atStartOfDay(zone).toEpochSecond();
        }
        if ("Zz+-[".indexOf(text.charAt(at)) >= 0) {
            wholeDay = true;
            return placed(midnight.toEpochDay() * SECONDS_A_DAY);
        }
        char between = text.charAt(at++);
        int hour = between == 'T' || between == 't' || between == ' ' ? digits(2) : -1;
        if (hour < 0) {
            return no(Trouble.NOT_UNDERSTOOD);
        }
        int minute = 0;
        int second = 0;
        if (more()) {
            boolean colons = text.charAt(at) == ':';
            minute = colons ? part(':') : digits(2);
            if (more() && (colons ? text.charAt(at) == ':' : digit())) {
                second = colons ? part(':') : digits(2);
            }
            fraction();
        }
        if (minute < 0 || second < 0) {
            return no(Trouble.NOT_UNDERSTOOD);
        }
        if (hour > 24 || minute > 59 || second > 59 || hour == 24 && (minute > 0 || second > 0 || cut)) {
            return no(Trouble.NO_SUCH_TIME);
        }
        return placed(date.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second);
    }

    /// Whether hours or minutes go on, and no zone follows.
    private boolean more() {
        return at < text.length() && (text.charAt(at) == ':' || digit());
    }

    private boolean digit() {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void fraction() {
        if (at + 1 < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            at++;
            while (at < text.length() && digit()) {
                cut |= text.charAt(at) != '0';
                at++;
            }
        }
    }

    /// @param local as if it were a time in UTC
    private long placed(long local) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            return inDistrict(local);
        }
        String rest = text.substring(at);
        int bracket = rest.indexOf('[');
        String offset = bracket < 0 ? rest : rest.substring(0, bracket);
        try {
            ZoneId named = bracket < 0 ? zone : ZoneId.of(rest.endsWith("]") ? rest.substring(bracket + 1, rest.length() - 1) : "");
            zoned = true;
            if (offset.isEmpty()) {
                return local(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC), named);
            }
            char sign = offset.charAt(0);
            if (sign != '+' && sign != '-' && !offset.equalsIgnoreCase("Z")) {
                return no(Trouble.UNKNOWN_ZONE);
            }
            return local - ZoneOffset.of(offset.equals("z") ? "Z" : offset).getTotalSeconds();
        } catch (DateTimeException unknown) {
            return no(Trouble.UNKNOWN_ZONE);
        }
    }

    private long inDistrict(long local) {
        int day = (int) Math.floorDiv(local, SECONDS_A_DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            return local(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC), zone);
        }
        int offset = offsets[day - FIRST_DAY];
        if (offset == UNKNOWN) {
            offset = steady(LocalDate.ofEpochDay(day));
            offsets[day - FIRST_DAY] = offset;
        }
        return offset == CHANGES ? local(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC), zone) : local - offset;
    }

    private int steady(LocalDate day) {
        List<ZoneOffset> atMidnight = zone.getRules().getValidOffsets(day.atStartOfDay());
        if (atMidnight.size() != 1) {
            return CHANGES;
        }
        java.time.zone.ZoneOffsetTransition next = zone.getRules().nextTransition(day.atStartOfDay().toInstant(atMidnight.getFirst()));
        // A change within the day or the hours behind it, which it may reach back from.
        return next != null && next.getInstant().isBefore(day.plusDays(2).atStartOfDay().toInstant(atMidnight.getFirst())) ? CHANGES : atMidnight.getFirst().getTotalSeconds();
    }

    private long local(LocalDateTime time, ZoneId where) {
        List<ZoneOffset> valid = where.getRules().getValidOffsets(time);
        if (valid.isEmpty()) {
            return no(Trouble.NO_SUCH_TIME);
        }
        twice = valid.size() > 1;
        return time.toEpochSecond(valid.getFirst());
    }

    private long no(Trouble why) {
        trouble = why;
        return 0;
    }

    private int part(char before) {
        if (at >= text.length() || text.charAt(at) != before) {
            return -1;
        }
        at++;
        return digits(2);
    }

    /// As many digits, or -1.
    private int digits(int count) {
        if (at + count > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = text.charAt(at + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        at += count;
        return value;
    }
}
