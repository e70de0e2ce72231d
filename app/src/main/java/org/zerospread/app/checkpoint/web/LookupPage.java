package org.zerospread.app.checkpoint.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.checkpoint.MeasureInForce;
import org.zerospread.app.checkpoint.MeasureLookup;
import org.zerospread.app.person.FormFault;

/// The question at the checkpoint, and its answer.
///
/// @param answer null when nothing was asked yet
public record LookupPage(MeasureLookup.Question question, MeasureLookup.@Nullable Answer answer) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return answer instanceof MeasureLookup.Answer.Refused(FormFault fault) && fault.field().equals(field) ? Optional.of(fault) : Optional.empty();
    }

    /// The measure that holds; null for none.
    public @Nullable MeasureInForce held() {
        return answer instanceof MeasureLookup.Answer.Held(MeasureInForce measure) ? measure : null;
    }

    /// Whether it was asked, and no measure holds.
    public boolean isFree() {
        return answer instanceof MeasureLookup.Answer.Free;
    }
}
