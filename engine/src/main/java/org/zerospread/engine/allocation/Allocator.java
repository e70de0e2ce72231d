package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives rooms to guests by a policy, and says why.
///
/// Rooms that a guest may not have are left out (wrong purpose, taken, site full, lacking what he must have); of the others the first rule of the
/// policy's order that tells two rooms apart decides. The same rooms and guests always get the same answer. A room is shared by one family only.
public final class Allocator {

    private final AllocationPolicy policy;
    private final House house;

    /// @param rooms all rooms, those that are taken as well, so that a refusal can say why
    /// @param occupants who lives in them already
    public Allocator(AllocationPolicy policy, Collection<Room> rooms, Collection<Occupant> occupants) {
        this.policy = policy;
        this.house = new House(rooms, occupants);
    }

    /// Places guests: those who must have something first, else in the order given; a family one after the other.
    public List<Assignment> assign(List<Guest> guests) {
        Map<String, Integer> sizes = new HashMap<>();
        guests.forEach(guest -> {
            if (guest.family() != null) {
                sizes.merge(guest.family(), 1, Integer::sum);
            }
        });
        List<Assignment> assignments = new ArrayList<>();
        for (Guest guest : inTurn(guests)) {
            int party = guest.family() == null ? 1 : sizes.merge(guest.family(), -1, Integer::sum) + 1;
            Optional<Room> best = fitting(guest).min(order(guest, party));
            if (best.isEmpty()) {
                assignments.add(new Assignment.Unplaced(guest, whyNone(guest)));
            } else {
                List<Reason> reasons = why(guest, best.get());
                assignments.add(new Assignment.Placed(guest, best.get(), house.take(best.get(), guest), reasons));
            }
        }
        return assignments;
    }

    /// The rooms for one guest, the best first; nothing is given out.
    public List<Assignment.Placed> suggest(Guest guest, int most) {
        return fitting(guest).sorted(order(guest, 1)).limit(most).map(room -> new Assignment.Placed(guest, room, house.nextBed(room), why(guest, room))).toList();
    }

    /// Judges a room that somebody chose for a guest; nothing is given out.
    public Assignment choose(Guest guest, Room room) {
        return objection(guest, room).<Assignment>map(reason -> new Assignment.Unplaced(guest, List.of(reason)))
                .orElseGet(() -> new Assignment.Placed(guest, room, house.nextBed(room), why(guest, room)));
    }

    /// Why a guest may not have a room that somebody chose for him; empty when he may.
    public Optional<Reason> objection(Guest guest, Room room) {
        Site site = room.site();
        if (!policy.purposesFor(guest.kind()).contains(site.purpose())) {
            return Optional.of(new Reason(AllocationRule.PURPOSE, false, "“" + site.name() + "”收住" + site.purpose().zh() + ", 按政策不许住",
                    site.name() + " is for " + site.purpose().en() + ": the policy forbids it"));
        }
        if (!house.isOpenTo(room, guest, policy.largestFamily())) {
            return Optional.of(new Reason(AllocationRule.AVAILABLE, false, room.label() + " 房已住人、在清洁或已关闭", "room " + room.label() + " is taken, being cleaned or closed"));
        }
        if (room.freeUntil() != null && room.freeUntil().isBefore(guest.leaves())) {
            return Optional.of(new Reason(AllocationRule.AVAILABLE, false, room.label() + " 房只空到 " + room.freeUntil() + ", 他住到 " + guest.leaves(),
                    "room " + room.label() + " is free until " + room.freeUntil() + " only, he stays until " + guest.leaves()));
        }
        if (house.spare(site) < 1) {
            return Optional.of(new Reason(AllocationRule.AVAILABLE, false, "“" + site.name() + "”已住满规定人数", site.name() + " has as many guests as it may have"));
        }
        Set<RoomFeature> lacking = lacking(guest, room);
        lacking.retainAll(policy.required());
        return lacking.isEmpty() ? Optional.empty() : Optional.of(new Reason(AllocationRule.NEEDS, false, "缺少必须条件: " + zh(lacking), "it lacks what he must have: " + en(lacking)));
    }

