package org.zerospread.engine.chain;

/// A link whose infectee fell ill before his infector. That happens, but seldom: it is told, not dropped.
///
/// @param days from the infector's onset to the infectee's, below 0
/// @param chance the probability of so short an interval or a shorter one, by the serial interval used
/// @param chosen whether the best tree has the link
public record OrderConflict(String infector, String infectee, Basis basis, int days, double chance, boolean chosen) {}
