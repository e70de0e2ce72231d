package org.zerospread.app.lab;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A case and the one case of which he was a close contact, with the days of both.
record CasePair(LocalDate infectorOnset, LocalDate infecteeOnset, @Nullable LocalDate infectorFrom, @Nullable LocalDate infectorTo, @Nullable LocalDate infecteeFrom,
        @Nullable LocalDate infecteeTo) {
}
