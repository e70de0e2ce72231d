package org.zerospread.app.enterprise.web;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffUpload;
import org.zerospread.engine.resumption.ReturnRule;

/// The staff of a firm: who may return, who may not, why, until when.
///
/// @param base address of the firm's pages
/// @param seen persons whose files the reader may open
/// @param show `ALL`, `MAY`, `MAY_NOT` or the code of a cause
/// @param shift the one shown; empty for all
/// @param causes how many each cause keeps from work, the gravest first
/// @param rows one page of them
/// @param found how many the filter leaves
/// @param sent what a list that was just sent came to; null when none was
public record StaffPage(FirmsPage.Row firm, String base, boolean writes, Set<UUID> seen, LocalDate today, String show, String shift, String q, int number, FirmPage.Returns counts,
        SequencedMap<ReturnRule.Cause, Long> causes, List<String> shifts, List<StaffReturn> rows, long found, boolean more, StaffUpload.@Nullable Taken sent) {

    /// The query of the same page with another filter.
    public String with(String of) {
        return (of.equals("ALL") ? "" : "show=" + of) + (shift.isEmpty() ? "" : "&shift=" + org.springframework.web.util.UriUtils.encode(shift, java.nio.charset.StandardCharsets.UTF_8));
    }

    /// The query of the page as it is.
    public String query() {
        return with(show) + (q.isEmpty() ? "" : "&q=" + org.springframework.web.util.UriUtils.encode(q, java.nio.charset.StandardCharsets.UTF_8));
    }
}
