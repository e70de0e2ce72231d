package org.zerospread.app.person.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The persons referred here, or from here.
///
/// @param way `here` for those referred to the present jurisdiction, `away` for those whose records lie here
/// @param next address of the next part; null after the last
public record ReferralsPage(String way, List<Row> rows, @Nullable String next, boolean continued) {

    /// One referral.
    ///
    /// @param name masked; null when only the records, not the person, lie within what may be seen
    /// @param from where the records lie
    /// @param to where he is cared for
    /// @param own whether it may be ended here
    public record Row(UUID id, UUID personId, @Nullable String name, String from, String to, String reason, Instant since, String by, boolean own) {
    }
}
