package org.zerospread.app.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows enough of a name or number to tell two persons apart, and no more.
public final class Masking {

    private static final Set<String> DOUBLE_SURNAMES = Set.of("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "令狐", "东方",
            "南宫", "轩辕", "端木", "百里", "呼延", "澹台", "公冶", "太史", "申屠", "闻人", "钟离", "独孤", "赫连", "拓跋");

    private Masking() {
    }

    /// The surname, and a star for each further character: `欧阳**`, `Wang ***`.
    public static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        int blank = name.indexOf(' ');
        int surname = blank > 0 ? blank + 1
                : name.length() > 2 && DOUBLE_SURNAMES.contains(name.substring(0, 2)) ? 2
                : name.offsetByCodePoints(0, 1);
        return name.substring(0, surname) + "*".repeat(Math.max(1, name.codePointCount(surname, name.length())));
    }

    /// A card number with its first and last two characters: `50**************16`.
    public static String card(@Nullable String number) {
        return masked(number, 2, 2);
    }

    /// A phone number with its first three and last two digits: `138******34`.
    public static String phone(@Nullable String number) {
        return masked(number, 3, 2);
    }

    private static String masked(@Nullable String number, int head, int tail) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        boolean longEnough = number.length() > head + tail;
        String first = longEnough ? number.substring(0, head) : "";
        String last = longEnough ? number.substring(number.length() - tail) : "";
        return first + "*".repeat(number.length() - first.length() - last.length()) + last;
    }
}
