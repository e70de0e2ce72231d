package org.zerospread.engine.resumption;

/// Why a step may not be taken.
///
/// @param code stable: `RSM-…`
public record LoopRefusal(String code, String zh, String en) {
}
