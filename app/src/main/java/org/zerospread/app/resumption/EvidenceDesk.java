package org.zerospread.app.resumption;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.EvidenceCheck;
import org.zerospread.engine.resumption.EvidenceType;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Takes in what firms and reviewers upload, and gives it back. A file is what its content says; its name is kept to be read, never to be trusted.
@Component
public class EvidenceDesk {

    private static final int LONGEST_NAME = 120;

    private final JdbcClient sql;
    private final LoopBook book;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;

    EvidenceDesk(JdbcClient sql, LoopBook book, AuditTrail audit, DistrictClock clock, ResumptionPolicy policy) {
        this.sql = sql;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
    }

    /// A file to be taken in.
    ///
    /// @param kind one of the policy's
    public record Upload(UUID firm, String kind, String fileName, byte[] content) {
    }

    /// A file as it is given back.
    public record Stored(String fileName, String mediaType, byte[] content) {
    }

    private record Sound(Upload upload, EvidenceType type, long region) {
    }

    /// Takes in files, or none of them. The same content of the same kind twice is kept once.
    @Transactional
    public LoopAnswer keep(List<Upload> uploads) {
        Map<UUID, LoopBook.Kept> firms = book.hold(uploads.stream().map(Upload::firm).distinct().toList());
        Map<UUID, Integer> waiting = waiting(firms.keySet().stream().toList());
        List<LoopAnswer.Fault> faults = new ArrayList<>();
        List<Sound> sound = new ArrayList<>();
        for (Upload upload : uploads) {
            LoopBook.Kept firm = firms.get(upload.firm());
            EvidenceCheck.Answer answer = EvidenceCheck.check(policy.evidence(), upload.kind(), upload.content());
            if (firm == null) {
                faults.add(LoopAnswer.Fault.of(upload.firm(), "firm", "RSM-019", "本辖区没有这家企业", "no such firm here"));
            } else if (answer.refusal() != null) {
                faults.add(LoopAnswer.Fault.of(upload.firm(), "file", answer.refusal()));
            } else if (waiting.merge(upload.firm(), 1, Integer::sum) > policy.evidence().mostFiles()) {
                faults.add(LoopAnswer.Fault.of(upload.firm(), "file", "RSM-006", "材料最多 " + policy.evidence().mostFiles() + " 件", "at most " + policy.evidence().mostFiles() + " files"));
            } else {
                sound.add(new Sound(upload, Objects.requireNonNull(answer.type()), firm.region().value()));
            }
        }
        if (!faults.isEmpty()) {
            return new LoopAnswer.Refused(faults);
        }
        write(sound);
        return new LoopAnswer.Done(firms.keySet().stream().toList());
    }

    private Map<UUID, Integer> waiting(List<UUID> firms) {
        Map<UUID, Integer> waiting = new HashMap<>();
        sql.sql("select firm_id, count(*)::int as files from resumption.evidence where firm_id = any(:firms) and seq is null group by 1").param("firms", LoopBook.array(firms)).query(row -> {
            waiting.put(row.getObject("firm_id", UUID.class), row.getInt("files"));
        });
        return waiting;
    }

    private void write(List<Sound> sound) {
        if (sound.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into resumption.evidence (id, firm_id, region, kind, file_name, media_type, size, sha256, content, recorded_at, recorded_by)
                select gen_random_uuid(), e.firm, e.region, e.kind, e.name, e.type, length(e.content), e.hash, e.content, :at, :by
                from unnest(:firms::uuid[], :regions::bigint[], :kinds::text[], :names::text[], :types::text[], :hashes::bytea[], :contents::bytea[]) as e (firm, region, kind, name, type, hash, content)
                on conflict do nothing
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("firms", sound.stream().map(one -> one.upload().firm()).toArray(UUID[]::new)).param("regions", sound.stream().map(Sound::region).toArray(Long[]::new))
                .param("kinds", sound.stream().map(one -> one.upload().kind()).toArray(String[]::new)).param("names", sound.stream().map(one -> name(one.upload().fileName())).toArray(String[]::new))
                .param("types", sound.stream().map(one -> one.type().mediaType()).toArray(String[]::new)).param("hashes", sound.stream().map(one -> hash(one.upload().content())).toArray(byte[][]::new))
                .param("contents", sound.stream().map(one -> one.upload().content()).toArray(byte[][]::new)).update();
        Upload first = sound.getFirst().upload();
        audit.record("firm.evidence_kept", Jurisdiction.placeFor(sound.getFirst().region()), sound.size() == 1 ? first.firm().toString() : null,
                sound.size() == 1 ? first.kind() + " " + java.util.HexFormat.of().formatHex(hash(first.content())) : sound.size() + " files");
    }

    /// The last part of what a browser calls the file, without what could steer a terminal or a header.
    private static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1).replaceAll("[\\p{Cntrl}\"]", "").strip();
        String tail = last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
        return tail.isEmpty() ? "file" : tail;
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file of a firm.
    @Transactional(readOnly = true)
    public Optional<Stored> find(UUID firm, UUID id) {
        return sql.sql("select file_name, media_type, content from resumption.evidence where id = :id and firm_id = :firm").param("id", id).param("firm", firm)
                .query((row, index) -> new Stored(row.getString("file_name"), row.getString("media_type"), row.getBytes("content"))).optional();
    }

    /// Takes back a file that belongs to no step yet.
    ///
    /// @return whether it was there
    @Transactional
    public boolean drop(UUID firm, UUID id) {
        Optional<Long> region = sql.sql("delete from resumption.evidence where id = :id and firm_id = :firm and seq is null returning region").param("id", id).param("firm", firm).query(Long.class)
                .optional();
        region.ifPresent(where -> audit.record("firm.evidence_dropped", where, firm.toString(), id.toString()));
        return region.isPresent();
    }
}
