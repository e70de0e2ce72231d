package org.zerospread.app.officers;

import java.util.ArrayList;
import java.util.List;
import org.zerospread.engine.officers.SharingRule;

/// Counts each constraint of a seating once more, plainly, so that a person can be told what its score is made of.
///
/// The search adds up differences; this adds up everything. [FirmSharing] compares the two totals, so neither can be wrong alone.
final class Recount {

    private Recount() {
    }

    static List<FirmSharing.Finding> of(SeatingPlan plan, SharingRule rule) {
        int hands = plan.getHands().size();
        int[] firms = new int[hands];
        long[] loads = new long[hands];
        int nobody = 0;
        int taken = 0;
        long km = 0;
        int strange = 0;
        int changed = 0;
        for (Seat seat : plan.getSeats()) {
            Hand hand = seat.getHand();
            if (hand == null) {
                nobody++;
                continue;
            }
            taken++;
            firms[hand.number()]++;
            loads[hand.number()] += seat.points();
            km += seat.km();
            strange += seat.isStrange() ? 1 : 0;
            changed += seat.isChanged() ? 1 : 0;
        }
        int over = 0;
        int overloaded = 0;
        int working = 0;
        long squares = 0;
        for (Hand hand : plan.getHands()) {
            over += Math.max(0, firms[hand.number()] - hand.capacity());
            overloaded += firms[hand.number()] > hand.capacity() ? 1 : 0;
            working += firms[hand.number()] > 0 ? 1 : 0;
            squares += SharingConstraints.square(hand, loads[hand.number()]);
        }
        List<FirmSharing.Finding> findings = new ArrayList<>();
        findings.add(new FirmSharing.Finding(SharingConstraints.CAPACITY, overloaded, new FirmSharing.Score(-over, 0, 0)));
        findings.add(new FirmSharing.Finding(SharingConstraints.NOBODY, nobody, new FirmSharing.Score(0, -nobody, 0)));
        findings.add(soft(SharingConstraints.BALANCE, working, squares * rule.balance()));
        findings.add(soft(SharingConstraints.DISTANCE, taken, km * rule.distance()));
        findings.add(soft(SharingConstraints.SKILL, strange, (long) strange * rule.skill()));
        findings.add(soft(SharingConstraints.CHANGE, changed, (long) changed * rule.change()));
        return findings;
    }

    private static FirmSharing.Finding soft(String constraint, int matches, long takesOff) {
        return new FirmSharing.Finding(constraint, matches, new FirmSharing.Score(0, 0, -takesOff));
    }
}
