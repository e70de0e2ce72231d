package org.zerospread.engine.region;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A region as a 15-digit number `PP CC DD TTT VVV GGG`: province, city, district, town, village, grid.
///
/// A region of a higher level has zeros on the right: Rongchang district is 500153 000 000 000. All that lies inside a region is
/// therefore the range [#low()] to [#high()], and ranges of two regions either nest or have nothing in common. The level is
/// that of the last segment that is not zero, so `500100000000` (市辖区) is a city although Chongqing has no city in between,
/// and `441900003000` is a town right below the city of Dongguan, which has no districts.
///
/// @param value the 15 digits; the province is never zero
public record RegionCode(long value) implements Comparable<RegionCode> {

    private static final long LOWEST = 100_000_000_000_000L;
    private static final long HIGHEST = 999_999_999_999_999L;
    private static final Pattern DIGIT_RUN = Pattern.compile("(?<![0-9])[0-9]+(?![0-9])");

    public RegionCode {
        if (value < LOWEST || value > HIGHEST) {
            throw new IllegalArgumentException("region code " + value + " does not have 15 digits beginning with a province");
        }
    }

    /// Reads 6 (district), 9 (town), 12 (village) or 15 (grid) ASCII digits; what is missing on the right is filled with zeros.
    ///
    /// @throws IllegalArgumentException quoting the text, when it is anything else; full-width digits are refused too, because a
    ///     code is copied from a table and never typed on a phone
    public static RegionCode parse(String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException(
                    "region code \"" + text + "\" is not 6, 9, 12 or 15 digits (0-9) beginning with a province");
        }
        return new RegionCode(Long.parseLong(text + "0".repeat(15 - text.length())));
    }

    /// The first region code in a running text: a run of exactly 6, 9, 12 or 15 digits with no digit beside it.
    public static Optional<RegionCode> findIn(String text) {
        Matcher runs = DIGIT_RUN.matcher(text);
        while (runs.find()) {
            if (isCode(runs.group())) {
                return Optional.of(parse(runs.group()));
            }
        }
        return Optional.empty();
    }

    private static boolean isCode(String text) {
        boolean length = switch (text.length()) {
            case 6, 9, 12, 15 -> true;
            default -> false;
        };
        return length && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.charAt(0) != '0';
    }

    /// The level of the last segment that is not zero.
    public RegionLevel level() {
        RegionLevel[] levels = RegionLevel.values();
        for (int i = levels.length - 1; i > 0; i--) {
            if (value % levels[i - 1].span() != 0) {
                return levels[i];
            }
        }
        return RegionLevel.PROVINCE;
    }

    /// The region right above, or empty for a province. The town of a city without districts has the city as parent.
    public Optional<RegionCode> parent() {
        RegionLevel level = level();
        if (level == RegionLevel.PROVINCE) {
            return Optional.empty();
        }
        return Optional.of(truncatedTo(RegionLevel.values()[level.ordinal() - 1]));
    }

    /// The region itself or the one above it that covers the given level; empty when that level lies below this region.
    ///
    /// Where the tree has no region of that level (a district of Dongguan), it is the nearest one above.
    public Optional<RegionCode> ancestorAt(RegionLevel level) {
        return level.isBelow(level()) ? Optional.empty() : Optional.of(truncatedTo(level));
    }

    private RegionCode truncatedTo(RegionLevel level) {
        return new RegionCode(value - value % level.span());
    }

    /// The least code inside the region: its own.
    public long low() {
        return value;
    }

    /// The greatest 15-digit number inside the region.
    public long high() {
        return value + level().span() - 1;
    }

    /// All that lies inside, this region included.
    public RegionRange range() {
        return new RegionRange(low(), high());
    }

    /// Whether the other region lies inside this one or is the same.
    public boolean contains(RegionCode other) {
        return range().contains(other.value);
    }

    @Override
    public int compareTo(RegionCode other) {
        return Long.compare(value, other.value);
    }

    /// The 15 digits.
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