    private List<Guest> inTurn(List<Guest> guests) {
        List<Guest> turns = new ArrayList<>();
        Set<String> done = new HashSet<>();
        List<Guest> sorted = guests.stream().sorted(Comparator.comparingLong((Guest guest) -> -guest.needs().stream().filter(policy.required()::contains).count())).toList();
        for (Guest guest : sorted) {
            if (guest.family() == null) {
                turns.add(guest);
            } else if (done.add(guest.family())) {
                sorted.stream().filter(other -> guest.family().equals(other.family())).forEach(turns::add);
            }
        }
        return turns;
    }

    private Stream<Room> fitting(Guest guest) {
        return house.rooms().stream().filter(room -> objection(guest, room).isEmpty());
    }

    private Comparator<Room> order(Guest guest, int party) {
        Map<Room, int[]> costs = new IdentityHashMap<>();
        return (left, right) -> Arrays.compare(costs.computeIfAbsent(left, room -> costs(guest, room, party)), costs.computeIfAbsent(right, room -> costs(guest, room, party)));
    }

    private int[] costs(Guest guest, Room room, int party) {
        return policy.order().stream().mapToInt(rule -> cost(rule, guest, room, party)).toArray();
    }

    private int cost(AllocationRule rule, Guest guest, Room room, int party) {
        return switch (rule) {
            case AVAILABLE -> 0;
            case PURPOSE -> policy.purposesFor(guest.kind()).indexOf(room.site().purpose());
            case NEEDS -> lacking(guest, room).size();
            case FAMILY -> familyCost(guest, room, party);
            case COHORT -> cohortCost(guest, room);
            case RELEASE -> daysApart(guest, room);
            case SPARE -> Math.toIntExact(room.features().stream().filter(feature -> feature.isRare() && !guest.needs().contains(feature)).count())
                    + Math.max(0, room.places() - party);
        };
    }

    private int familyCost(Guest guest, Room room, int party) {
        if (guest.family() == null) {
            return 0;
        }
        Set<Room> kin = house.roomsOf(guest.family());
        if (kin.isEmpty()) {
            return Math.max(0, Math.min(party, policy.largestFamily()) - room.places());
        }
        return kin.contains(room) ? 0 : kin.stream().anyMatch(other -> other.part().equals(room.part())) ? 1 : kin.stream().anyMatch(other -> other.site().equals(room.site())) ? 2 : 3;
    }

    private int cohortCost(Guest guest, Room room) {
        House.People people = house.people(room);
        int others = people.ofOthers(guest.cohort());
        if (guest.cohort() == null) {
            return others == 0 ? 0 : 1;
        }
        return people.of(guest.cohort()) > 0 ? others == 0 ? 0 : 2 : people.number() == 0 ? 1 : 3;
    }

    private int daysApart(Guest guest, Room room) {
        LocalDate latest = house.people(room).latest();
        return latest == null ? policy.newFloorDays() : Math.toIntExact(Math.abs(ChronoUnit.DAYS.between(latest, guest.leaves())));
    }

    private static Set<RoomFeature> lacking(Guest guest, Room room) {
        Set<RoomFeature> lacking = EnumSet.noneOf(RoomFeature.class);
        guest.needs().stream().filter(need -> !room.features().contains(need)).forEach(lacking::add);
        return lacking;
    }

    private List<Reason> why(Guest guest, Room room) {
        return policy.order().stream().map(rule -> why(rule, guest, room)).filter(Objects::nonNull).toList();
    }

