package org.zerospread.app.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers answers for as long as nothing has been committed to the database.
///
/// An answer is kept with the snapshot (`pg_current_snapshot()`) under which it was asked for. The same snapshot means the
/// same visible data, so the same question has the same answer; any commit makes it be asked anew. There is no time-out
/// and nothing to invalidate. The question must hold all that the answer depends on beside the data: the jurisdiction, the
/// day, the reader's rights. Not for use within a transaction that has written: its own changes are not in the snapshot.
@Component
public class SnapshotMemory {

    private static final int REMEMBERED = 2_000;

    private final JdbcClient sql;
    private final Map<Object, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
            return size() > REMEMBERED;
        }
    });

    private record Kept(String snapshot, Object answer) {
    }

    SnapshotMemory(JdbcClient sql) {
        this.sql = sql;
    }

    /// The answer to a question: as remembered, or asked anew.
    ///
    /// @param question with value equality, and of a type that no other asker uses
    /// @param answer never null; asked after the snapshot was taken, so that it is never older than it
    @SuppressWarnings("unchecked")
    public <T> T remember(Object question, Supplier<T> answer) {
        String snapshot = sql.sql("select pg_current_snapshot()::text").query(String.class).single();
        Kept before = kept.get(question);
        if (before != null && before.snapshot().equals(snapshot)) {
            return (T) before.answer();
        }
        T fresh = answer.get();
        kept.put(question, new Kept(snapshot, fresh));
        return fresh;
    }
}
