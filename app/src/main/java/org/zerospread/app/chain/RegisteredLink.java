package org.zerospread.app.chain;

import java.time.Instant;
import java.util.UUID;
import org.zerospread.engine.chain.ChainLink;

/// A link that somebody registered and nobody withdrew.
public record RegisteredLink(UUID id, String infector, String infectee, ChainLink.Certainty certainty, String evidence, Instant recordedAt, String recordedBy) {
}
