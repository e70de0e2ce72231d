package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.quarantine.Lodgings;
import org.zerospread.app.quarantine.RoomDesk;
import org.zerospread.app.quarantine.RoomKeeping;
import org.zerospread.app.quarantine.SiteDesk;
import org.zerospread.app.quarantine.WatchRota;

/// What the pages of sites and rooms show.
public final class SitePages {

    private SitePages() {
    }

    /// A site and its figures of tonight.
    ///
    /// @param ours whether it lies in the reader's regions, so that he may change it
    /// @param leaving guests who leave within three days
    public record Line(UUID id, String name, String purpose, String chief, @Nullable Integer capacity, @Nullable String address, @Nullable String phone, String place, boolean ours,
            LocalDate openedOn, int rooms, int free, int occupied, int cleaning, int closed, int guests, int leaving) {
    }

    /// All sites.
    public record Sites(List<Line> sites, int waiting, SiteDesk.SiteForm form, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }

        /// The sum of one figure.
        public int sum(java.util.function.ToIntFunction<Line> figure) {
            return sites.stream().mapToInt(figure).sum();
        }
    }

    /// A room tonight.
    ///
    /// @param state `FREE`, `OCCUPIED`, `CLEANING` or `CLOSED`
    /// @param until first night on which that is over; null when free, or closed without an end
    /// @param guests those whom the reader may see
    /// @param hidden how many more there are, registered elsewhere
    /// @param cleaned whether it was marked as clean today
    public record Cell(UUID id, String label, int floor, @Nullable String zone, boolean family, int beds, List<String> features, String state, @Nullable LocalDate until, List<CellGuest> guests,
            int hidden, boolean cleaned) {

        /// Whether its guests leave by a day.
        public boolean leavesBy(LocalDate day) {
            return state.equals("OCCUPIED") && until != null && !until.isAfter(day);
        }
    }

    /// Somebody in a room; the name is masked.
    ///
    /// @param day of the stay, from 1
    /// @param days of the stay
    public record CellGuest(UUID stay, UUID person, String name, long day, long days, LocalDate leaves, @Nullable Next next) {
    }

    /// What is due next.
    public record Next(String kind, LocalDate on, boolean today) {
    }

    /// The board of a site.
    ///
    /// @param done what was done just now, and `of` what, so that it can be taken back
    public record Board(Line site, List<Cell> cells, List<RoomKeeping.Closure> closures, List<WatchRota.Filled> watch, LocalDate today, @Nullable String done, @Nullable UUID of, List<FormFault> faults) {

        /// Rooms by floor, the lowest first.
        public Map<Integer, List<Cell>> floors() {
            Map<Integer, List<Cell>> floors = new TreeMap<>();
            cells.forEach(cell -> floors.computeIfAbsent(cell.floor(), floor -> new ArrayList<>()).add(cell));
            return floors;
        }

        /// How many slots of today lack somebody.
        public long gaps() {
            return watch.stream().filter(slot -> slot.day().equals(today) && slot.missing() > 0).count();
        }
    }

    /// A row of a room's history.
    public record Night(String kind, LocalDate from, @Nullable LocalDate until, boolean lifted, @Nullable String name, @Nullable UUID stay, @Nullable String reason, @Nullable String why, String by) {
    }

    /// One room.
    public record RoomPage(Line site, Cell cell, List<Night> history, LocalDate today, List<FormFault> faults) {
    }

    /// Who waits for a room, with what the policy would give.
    public record Waiting(List<Wait> waits, int free, @Nullable Integer given, List<FormFault> faults) {
    }

    /// One who waits.
    ///
    /// @param room what he would get; null when nothing fits
    public record Wait(Lodgings.Lodging guest, @Nullable UUID room, @Nullable String where, String zh, String en) {
    }

    /// A guest's room: what he has, what the policy would give, his needs and his family.
    public record LodgingPage(Lodgings.Lodging guest, RoomDesk.Offer offer, List<Lodgings.Lodging> household, List<Lodgings.Transfer> transfers, @Nullable String done, List<FormFault> faults) {

        private static final int BEST = 5;

        /// The rooms that the policy would give first, shown with its reasons.
        public List<RoomDesk.Given> best() {
            return offer.rooms().subList(0, Math.min(BEST, offer.rooms().size()));
        }

        /// All others that the policy allows.
        public List<RoomDesk.Given> others() {
            return offer.rooms().subList(best().size(), offer.rooms().size());
        }

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }
    }

    /// A zone.
    public record Zone(UUID id, String name, String grade) {
    }

    /// A passage between two zones.
    public record Passage(String name, String from, String to, String usedBy) {
    }

    /// How a site is laid out.
    public record Layout(Line site, List<Zone> zones, List<Passage> passages, List<Cell> cells, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }
    }

    /// The watch of a site for some days.
    public record Watch(Line site, List<LocalDate> days, List<WatchRota.Slot> slots, List<WatchRota.Filled> filled, LocalDate from, LocalDate today, List<FormFault> faults) {

        /// A slot on a day; null when it is not in force then.
        public WatchRota.@Nullable Filled at(WatchRota.Slot slot, LocalDate day) {
            return filled.stream().filter(one -> one.slot().id().equals(slot.id()) && one.day().equals(day)).findFirst().orElse(null);
        }

        /// How many slots lack somebody.
        public long gaps() {
            return filled.stream().filter(one -> one.missing() > 0).count();
        }
    }
}
