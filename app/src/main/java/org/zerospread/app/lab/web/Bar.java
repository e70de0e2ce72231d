package org.zerospread.app.lab.web;

/// A bar of a drawing.
///
/// @param kind what it counts, the ending of its class
/// @param at what it stands at: a day since 1970, or a number of days
/// @param count how many it stands for
public record Bar(double x, double y, double width, double height, String kind, long at, long count) {
}
