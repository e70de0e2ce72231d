package org.zerospread.engine.resumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a firm has at hand against an outbreak, and what it lacks by the policy.
///
/// @param staff how many are to be at work
/// @param onHand supplies by item, in the policy's units
/// @param isolationRooms rooms set apart
/// @param dormitory rooms in which staff sleep
public record Readiness(int staff, Map<String, Double> onHand, int isolationRooms, List<SleepingRoom> dormitory) {

    /// What quotients of decimal amounts may miss, in days.
    private static final double ROUNDING = 1e-9;

    public Readiness {
        onHand = Map.copyOf(onHand);
        dormitory = List.copyOf(dormitory);
    }

    /// A room of the dormitory.
    ///
    /// @param squareMetres its floor
    public record SleepingRoom(String label, int people, double squareMetres) {
    }

    /// One thing that is not as it should be.
    ///
    /// @param subject item of supply, `isolation`, or label of a room
    /// @param has how much there is, and @param needs how much there should be, in days, rooms, people or m²
    public record Shortfall(String subject, double has, double needs, String zh, String en) {
    }

    /// For how many days an item lasts; without use, for ever.
    public double daysOf(ResumptionPolicy.SupplyRule rule) {
        double use = rule.perPersonDay() * staff;
        return use == 0 ? Double.POSITIVE_INFINITY : onHand.getOrDefault(rule.item(), 0.0) / use;
    }

    /// Isolation rooms that so many staff need.
    public static int isolationRoomsFor(int staff, ResumptionPolicy.ReadinessRule rule) {
        return Math.max(rule.isolationAtLeast(), Math.ceilDiv(staff, 100) * rule.isolationPer100());
    }

    /// All that is lacking, in the order of the policy.
    public List<Shortfall> shortfalls(ResumptionPolicy.ReadinessRule rule) {
        List<Shortfall> found = new ArrayList<>();
        for (ResumptionPolicy.SupplyRule item : rule.supplies()) {
            double days = daysOf(item);
            if (days < item.days() - ROUNDING) {
                found.add(new Shortfall(item.item(), days, item.days(), item.zh() + "只够 " + oneDigit(days) + " 天, 应够 " + item.days() + " 天",
                        item.en() + " last for " + oneDigit(days) + " days, " + item.days() + " are needed"));
            }
        }
        int rooms = isolationRoomsFor(staff, rule);
        if (isolationRooms < rooms) {
            found.add(new Shortfall("isolation", isolationRooms, rooms, "隔离间 " + isolationRooms + " 间, 应有 " + rooms + " 间", isolationRooms + " isolation rooms, " + rooms + " are needed"));
        }
        for (SleepingRoom room : dormitory) {
            if (room.people() > rule.roomMostPeople()) {
                found.add(new Shortfall(room.label(), room.people(), rule.roomMostPeople(), "宿舍 " + room.label() + " 住 " + room.people() + " 人, 最多 " + rule.roomMostPeople() + " 人",
                        "room " + room.label() + " holds " + room.people() + " people, at most " + rule.roomMostPeople() + " may"));
            } else if (room.people() > 0 && room.squareMetres() / room.people() < rule.roomSquareMetres()) {
                found.add(new Shortfall(room.label(), room.squareMetres() / room.people(), rule.roomSquareMetres(),
                        "宿舍 " + room.label() + " 人均 " + oneDigit(room.squareMetres() / room.people()) + " m², 至少 " + rule.roomSquareMetres() + " m²",
                        "room " + room.label() + " has " + oneDigit(room.squareMetres() / room.people()) + " m² for each, at least " + rule.roomSquareMetres() + " m² are needed"));
            }
        }
        return found;
    }

    /// Rounded down, so that 6.96 days never read as 7.
    private static String oneDigit(double value) {
        return Double.toString(Math.floor(value * 10) / 10);
    }
}
