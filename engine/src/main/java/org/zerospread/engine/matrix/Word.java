package org.zerospread.engine.matrix;

/// A word of a matrix with its wording.
public record Word(String id, String zh, String en) {
}
