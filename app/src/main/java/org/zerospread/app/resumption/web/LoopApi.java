package org.zerospread.app.resumption.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.resumption.DailyReports;
import org.zerospread.app.resumption.Loop;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.engine.resumption.DailyReport;

/// What programs send about one firm, and how they are answered.
final class LoopApi {

    /// The id of nobody: a line without an id is refused like one that names somebody who does not work there.
    static final UUID NOBODY = new UUID(0, 0);

    private LoopApi() {
    }

    /// What stands in a list that somebody sent; nothing where none was.
    static <T> List<T> said(@Nullable List<T> sent) {
        return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).toList();
    }

    /// Staff who return.
    record BatchBody(@Nullable List<UUID> staff, @Nullable Boolean dropUnfit) {
        Loop.Batch of(UUID firm) {
            return new Loop.Batch(firm, said(staff), Boolean.TRUE.equals(dropUnfit));
        }
    }

    /// A filing.
    record FilingBody(@Nullable String signedBy, int commitment) {
        Loop.Filing of(UUID firm) {
            return new Loop.Filing(firm, signedBy == null ? "" : signedBy, commitment);
        }
    }

    /// Floors of rooms in m², by label.
    record RoomsBody(@Nullable Map<String, @Nullable BigDecimal> squareMetres) {
        Map<String, BigDecimal> said() {
            Map<String, BigDecimal> rooms = new HashMap<>();
            (squareMetres == null ? Map.<String, BigDecimal>of() : squareMetres).forEach((label, floor) -> rooms.put(label, floor == null ? BigDecimal.ZERO : floor));
            return rooms;
        }
    }

    /// Words.
    record NoteBody(@Nullable String note) {
        String words() {
            return note == null ? "" : note;
        }
    }

    /// Somebody who is ill; the temperature in °C.
    record IllBody(@Nullable UUID staff, @Nullable BigDecimal temperature, @Nullable String symptoms) {
    }

    /// A daily report.
    record ReportBody(@Nullable LocalDate day, int atWork, int absent, @Nullable List<IllBody> ill, @Nullable String signedBy) {
        DailyReports.Given of(UUID firm) {
            List<DailyReport.Ill> named = said(ill).stream().map(one -> new DailyReport.Ill(one.staff() == null ? NOBODY : one.staff(), one.temperature() == null ? null : one.temperature().movePointRight(1).intValue(), one.symptoms())).toList();
            return new DailyReports.Given(firm, new DailyReport(day == null ? LocalDate.EPOCH : day, atWork, absent, named, signedBy == null ? "" : signedBy));
        }
    }

    static ResponseEntity<?> answer(LoopAnswer answer) {
        return switch (answer) {
            case LoopAnswer.Done(List<UUID> firms) -> ResponseEntity.ok(Map.of("firms", firms));
            case LoopAnswer.Refused refused -> FormRefusal.of(refused.isUnknownFirm() ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT, "Nothing was changed", refused.formFaults());
        };
    }

    /// Where a firm stands, as programs read it.
    static Map<String, Object> of(LoopPage page) {
        Map<String, Object> loop = new java.util.LinkedHashMap<>();
        loop.put("firm", page.standing().id());
        loop.put("name", page.standing().name());
        loop.put("state", page.standing().loop().state());
        loop.put("since", java.util.Optional.ofNullable(page.standing().loop().since()));
        loop.put("opening", page.standing().opening());
        loop.put("staff_limit_percent", page.standing().staffLimitPercent());
        loop.put("staff_expected", page.standing().staffExpected());
        loop.put("staff_returned", page.standing().present());
        loop.put("last_report_on", java.util.Optional.ofNullable(page.standing().lastReport()));
        loop.put("duties", page.standing().duties());
        loop.put("reminders", page.reminders());
        loop.put("shortfalls", page.shortfalls());
        loop.put("steps", page.steps());
        loop.put("evidence", page.files());
        loop.put("reports", page.reports());
        loop.put("ill", page.ill());
        loop.put("exposed", page.exposed());
        return loop;
    }
}
