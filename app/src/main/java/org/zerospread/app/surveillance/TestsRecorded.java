package org.zerospread.app.surveillance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// Tests were recorded with their results: news within the same transaction.
public record TestsRecorded(List<Result> results) {

    public TestsRecorded {
        results = List.copyOf(results);
    }

    /// A result, newly recorded.
    public record Result(UUID test, PersonId person, RegionCode region, TestDraft.Purpose purpose, TestDraft.Result result, Instant sampledAt, Instant resultedAt) {
    }
}
