package org.zerospread.app.resumption.web;

import java.util.List;
import java.util.Map;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.FirmLoops;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// The form of a review on site, on a phone.
///
/// @param back whether it is the review on the way back from a freeze
/// @param typed what was typed before it was refused: item and item with `-remark`
public record ReviewPage(FirmLoops.Standing standing, ResumptionPolicy policy, boolean back, List<Readiness.Shortfall> shortfalls, Map<String, String> typed, List<FormFault> faults) {

    /// What was typed in a field.
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /// Whether a field is at fault.
    public boolean isWrong(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals("items." + field));
    }
}
