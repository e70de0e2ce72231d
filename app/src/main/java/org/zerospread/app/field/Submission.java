package org.zerospread.app.field;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One record as a kind gets it, new and with its time settled.
///
/// @param id made on the phone (UUIDv7)
/// @param account user name of who made it
/// @param happenedAt by the district's clock, never later than now
/// @param content JSON object, as the kind describes it
public record Submission(UUID id, String account, Instant happenedAt, JsonNode content) {
}
