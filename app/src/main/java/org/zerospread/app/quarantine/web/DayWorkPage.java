package org.zerospread.app.quarantine.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.zerospread.app.quarantine.DayWork;
import org.zerospread.app.quarantine.DeliverySource;
import org.zerospread.app.quarantine.DutyKind;

/// The day's work of quarantine.
///
/// @param continued whether this is not the first part
/// @param done what was just taken down; empty for nothing
/// @param fault the code of what was refused; empty for none
public record DayWorkPage(LocalDate day, DayWorkAsk ask, Map<DutyKind, DayWork.Count> counts, List<DayWork.Item> items, boolean more, boolean continued, List<Choice> sites,
        List<String> floors, List<Choice> places, List<DeliverySource.Delivery> deliveries, String done, String fault, List<SetAside> setAside) {

    /// Something to choose from.
    public record Choice(String value, String label) {
    }

    /// An observation that could not be taken.
    public record SetAside(UUID id, UUID person, String code, Instant takenAt, @Nullable Integer tenths, String by) {
    }

    /// How much is overdue and due today, of all kinds.
    public DayWork.Count all() {
        return new DayWork.Count(counts.values().stream().mapToLong(DayWork.Count::overdue).sum(), counts.values().stream().mapToLong(DayWork.Count::today).sum());
    }

    /// The address of this list with another kind; null for all kinds.
    public String address(@Nullable DutyKind kind) {
        return builder(kind).build().toUriString();
    }

    /// The address of the next part.
    public String next() {
        DayWork.Item last = items.getLast();
        return builder(ask.kind()).queryParam("afterDay", last.dueOn()).queryParam("afterKind", last.kind()).queryParam("afterStay", last.stay()).build().toUriString();
    }

    /// The address of the sheet of temperatures for the same place.
    public String sheet() {
        return UriComponentsBuilder.fromPath("/quarantine/temperatures").queryParamIfPresent("site", java.util.Optional.ofNullable(ask.site()))
                .queryParamIfPresent("floor", java.util.Optional.ofNullable(ask.floor())).queryParamIfPresent("code", java.util.Optional.ofNullable(ask.code())).build().toUriString();
    }

    private UriComponentsBuilder builder(@Nullable DutyKind kind) {
        return UriComponentsBuilder.fromPath("/quarantine/today").queryParamIfPresent("role", java.util.Optional.ofNullable(ask.role()))
                .queryParamIfPresent("site", java.util.Optional.ofNullable(ask.site())).queryParamIfPresent("floor", java.util.Optional.ofNullable(ask.floor()))
                .queryParamIfPresent("code", java.util.Optional.ofNullable(ask.code())).queryParamIfPresent("kind", java.util.Optional.ofNullable(kind));
    }
}
