package org.zerospread.engine.allocation;

/// A site that takes guests in.
///
/// @param order the lower, the sooner it is filled when nothing else decides
/// @param spare how many more guests it may take in
public record Site(String id, String name, SitePurpose purpose, int order, int spare) {
}
