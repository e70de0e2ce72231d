package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chains laid out over time: a row for each case, his infectees below him by day, the clusters one below the other.
///
/// @param first the day of the left edge, null where no case has a day
/// @param days how many days lie between the first and the last, both included
public record TimeTree(@Nullable LocalDate first, int days, List<Row> rows) {

    /// A case in his row.
    ///
    /// @param day days after the first; a case without any day stands below his infector, or at the left edge
    /// @param above the row of the infector, -1 for none
    public record Row(ChainMember member, int day, int above) {}

    public TimeTree {
        rows = List.copyOf(rows);
    }

    /// @param members whole trees; an infector that is not among them counts as none
    public static TimeTree of(List<ChainMember> members) {
        List<LocalDate> days = members.stream().map(one -> one.of().day()).filter(java.util.Objects::nonNull).sorted().toList();
        LocalDate first = days.isEmpty() ? null : days.getFirst();
        Map<String, List<ChainMember>> infectees = new HashMap<>();
        Map<String, ChainMember> known = new HashMap<>();
        members.forEach(one -> known.put(one.of().id(), one));
        List<ChainMember> roots = new ArrayList<>();
        Comparator<ChainMember> byDay = Comparator.comparing((ChainMember one) -> one.of().day(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(one -> one.of().id(), CaseOrder.BY_NUMBER);
        for (ChainMember one : members.stream().sorted(Comparator.comparingInt(ChainMember::cluster).thenComparing(byDay)).toList()) {
            if (one.infector() == null || !known.containsKey(one.infector())) {
                roots.add(one);
            } else {
                infectees.computeIfAbsent(one.infector(), _ -> new ArrayList<>()).add(one);
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        roots.reversed().forEach(root -> open.add(new Row(root, 0, -1)));
        while (!open.isEmpty()) {
            Row next = open.removeLast();
            LocalDate day = next.member().of().day();
            int here = rows.size();
            rows.add(new Row(next.member(), day != null && first != null ? (int) ChronoUnit.DAYS.between(first, day) : next.above() < 0 ? 0 : rows.get(next.above()).day(), next.above()));
            infectees.getOrDefault(next.member().of().id(), List.of()).reversed().forEach(one -> open.add(new Row(one, 0, here)));
        }
        return new TimeTree(first, first == null ? 1 : (int) ChronoUnit.DAYS.between(first, days.getLast()) + 1, rows);
    }
}
