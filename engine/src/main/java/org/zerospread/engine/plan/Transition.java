package org.zerospread.engine.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A change of a stay, with its reason.
///
/// @param date the day from which it holds
/// @param from the place before; null at the start
/// @param to the place after; null when the stay is over
/// @param stageIndex the stage begun, or that in which the stay ended, counted from 0
public record Transition(LocalDate date, @Nullable StagePlace from, @Nullable StagePlace to, int stageIndex, LivedStage.Why why) {}
