package org.zerospread.app.enterprise.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.FirmAccounts;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.resumption.SupplyCatalogue;

/// A firm with what it has ready.
///
/// @param base address of its pages: `/enterprises/{id}`, or `/firm` for its own user
/// @param writes whether the reader may add to it
/// @param accounts those that act for it; empty where the reader may not know them
/// @param staff how many may return and may not
/// @param tab `overview`, `supplies`, `rooms` or `plans`
public record FirmPage(FirmsPage.Row firm, String base, String tab, boolean writes, Returns staff, List<Supply> supplies, List<SupplyCatalogue.Item> items, List<Room> rooms, List<Plan> plans,
        List<FirmAccounts.Bound> accounts, List<FormFault> faults, LocalDate today) {

    /// How the staff of a firm stands.
    public record Returns(long may, long mayNot) {

        public long all() {
            return may + mayNot;
        }
    }

    /// The last count of a supply.
    ///
    /// @param daysOfCover for how many days it lasts; null where nothing is used, then it lasts for good
    public record Supply(String item, BigDecimal quantity, BigDecimal dailyUse, @Nullable Integer daysOfCover, LocalDate countedOn, String recordedBy) {
    }

    /// An isolation room.
    public record Room(UUID id, String label, String address, int beds) {
    }

    /// A plan in one of its versions.
    ///
    /// @param latest whether it is the one in force
    public record Plan(UUID id, String title, int version, String body, LocalDate datedOn, String recordedBy, Instant recordedAt, boolean latest) {
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// What a supply is called.
    public SupplyCatalogue.@Nullable Item item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst().orElse(null);
    }

    /// How many beds the isolation rooms have.
    public int beds() {
        return rooms.stream().mapToInt(Room::beds).sum();
    }
}
