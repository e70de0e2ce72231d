package org.zerospread.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sum of money in yuan (元), kept in cents (分): nothing is rounded but where a share is taken, and then down.
///
/// @param cents from 0 to [#MOST_CENTS]
public record Yuan(long cents) implements Comparable<Yuan> {

    /// Ten trillion yuan less a cent: 13 digits before the point.
    public static final long MOST_CENTS = 999_999_999_999_999L;
    /// Nothing.
    public static final Yuan ZERO = new Yuan(0);

    private static final int CENTS = 100;
    private static final int MOST_TYPED = 40;
    /// Digits with or without commas by threes, a point, and what it counts in.
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?(元|万元?|亿元?)?");

    public Yuan {
        if (cents < 0 || cents > MOST_CENTS) {
            throw new IllegalArgumentException("a sum of " + cents + " cents");
        }
    }

    /// What became of a typed sum.
    public sealed interface Reading {

        record Accepted(Yuan sum) implements Reading {
        }

        /// @param code stable: MONEY-001 not a sum, MONEY-002 below zero, MONEY-003 more than 13 digits before the point, MONEY-004 parts of a cent
        record Refused(String code, String zh, String en) implements Reading {
        }
    }

    /// So many whole yuan.
    public static Yuan of(long yuan) {
        return new Yuan(Math.multiplyExact(yuan, CENTS));
    }

    /// Reads `530000000`, `530,000,000`, `86.50`, `53000万`, `70.3亿元`; full-width digits and blanks around are understood.
    public static Reading read(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (text.startsWith("-") || text.startsWith("−")) {
            return new Reading.Refused("MONEY-002", "金额不能是负数", "a sum cannot be below zero");
        }
        Matcher form = FORM.matcher(text.length() > MOST_TYPED ? "" : text);
        if (!form.matches()) {
            return text.length() > MOST_TYPED ? tooMany() : new Reading.Refused("MONEY-001", "金额应写成 530000000、86.50 或 5.3亿", "write the sum as 530000000, 86.50 or 5.3亿");
        }
        BigDecimal unit = form.group(3) == null || form.group(3).equals("元") ? BigDecimal.ONE : form.group(3).startsWith("万") ? new BigDecimal("10000") : new BigDecimal("100000000");
        BigDecimal cents = new BigDecimal(form.group(1).replace(",", "") + (form.group(2) == null ? "" : form.group(2))).multiply(unit).multiply(BigDecimal.valueOf(CENTS));
        if (cents.compareTo(BigDecimal.valueOf(MOST_CENTS)) > 0) {
            return tooMany();
        }
        if (cents.stripTrailingZeros().scale() > 0) {
            return new Reading.Refused("MONEY-004", "金额最多到分", "a sum goes down to cents, no further");
        }
        return new Reading.Accepted(new Yuan(cents.longValueExact()));
    }

    private static Reading tooMany() {
        return new Reading.Refused("MONEY-003", "金额太大:小数点前最多 13 位", "the sum is too large: at most 13 digits before the point");
    }

    /// The sum of both.
    public Yuan plus(Yuan other) {
        return new Yuan(Math.addExact(cents, other.cents));
    }

    /// What is left after taking the other away; nothing when that is more.
    public Yuan less(Yuan other) {
        return new Yuan(Math.max(0, cents - other.cents));
    }

    /// So many times the sum, at most the largest there is.
    public Yuan times(int count) {
        BigDecimal product = BigDecimal.valueOf(cents).multiply(BigDecimal.valueOf(count));
        return new Yuan(product.min(BigDecimal.valueOf(MOST_CENTS)).longValueExact());
    }

    /// A share of it, rounded down to the cent.
    ///
    /// @param percent not below zero
    public Yuan share(BigDecimal percent) {
        BigDecimal part = BigDecimal.valueOf(cents).multiply(percent).movePointLeft(2).setScale(0, RoundingMode.DOWN);
        return new Yuan(part.min(BigDecimal.valueOf(MOST_CENTS)).longValueExact());
    }

    /// The smaller of both.
    public Yuan min(Yuan other) {
        return cents <= other.cents ? this : other;
    }

    /// Whether it is whole yuan.
    public boolean isWhole() {
        return cents % CENTS == 0;
    }

    /// Whole yuan, cents left out.
    public long yuan() {
        return cents / CENTS;
    }

    @Override
    public int compareTo(Yuan other) {
        return Long.compare(cents, other.cents);
    }

    /// As a plain number, `86.5` as `86.50`, whole yuan without a point.
    @Override
    public String toString() {
        return isWhole() ? Long.toString(yuan()) : "%d.%02d".formatted(yuan(), cents % CENTS);
    }
}
