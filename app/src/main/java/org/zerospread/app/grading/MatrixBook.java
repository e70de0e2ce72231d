package org.zerospread.app.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.matrix.Matrix;

/// The versions of the matrix, and which of them holds on a day. What the program ships is its first published version.
@Component
public class MatrixBook {

    private static final String SHIPPED = "policies/three-three-2020.yaml";

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final String shipped;
    /// Compiled, by id; only published ones, which never change.
    private final Map<UUID, Matrix> compiled = new ConcurrentHashMap<>();

    MatrixBook(JdbcClient sql, DistrictClock clock, @Value("classpath:" + SHIPPED) Resource shipped) throws IOException {
        this.sql = sql;
        this.clock = clock;
        this.shipped = shipped.getContentAsString(StandardCharsets.UTF_8);
    }

    /// A version with its tables.
    public record InForce(MatrixVersion version, Matrix matrix) {
    }

    /// Puts what the program ships into a store that has no version of it yet.
    @EventListener
    @Transactional
    public void keep(ApplicationReadyEvent started) {
        Matrix matrix = compile(SHIPPED, shipped);
        sql.sql("""
                insert into grading.matrix_version (id, code, version, title_zh, title_en, effective_from, ends_on, effective_to, state, document, editors, recorded_at, changed_at, published_at, published_by)
                select :id, :code, :version, :zh, :en, :from, :to, :to, 'PUBLISHED', :document, '{}', :at, :at, :at, :by
                where not exists (select from grading.matrix_version where code = :code) on conflict (code, version) do nothing
                """).param("id", UUID.randomUUID()).param("code", matrix.code()).param("version", matrix.version()).param("zh", matrix.titleZh()).param("en", matrix.titleEn())
                .param("from", matrix.effectiveFrom()).param("to", matrix.effectiveTo()).param("document", shipped).param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", MatrixVersion.PROGRAM).update();
    }

    /// The version that holds on a day, compiled; empty when none does.
    @Transactional(readOnly = true)
    public Optional<InForce> findInForce(LocalDate day) {
        return sql.sql("""
                select id, code, version, title_zh, title_en, effective_from, effective_to, state, document, revision, editors, changed_at, submitted_by, published_by, published_at, withdrawn_by, withdrawn_why
                from grading.matrix_version where state = 'PUBLISHED' and effective_from <= :day and (effective_to is null or effective_to >= :day)
                """).param("day", day).query(MatrixBook::read).optional().map(version -> new InForce(version, get(version)));
    }

    /// The version that a new one takes the place of: the last published one that begins before it.
    ///
    /// @param besides the new one
    @Transactional(readOnly = true)
    Optional<InForce> findBefore(LocalDate day, UUID besides) {
        return list().stream().filter(version -> version.state() == MatrixState.PUBLISHED && !version.id().equals(besides) && version.effectiveFrom().isBefore(day)).findFirst()
                .map(version -> new InForce(version, get(version)));
    }

    /// The version with this id.
    @Transactional(readOnly = true)
    public Optional<MatrixVersion> find(UUID id) {
        return sql.sql("""
                select id, code, version, title_zh, title_en, effective_from, effective_to, state, document, revision, editors, changed_at, submitted_by, published_by, published_at, withdrawn_by, withdrawn_why
                from grading.matrix_version where id = :id
                """).param("id", id).query(MatrixBook::read).optional();
    }

    /// All versions, what waits or is worked on before what was published, the latest first.
    @Transactional(readOnly = true)
    public List<MatrixVersion> list() {
        return sql.sql("""
                select id, code, version, title_zh, title_en, effective_from, effective_to, state, document, revision, editors, changed_at, submitted_by, published_by, published_at, withdrawn_by, withdrawn_why
                from grading.matrix_version order by state in ('DRAFT', 'SUBMITTED') desc, effective_from desc, code, version desc
                """).query(MatrixBook::read).list();
    }

    /// The tables of a version that is sound. Those of a published one are kept: they never change.
    Matrix get(MatrixVersion version) {
        return version.state() == MatrixState.PUBLISHED ? compiled.computeIfAbsent(version.id(), id -> compile(version.code(), version.document())) : compile(version.code(), version.document());
    }

    private static Matrix compile(String name, String document) {
        return switch (Matrix.read(name, document)) {
            case DocumentReading.Accepted<Matrix>(Matrix matrix) -> matrix;
            case DocumentReading.Refused<Matrix>(var faults) -> throw new IllegalStateException("matrix in the store: " + faults);
        };
    }

    static MatrixVersion read(ResultSet row, int index) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new MatrixVersion(row.getObject("id", UUID.class), row.getString("code"), row.getInt("version"), row.getString("title_zh"), row.getString("title_en"),
                row.getObject("effective_from", LocalDate.class), row.getObject("effective_to", LocalDate.class), MatrixState.valueOf(row.getString("state")), row.getString("document"),
                row.getInt("revision"), List.of((String[]) row.getArray("editors").getArray()), row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getString("submitted_by"),
                row.getString("published_by"), instant(published), row.getString("withdrawn_by"), row.getString("withdrawn_why"));
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
