package org.zerospread.engine.plan;

import java.time.LocalDate;

/// A [StayEvent] as an int: day, kind and value. What is recorded in words is not in it, for no rule asks for the words.
///
/// `day since 1970 (16 bits) | kind (3 bits) | value (13 bits)`; read as unsigned, codes are in the order in which the rules take events: by
/// day; on a day first what changes the plan (exposure, escape, move, refusal), then what is observed; of two results of a day the worse comes last.
/// So the order in which events were written down does not matter.
public final class EventCode {

    static final int EXPOSURE = 0;
    static final int ESCAPE = 1;
    static final int MOVED = 2;
    static final int REFUSAL = 3;
    static final int TEMPERATURE = 4;
    static final int SYMPTOM = 5;
    static final int TEST = 6;

    static final int PENDING = 0;
    static final int NEGATIVE = 1;
    static final int INCONCLUSIVE = 2;
    static final int POSITIVE = 3;

    /// A test of which the method is not known.
    static final int ANY_METHOD = 7;

    /// The last day that can be packed: 2149-06-06.
    public static final LocalDate LAST_DAY = LocalDate.ofEpochDay(0xFFFF);

    private EventCode() {}

    /// Packs an event.
    ///
    /// @throws IllegalArgumentException for a day before 1970 or after [#LAST_DAY]
    public static int of(StayEvent event) {
        return switch (event) {
            case StayEvent.Exposure one -> code(one.date(), EXPOSURE, 0);
            case StayEvent.Escape one -> code(one.date(), ESCAPE, 0);
            case StayEvent.Moved one -> code(one.date(), MOVED, one.to().ordinal());
            case StayEvent.Refusal one -> code(one.date(), REFUSAL, 0);
            case StayEvent.Temperature one -> code(one.date(), TEMPERATURE, one.tenths());
            case StayEvent.Symptom one -> code(one.date(), SYMPTOM, 0);
            case StayEvent.Tested one -> code(one.date(), TEST, (one.method() == null ? ANY_METHOD : one.method().ordinal()) << 2 | result(one.result()));
        };
    }

    private static int result(@org.jspecify.annotations.Nullable TestResult result) {
        return result == null ? PENDING : switch (result) {
            case NEGATIVE -> NEGATIVE;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case POSITIVE -> POSITIVE;
        };
    }

    private static int code(LocalDate date, int kind, int value) {
        long day = date.toEpochDay();
        if (day < 0 || day > 0xFFFF) {
            throw new IllegalArgumentException("the day of an event must lie between 1970-01-01 and " + LAST_DAY + ": " + date);
        }
        return (int) day << 16 | kind << 13 | value;
    }

    static int day(int code) {
        return code >>> 16;
    }

    static int kind(int code) {
        return code >>> 13 & 7;
    }

    static int value(int code) {
        return code & 0x1FFF;
    }

    /// Puts a part of an array of codes in order.
    static void sort(int[] codes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Integer.compareUnsigned(codes[i - 1], codes[i]) > 0) {
                for (int k = from; k < to; k++) {
                    codes[k] ^= Integer.MIN_VALUE;
                }
                java.util.Arrays.sort(codes, from, to);
                for (int k = from; k < to; k++) {
                    codes[k] ^= Integer.MIN_VALUE;
                }
                return;
            }
        }
    }
}
