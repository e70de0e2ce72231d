package org.zerospread.app.care;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormReader;
import org.zerospread.engine.care.StandingNeed;

/// Reads the fields of a need; all that is wrong goes to the form's reader.
final class NeedReader {

    private static final int LONGEST_WHAT = 200;
    private static final int LONGEST_DOER = 60;
    private static final int LONGEST_AHEAD_DAYS = 60;

    private final FormReader reader;
    private final LocalDate today;

    NeedReader(FormReader reader, LocalDate today) {
        this.reader = reader;
        this.today = today;
    }

    /// A need that can be kept.
    ///
    /// @param everyDays null for once
    record Sound(CareKind kind, String what, ToldBy toldBy, LocalDate firstOn, @Nullable Integer everyDays, @Nullable LocalDate lastOn, @Nullable String doer) {
    }

    /// The need; null when the reader has found faults.
    @Nullable Sound read(NeedForm form) {
        CareKind kind = reader.choice("kind", form.kind(), CareKind.class);
        if (FormReader.isBlank(form.kind())) {
            reader.add("kind", "CARE-002", "请选择需要什么", "choose what it is about");
        }
        String what = reader.text("what", form.what(), LONGEST_WHAT);
        if (what == null) {
            reader.add("what", "CARE-002", "请写明要办的事", "say what is to be done");
        }
        ToldBy toldBy = reader.choice("told_by", form.toldBy(), ToldBy.class);
        LocalDate first = day("first_on", form.firstOn());
        Integer every = every(form.everyDays());
        LocalDate last = day("last_on", form.lastOn());
        LocalDate begins = first == null ? today : first;
        if (last != null && (every == null || last.isBefore(begins))) {
            reader.add("last_on", "CARE-002", every == null ? "只有按天重复的才有止日" : "止日早于起日", every == null ? "only a standing need has a last day" : "it ends before it begins");
        }
        String doer = reader.text("doer", form.doer(), LONGEST_DOER);
        return kind == null || what == null || !reader.faults().isEmpty() ? null : new Sound(kind, what, toldBy == null ? ToldBy.CADRE : toldBy, begins, every, last, doer);
    }

    private @Nullable LocalDate day(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isBefore(today) && !day.isAfter(today.plusDays(LONGEST_AHEAD_DAYS))) {
                return day;
            }
            reader.add(field, "CARE-002", "日期应在今天到 " + LONGEST_AHEAD_DAYS + " 天之内", "from today to " + LONGEST_AHEAD_DAYS + " days ahead");
        } catch (DateTimeParseException e) {
            reader.add(field, "CARE-002", "日期应写成 2020-01-31", "write the day as 2020-01-31");
        }
        return null;
    }

    private @Nullable Integer every(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.strip().matches("[0-9]{1,2}")) {
            int days = Integer.parseInt(typed.strip());
            if (days >= 1 && days <= StandingNeed.MOST_DAYS) {
                return days;
            }
        }
        reader.add("every_days", "CARE-002", "每 1 到 " + StandingNeed.MOST_DAYS + " 天一次", "every 1 to " + StandingNeed.MOST_DAYS + " days");
        return null;
    }
}
