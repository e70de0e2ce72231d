package org.zerospread.app.quarantine.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.quarantine.Chains;

/// Positives in quarantine, or one of them with everybody who was planned anew.
public record ChainsPage(List<Chains.Chain> chains, Chains.@Nullable Chain chain, List<Chains.Link> links) {
}
