package org.zerospread.app.intake;

/// Why a row of a file was not taken.
///
/// @param row where it stands in the file
/// @param address the cell, such as `B7`; empty where the whole row is meant
public record IntakeFault(int row, String address, String field, String code, String zh, String en) {
}
