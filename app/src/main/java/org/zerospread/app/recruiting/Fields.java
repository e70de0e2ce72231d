package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormReader;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.resumption.IndustryCode;

/// Reads the fields that several forms of recruiting have; all that is wrong goes to the form's reader.
record Fields(FormReader reader, LocalDate today) {

    /// No name and password before the host, no blanks, and no more than a browser takes.
    private static final Pattern LINK = Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s<>\"]{0,250})?");

    /// A text that must be there.
    String needed(String field, @Nullable String typed, int longest) {
        String text = reader.text(field, typed, longest);
        if (text == null) {
            reader.add(field, "RCR-001", "请填写", "write it");
        }
        return text == null ? "" : text;
    }

    /// Whole yuan above zero; zero where it is wrong or blank and needed.
    long amount(String field, @Nullable String typed, long before) {
        if (typed == null || typed.isBlank()) {
            if (before == 0) {
                reader.add(field, "RCR-001", "请填写金额", "write the sum");
            }
            return before;
        }
        return switch (Yuan.read(typed)) {
            case Yuan.Reading.Accepted(Yuan sum) when sum.isWhole() && sum.cents() > 0 -> sum.yuan();
            case Yuan.Reading.Accepted(Yuan sum) -> {
                reader.add(field, "RCR-001", "应为大于 0 的整数元", "whole yuan above zero");
                yield 0;
            }
            case Yuan.Reading.Refused(String code, String zh, String en) -> {
                reader.add(field, code, zh, en);
                yield 0;
            }
        };
    }

    /// A code of GB/T 4754; empty where it is wrong or blank.
    String industry(String field, @Nullable String typed) {
        return switch (IndustryCode.read(typed == null ? "" : typed)) {
            case IndustryCode.Reading.Accepted accepted -> accepted.industry().value();
            case IndustryCode.Reading.Refused(String code, String zh, String en) -> {
                reader.add(field, code, zh, en);
                yield "";
            }
        };
    }

    /// A day; the given one when blank. Whether it may be that day, the rule says.
    LocalDate day(String field, @Nullable String typed, LocalDate blank) {
        if (typed == null || typed.isBlank()) {
            return blank;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (Math.abs(day.getYear() - today.getYear()) <= 20) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // The form is told below, as for a day of another age.
        }
        reader.add(field, "RCR-001", "日期应写成 2020-02-27", "write the day as 2020-02-27");
        return blank;
    }

    /// A whole number within bounds; the least one where it is wrong.
    int number(String field, @Nullable String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("[0-9]{1,8}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        reader.add(field, "RCR-001", "应为 " + least + " 到 " + most + " 的整数", "a whole number from " + least + " to " + most);
        return least;
    }

    /// A link of a video meeting; null when blank.
    @Nullable String link(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (LINK.matcher(typed.strip()).matches()) {
            return typed.strip();
        }
        reader.add(field, "RCR-009", "链接应以 https:// 开头", "a link begins with https://");
        return null;
    }
}
