package org.zerospread.app.resumption.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.FirmLoops;
import org.zerospread.engine.resumption.ResumptionPolicy;
import org.zerospread.engine.resumption.ReturnRule;

/// A form in which members of a firm's staff are chosen: who returns, who is ill, who is the suspected case.
///
/// @param staff among whom is chosen
/// @param chosen the suspected one; null before he is chosen
/// @param beside how many were beside him, by group
/// @param day of the report
public record StaffPage(FirmLoops.Standing standing, String base, ResumptionPolicy policy, List<StaffReturn> staff, @Nullable UUID chosen, Map<String, List<Beside>> beside, LocalDate day,
        String signedBy, List<FormFault> faults) {

    /// Somebody who was beside the suspected case.
    public record Beside(UUID staff, String name) {
    }

    /// Who may return today.
    public List<StaffReturn> fit() {
        return staff.stream().filter(StaffReturn::mayReturn).toList();
    }

    /// Who may not.
    public List<StaffReturn> unfit() {
        return staff.stream().filter(one -> !one.mayReturn()).toList();
    }

    /// Why somebody may not.
    public static List<ReturnRule.Reason> reasons(StaffReturn one) {
        return one.answer() instanceof ReturnRule.Answer.MayNot(List<ReturnRule.Reason> reasons) ? reasons : List.of();
    }

    /// How many were beside the suspected case in all.
    public long exposed() {
        return beside.values().stream().flatMap(List::stream).map(Beside::staff).distinct().count();
    }
}
