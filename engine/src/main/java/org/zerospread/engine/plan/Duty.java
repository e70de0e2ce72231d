package org.zerospread.engine.plan;

import java.time.LocalDate;

/// Something that is due on a day of a stay.
///
/// @param date the day
/// @param kind what is due
/// @param stageIndex the stage it belongs to, counted from 0; of a move, the stage moved to; of the release, the last one
/// @param detail short and the same in every language: `1/2` (first of two observations), `PCR x1`, `CENTRAL > HOME`; empty for a
///     release
public record Duty(LocalDate date, Kind kind, int stageIndex, String detail) {

    /// What is due, in the order in which a day's duties are listed.
    public enum Kind {
        MOVE("转运"),
        TEMPERATURE("测温"),
        TEST("检测"),
        RELEASE("解除隔离");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }
}
