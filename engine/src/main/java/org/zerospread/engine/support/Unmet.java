package org.zerospread.engine.support;

/// One condition that a firm does not meet.
///
/// @param condition its key in the policy, such as `sizes`
public record Unmet(String condition, String zh, String en) {
}
