package org.zerospread.app.surveillance;

import java.time.Instant;
import java.util.UUID;
import org.zerospread.app.person.PersonId;

/// A test with its result.
public record TestDraft(UUID id, PersonId person, Method method, Purpose purpose, Instant sampledAt, Result result, Instant resultedAt) {

    /// How it was tested.
    public enum Method {
        PCR, CT, ANTIBODY, ANTIGEN
    }

    /// Why it was tested.
    public enum Purpose {
        QUARANTINE, DIAGNOSIS, DISCHARGE, REHAB
    }

    /// What was found.
    public enum Result {
        NEGATIVE, POSITIVE, INCONCLUSIVE
    }

    public TestDraft {
        if (resultedAt.isBefore(sampledAt)) {
            throw new IllegalArgumentException("test " + id + ": result " + resultedAt + " before the sample " + sampledAt);
        }
    }
}
