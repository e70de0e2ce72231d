package org.zerospread.app.situation.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.situation.Bulletin;

/// The bulletin's page.
///
/// @param known the moment that was asked for, as it was written; empty for now
/// @param auditRoot the audit trail's last signed root before that day, in short
/// @param next the day after; null when that is still to come
public record BulletinPage(Bulletin bulletin, String region, String known, LocalDate previous, @Nullable LocalDate next, LocalDate today, @Nullable String auditRoot) {

    /// Address of another day of the same bulletin.
    public String on(LocalDate day) {
        return "/bulletin?date=" + day + (region.isEmpty() ? "" : "&region=" + region);
    }
}
