package org.zerospread.app.surveillance;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Records tests with their results, many at a time.
@Component
public class TestDesk {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;

    TestDesk(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news) {
        this.news = news;
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// Records tests; the same id again changes nothing.
    ///
    /// @return how many were new
    @Transactional
    public int record(List<TestDraft> drafts) {
        if (drafts.isEmpty()) {
            return 0;
        }
        copy.stage("test_draft", "id uuid, person_id uuid, method text, purpose text, sampled_at timestamptz, result text, resulted_at timestamptz",
                new String[] {"id", "person_id", "method", "purpose", "sampled_at", "result", "resulted_at"}, drafts, (draft, row) -> {
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.person().value());
                    row.setText(2, draft.method().name());
                    row.setText(3, draft.purpose().name());
                    row.setTimeStampTz(4, BulkCopy.utc(draft.sampledAt()));
                    row.setText(5, draft.result().name());
                    row.setTimeStampTz(6, BulkCopy.utc(draft.resultedAt()));
                });
        List<TestsRecorded.Result> taken = sql.sql("""
                insert into surveillance.test (id, person_id, region, method, purpose, sampled_at, result, resulted_at, recorded_at, recorded_by)
                select d.id, d.person_id, p.region, d.method, d.purpose, d.sampled_at, d.result, d.resulted_at, :at, :by
                from test_draft d join person.person p on p.id = d.person_id
                on conflict (id) do nothing
                returning id, person_id, region, purpose, result, sampled_at, resulted_at
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query((row, index) -> new TestsRecorded.Result(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")),
                        TestDraft.Purpose.valueOf(row.getString("purpose")), TestDraft.Result.valueOf(row.getString("result")), row.getTimestamp("sampled_at").toInstant(),
                        row.getTimestamp("resulted_at").toInstant())).list();
        if (!taken.isEmpty()) {
            audit.record("tests.recorded", taken.getFirst().region().value(), drafts.size() == 1 ? drafts.getFirst().person().toString() : null, taken.size() + " of " + drafts.size());
            news.publishEvent(new TestsRecorded(taken));
        }
        return taken.size();
    }
}
