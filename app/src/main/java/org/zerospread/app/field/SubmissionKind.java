package org.zerospread.app.field;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zerospread.app.access.Right;

/// What a kind of record offers so that phones may send it.
public interface SubmissionKind {

    /// The name under which phones send it, such as `visit`.
    String code();

    /// What an account needs besides the right to send.
    Right right();

    /// Where each belongs, as far as that is known in the present jurisdiction; one query for all.
    ///
    /// @return region of each id; what is not named is kept at the head of the jurisdiction
    Map<UUID, Long> locate(List<Submission> batch);

    /// Takes new records in, many at a time, in the present transaction.
    ///
    /// @return a verdict on each; what is not named was taken
    Map<UUID, Verdict> take(List<Submission> batch);
}
