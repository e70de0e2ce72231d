package org.zerospread.app.access;

import org.jspecify.annotations.Nullable;

/// Shows enough of a number to tell two persons apart, and no more.
public final class Masking {

    private Masking() {
    }

    /// A card number with its last four characters: `**************1234`.
    public static String card(@Nullable String number) {
        return masked(number, 0);
    }

    /// A phone number with its first three and last four digits: `138****1234`.
    public static String phone(@Nullable String number) {
        return masked(number, 3);
    }

    private static String masked(@Nullable String number, int head) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        int tail = number.length() > head + 4 ? 4 : 0;
        return number.substring(0, Math.min(head, number.length() - tail)) + "*".repeat(Math.max(0, number.length() - head - tail))
                + number.substring(number.length() - tail);
    }
}
