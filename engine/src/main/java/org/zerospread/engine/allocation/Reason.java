package org.zerospread.engine.allocation;

/// One reason for a room, or for none.
///
/// @param rule the rule of the policy that gave it
/// @param good whether it speaks for the room
public record Reason(AllocationRule rule, boolean good, String zh, String en) {
}
