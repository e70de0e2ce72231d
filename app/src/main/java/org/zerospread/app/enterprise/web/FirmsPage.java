package org.zerospread.app.enterprise.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.resumption.IndustryCode;

/// The list of firms.
///
/// @param found how many the filter leaves
/// @param more whether others follow
/// @param parks those that there are
public record FirmsPage(FirmFilter filter, Totals totals, long found, List<Row> rows, boolean more, List<String> parks, @Nullable FormFault fault) {

    /// How many firms are registered.
    ///
    /// @param staff on the ledgers of those that are open
    public record Totals(long open, long closed, long large, long staff) {
    }

    /// One firm.
    ///
    /// @param zone class of its town; null where nobody gave it one
    /// @param staffListed how many its ledger has now
    public record Row(UUID id, String creditCode, String name, String industry, FirmSize size, boolean large, @Nullable String park, Priority priority, long region, String place,
            @Nullable String zone, String address, @Nullable String contact, @Nullable String phone, int staffExpected, long staffListed, @Nullable LocalDate closedOn) {

        /// What it does.
        public IndustryCode does() {
            return IndustryCode.of(industry);
        }
    }

    /// The sections of industries, for the choice.
    public List<IndustryCode.Section> sections() {
        return IndustryCode.listSections();
    }

    /// The id of the last row, behind which the next page begins.
    public String last() {
        return rows.isEmpty() ? "" : rows.getLast().id().toString();
    }
}
