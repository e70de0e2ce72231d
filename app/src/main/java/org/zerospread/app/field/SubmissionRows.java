package org.zerospread.app.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import tools.jackson.databind.JsonNode;

/// The rows of submissions and of conflicting content.
@Component
class SubmissionRows {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final FieldCipher cipher;

    SubmissionRows(JdbcClient sql, BulkCopy copy, FieldCipher cipher) {
        this.sql = sql;
        this.copy = copy;
        this.cipher = cipher;
    }

    /// What a row says.
    enum State {
        TAKEN, WAITING, REFUSED;

        Answer.State answer() {
            return switch (this) {
                case TAKEN -> Answer.State.TAKEN;
                case WAITING -> Answer.State.WAITING;
                case REFUSED -> Answer.State.REFUSED;
            };
        }
    }

    /// From whom, when and by whose hand.
    record Arrival(String account, @Nullable UUID device, Instant at, String by) {
    }

    /// What is known of an id.
    record Known(SubmissionBatch.Digest digest, Answer.State state, @Nullable String code) {
    }

    /// One that waits, with its content.
    record Held(UUID id, long region, String account, String kind, String code, Instant receivedAt, JsonNode content) {
    }

    private record Row(SubmissionDesk.Draft draft, long region, byte @Nullable [] sealed) {
    }

    /// Puts the new ones down.
    ///
    /// @return ids that were new
    Set<UUID> insert(Collection<SubmissionDesk.Draft> drafts, Map<UUID, Long> regions, Arrival arrival) {
        long head = Jurisdiction.placeFor(0);
        List<Row> staged = new ArrayList<>(drafts.size());
        for (SubmissionDesk.Draft draft : drafts) {
            byte[] sealed = draft.state() == State.TAKEN ? null : cipher.seal(draft.item().text(), owner(draft.id()));
            staged.add(new Row(draft, regions.getOrDefault(draft.id(), head), sealed));
        }
        copy.stage("submission_draft", "id uuid, region bigint, kind text, digest bytea, state text, code text, made_at timestamptz, offset_seconds bigint, "
                + "happened_at timestamptz, content_sealed bytea",
                new String[] {"id", "region", "kind", "digest", "state", "code", "made_at", "offset_seconds", "happened_at", "content_sealed"}, staged, (one, row) -> {
                    row.setUUID(0, one.draft().id());
                    row.setLong(1, one.region());
                    row.setText(2, one.draft().item().kind());
                    row.setByteArray(3, one.draft().item().digest().bytes());
                    row.setText(4, one.draft().state().name());
                    row.setText(5, one.draft().code());
                    row.setTimeStampTz(6, BulkCopy.utc(one.draft().item().madeAt()));
                    row.setLong(7, one.draft().offsetSeconds());
                    row.setTimeStampTz(8, BulkCopy.utc(one.draft().happenedAt()));
                    row.setByteArray(9, one.sealed());
                });
        return new HashSet<>(sql.sql("""
                insert into field.submission (id, region, account, device, kind, digest, state, code, made_at, offset_seconds, happened_at, content_sealed, received_at, received_by)
                select id, region, :account, :device::uuid, kind, digest, state, code, made_at, offset_seconds, happened_at, content_sealed, :at, :by
                from submission_draft order by id
                on conflict (id) do nothing
                returning id
                """).param("account", arrival.account()).param("device", arrival.device()).param("at", arrival.at().atOffset(ZoneOffset.UTC)).param("by", arrival.by())
                .query(UUID.class).list());
    }