    private @Nullable Reason why(AllocationRule rule, Guest guest, Room room) {
        House.People people = house.people(room);
        return switch (rule) {
            case AVAILABLE, SPARE -> null;
            case PURPOSE -> policy.purposesFor(guest.kind()).getFirst() == room.site().purpose()
                    ? new Reason(rule, true, "用途相符: " + room.site().purpose().zh(), "the site is for " + room.site().purpose().en())
                    : new Reason(rule, false, "本类点位无合适空房, 改用" + room.site().purpose().zh() + "点位", "no fitting room in a site for such guests; one for " + room.site().purpose().en() + " stands in");
            case NEEDS -> {
                Set<RoomFeature> lacking = lacking(guest, room);
                yield guest.needs().isEmpty() ? null : lacking.isEmpty() ? new Reason(rule, true, "满足需要: " + zh(guest.needs()), "has what is needed: " + en(guest.needs()))
                        : new Reason(rule, false, "未能满足: " + zh(lacking), "lacks what was wished: " + en(lacking));
            }
            case FAMILY -> familyReason(guest, room);
            case COHORT -> cohortReason(guest, people);
            case RELEASE -> people.latest() == null ? new Reason(rule, true, "本层尚无人住", "nobody lives on this floor yet")
                    : new Reason(rule, true, "本层最晚 " + people.latest() + " 离开, 相差 " + daysApart(guest, room) + " 天", "the last of this floor leaves on " + people.latest() + ", " + daysApart(guest, room) + " days apart");
        };
    }

    private @Nullable Reason familyReason(Guest guest, Room room) {
        if (guest.family() == null) {
            return null;
        }
        Set<Room> kin = house.roomsOf(guest.family());
        if (kin.isEmpty()) {
            return room.places() > 1 ? new Reason(AllocationRule.FAMILY, true, "家庭房, " + room.beds() + " 床", "a family room with " + room.beds() + " beds") : new Reason(AllocationRule.FAMILY, false, "没有合适的家庭房", "no family room fits");
        }
        return kin.contains(room) ? new Reason(AllocationRule.FAMILY, true, "与家人同住", "together with the family")
                : new Reason(AllocationRule.FAMILY, false, "家人住 " + kin.iterator().next().label() + " 房, 已无床位", "the family is in room " + kin.iterator().next().label() + ", which has no bed left");
    }

    private static @Nullable Reason cohortReason(Guest guest, House.People people) {
        int own = people.of(guest.cohort());
        int others = people.ofOthers(guest.cohort());
        if (own > 0) {
            return new Reason(AllocationRule.COHORT, others == 0, "同一暴露人群已住本层 " + own + " 人", own + " people of the same exposure live on this floor");
        }
        return others == 0 ? null : new Reason(AllocationRule.COHORT, false, "本层住有其他暴露人群 " + others + " 人", others + " people of other exposures live on this floor");
    }

    private List<Reason> whyNone(Guest guest) {
        Map<AllocationRule, Integer> refused = new HashMap<>();
        int possible = 0;
        for (Room room : house.rooms()) {
            if (policy.purposesFor(guest.kind()).contains(room.site().purpose())) {
                possible++;
                objection(guest, room).ifPresent(reason -> refused.merge(reason.rule(), 1, Integer::sum));
            }
        }
        if (possible == 0) {
            return List.of(new Reason(AllocationRule.PURPOSE, false, "没有开放收住这类人员的点位", "no open site takes in such guests"));
        }
        int taken = refused.getOrDefault(AllocationRule.AVAILABLE, 0);
        int lacking = refused.getOrDefault(AllocationRule.NEEDS, 0);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(AllocationRule.AVAILABLE, false, "可住的 " + possible + " 间房中 " + taken + " 间不空", taken + " of the " + possible + " rooms for such guests are taken, being cleaned or closed"));
        if (lacking > 0) {
            reasons.add(new Reason(AllocationRule.NEEDS, false, "其余 " + lacking + " 间缺少必须条件: " + zh(guest.needs()), "the other " + lacking + " lack what he must have: " + en(guest.needs())));
        }
        return reasons;
    }

    private static String zh(Set<RoomFeature> features) {
        return String.join("、", features.stream().sorted().map(RoomFeature::zh).toList());
    }

    private static String en(Set<RoomFeature> features) {
        return String.join(", ", features.stream().sorted().map(RoomFeature::en).toList());
    }
}
