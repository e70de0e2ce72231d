package org.zerospread.engine.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that was recorded during a stay. Its date is the district's day on which it happened; of a test, on which the sample was taken.
public sealed interface StayEvent {

    LocalDate date();

    /// A temperature that was taken.
    ///
    /// @param tenths tenths of a degree Celsius, 340 to 430
    record Temperature(LocalDate date, int tenths) implements StayEvent {
        public Temperature {
            if (tenths < 340 || tenths > 430) {
                throw new IllegalArgumentException("temperature of " + tenths + " tenths on " + date);
            }
        }
    }

    /// A symptom other than fever.
    ///
    /// @param what in the recorder's words
    record Symptom(LocalDate date, String what) implements StayEvent {}

    /// A sample and, once it is known, its result.
    ///
    /// @param method null when the record does not say: then it counts for whatever test is due
    /// @param result null while the laboratory has not answered
    record Tested(LocalDate date, @Nullable TestMethod method, @Nullable TestResult result) implements StayEvent {}

    /// A contact with a case, or another exposure.
    record Exposure(LocalDate date) implements StayEvent {}

    /// Something was refused; it stays due.
    ///
    /// @param what in the recorder's words
    record Refusal(LocalDate date, String what) implements StayEvent {}

    /// The person left without leave.
    record Escape(LocalDate date) implements StayEvent {}

    /// The person was brought to a place. [StagePlace#NONE] breaks the stay off, unless the stage is spent there.
    record Moved(LocalDate date, StagePlace to) implements StayEvent {}
}