    /// What is known of ids in the present jurisdiction.
    Map<UUID, Known> known(Collection<UUID> ids) {
        Map<UUID, Known> known = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.sql("select id, encode(digest, 'hex') as digest, state, code from field.submission where id = any(:ids::uuid[])").param("ids", texts(ids))
                    .query((ResultSet row) -> {
                        known.put(row.getObject("id", UUID.class),
                                new Known(new SubmissionBatch.Digest(row.getString("digest")), State.valueOf(row.getString("state")).answer(), row.getString("code")));
                    });
        }
        return known;
    }

    /// Notes what was not simply taken; such content is kept.
    void note(Map<UUID, Verdict> verdicts, Map<UUID, SubmissionDesk.Draft> drafts) {
        if (verdicts.isEmpty()) {
            return;
        }
        record Noted(UUID id, State state, String code, byte @Nullable [] sealed) {
        }
        List<Noted> noted = new ArrayList<>();
        verdicts.forEach((id, verdict) -> Optional.ofNullable(drafts.get(id))
                .ifPresent(draft -> noted.add(new Noted(id, state(verdict), verdict.code(), cipher.seal(draft.item().text(), owner(id))))));
        copy.stage("submission_note", "id uuid, state text, code text, content_sealed bytea", new String[] {"id", "state", "code", "content_sealed"}, noted, (one, row) -> {
            row.setUUID(0, one.id());
            row.setText(1, one.state().name());
            row.setText(2, one.code());
            row.setByteArray(3, one.sealed());
        });
        sql.sql("update field.submission s set state = n.state, code = n.code, content_sealed = n.content_sealed from submission_note n where s.id = n.id").update();
    }

    private static State state(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> State.TAKEN;
            case Verdict.TakenInPart part -> State.TAKEN;
            case Verdict.Refused refused -> State.REFUSED;
            case Verdict.Waiting waiting -> State.WAITING;
        };
    }

    /// Keeps content that came under a known id.
    void keepConflicts(List<SubmissionBatch.Item> items, Arrival arrival) {
        for (SubmissionBatch.Item item : items) {
            sql.sql("""
                    insert into field.conflict (submission_id, digest, region, account, device, kind, made_at, content_sealed, received_at, received_by)
                    values (:id, :digest, :region, :account, :device::uuid, :kind, :made, :sealed, :at, :by)
                    on conflict (submission_id, digest) do nothing
                    """).param("id", item.id()).param("digest", item.digest().bytes()).param("region", Jurisdiction.placeFor(0)).param("account", arrival.account())
                    .param("device", arrival.device()).param("kind", item.kind()).param("made", item.madeAt() == null ? null : item.madeAt().atOffset(ZoneOffset.UTC))
                    .param("sealed", cipher.seal(item.text(), conflictOwner(item.id(), item.digest().hex()))).param("at", arrival.at().atOffset(ZoneOffset.UTC)).param("by", arrival.by()).update();
        }
    }

    List<SubmissionDesk.Waiting> listWaiting() {
        return sql.sql("""
                select id, account, kind, code, made_at, coalesce(offset_seconds, 0) as offset_seconds, received_at
                from field.submission where state = 'WAITING' order by received_at, id limit 200
                """).query((row, index) -> new SubmissionDesk.Waiting(row.getObject("id", UUID.class), row.getString("account"), row.getString("kind"), row.getString("code"),
                instant(row, "made_at"), row.getLong("offset_seconds"), row.getObject("received_at", OffsetDateTime.class).toInstant())).list();
    }

    Optional<Held> findHeld(UUID id) {
        return sql.sql("select id, region, account, kind, code, received_at, content_sealed from field.submission where id = :id and state = 'WAITING' for update").param("id", id)
                .query((row, index) -> new Held(id, row.getLong("region"), row.getString("account"), row.getString("kind"), row.getString("code"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(), content(row, id)))
                .optional();
    }

    private JsonNode content(ResultSet row, UUID id) throws SQLException {
        String text = cipher.open(row.getBytes("content_sealed"), owner(id));
        return SubmissionBatch.kept(text == null ? "{}" : text).path("content");
    }

    void decide(Held held, @Nullable Verdict verdict, String by, Instant at) {
        sql.sql("""
                update field.submission set state = :state, code = :code, happened_at = case when :state = 'TAKEN' then received_at end, decided_at = :at, decided_by = :by,
                    content_sealed = case when :plain then null else content_sealed end
                where id = :id
                """).param("state", state(verdict).name()).param("code", verdict == null ? held.code() : verdict.code()).param("plain", verdict == null)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by).param("id", held.id()).update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /// To which submission sealed content belongs.
    static String owner(UUID submission) {
        return "field.submission:" + submission;
    }

    /// To which conflicting content a sealed value belongs.
    static String conflictOwner(@Nullable UUID submission, String digest) {
        return "field.conflict:" + submission + ":" + digest;
    }
}
