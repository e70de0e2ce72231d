package org.zerospread.engine.estimate;

import java.util.List;
import java.util.Optional;
import org.zerospread.engine.document.DocumentFault;

/// What became of a file.
///
/// @param value empty when there are faults
/// @param faults all of them, by line
/// @param notes what was odd but taken, by line
public record FileReading<T>(Optional<T> value, List<DocumentFault> faults, List<Note> notes) {
    public FileReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
