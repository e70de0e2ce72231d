package org.zerospread.engine.estimate;

/// Who infected whom, with the delay between the same event of both.
///
/// @param line where it stands, counted from 1
public record TransmissionPair(int line, CensoredDelay delay) {}
