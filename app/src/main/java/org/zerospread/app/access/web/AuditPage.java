package org.zerospread.app.access.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/// What the audit trail holds for a search, newest first.
public record AuditPage(String words, @Nullable LocalDate from, @Nullable LocalDate to, List<Row> rows, @Nullable Long next) {

    /// The present search, as the query of an address.
    public String query() {
        return "q=" + UriUtils.encode(words, StandardCharsets.UTF_8) + (from == null ? "" : "&from=" + from) + (to == null ? "" : "&to=" + to);
    }

    /// One record.
    public record Row(long id, Instant recordedAt, String actor, String action, String region, @Nullable String subject, @Nullable String detail) {
    }
}
