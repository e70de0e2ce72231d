package org.zerospread.app.access.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the audit trail holds for a search, newest first.
public record AuditPage(String words, List<Row> rows, @Nullable String next) {

    /// One record.
    public record Row(long id, Instant recordedAt, String actor, String action, String region, @Nullable String subject, @Nullable String detail) {
    }
}
