package org.zerospread.app.grading;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.region.RegionCode;

/// The way of a version: written, looked through, handed in, and published by somebody who wrote nothing of it; from its first day on it takes the place of the one before.
///
/// Codes beside those of the document: MTX-013 no such version · MTX-014 somebody changed it meanwhile · MTX-015 not at this point of its way · MTX-016 who wrote it does not publish it · MTX-017 its
/// first day lies back · MTX-018 another published version holds on its days · MTX-019 the version is there already · MTX-020 it has begun · MTX-021 the reason is missing · MTX-022 not responsible
/// for the whole district.
@Component
public class MatrixDesk {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final MatrixBook book;
    private final Reevaluation reevaluation;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    MatrixDesk(JdbcClient sql, MatrixBook book, Reevaluation reevaluation, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.book = book;
        this.reevaluation = reevaluation;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Begins a version from another one, with the next number and tomorrow as its first day.
    @Transactional
    public MatrixAnswer copy(UUID from) {
        Optional<MatrixVersion> version = book.find(from);
        if (version.isEmpty()) {
            return unknown();
        }
        MatrixCheck.Sound sound = MatrixCheck.read(version.get().document()).sound().orElseThrow(() -> new IllegalStateException("matrix in the store: " + from));
        int next = sql.sql("select max(version) + 1 from grading.matrix_version where code = :code").param("code", version.get().code()).query(Integer.class).single();
        MatrixScript script = MatrixScript.of(sound.matrix()).with(version.get().code(), next, clock.today().plusDays(1).toString(), "");
        return add(MatrixCheck.read(script));
    }

    /// Takes a document in as a new version that somebody works on. Words that are not known are refused; gaps and contradictions may be mended later.
    @Transactional
    public MatrixAnswer add(MatrixCheck.Reading reading) {
        if (reading.sound().isEmpty()) {
            return new MatrixAnswer.Refused(reading.faults());
        }
        Optional<MatrixAnswer> refused = responsible();
        if (refused.isPresent()) {
            return refused.get();
        }
        MatrixCheck.Sound sound = reading.sound().get();
        Matrix matrix = sound.matrix();
        UUID id = UUID.randomUUID();
        int taken = sql.sql("""
                insert into grading.matrix_version (id, code, version, title_zh, title_en, effective_from, ends_on, effective_to, state, document, editors, recorded_at, changed_at)
                values (:id, :code, :version, :zh, :en, :from, :to, :to, 'DRAFT', :document, array[:by], :at, :at) on conflict (code, version) do nothing
                """).param("id", id).param("code", matrix.code()).param("version", matrix.version()).param("zh", matrix.titleZh()).param("en", matrix.titleEn()).param("from", matrix.effectiveFrom())
                .param("to", matrix.effectiveTo()).param("document", sound.text()).param("by", Jurisdiction.actorNow()).param("at", now()).update();
        if (taken == 0) {
            return exists(matrix);
        }
        record("matrix.drafted", id, matrix.code() + " " + matrix.version());
        return new MatrixAnswer.Done(id);
    }

    /// Changes a version that somebody works on.
    ///
    /// @param revision as it was read; another one means that somebody changed it meanwhile
    @Transactional
    public MatrixAnswer change(UUID id, int revision, MatrixCheck.Reading reading) {
        Optional<MatrixAnswer> refused = refusal(id, MatrixState.DRAFT);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (reading.sound().isEmpty()) {
            return new MatrixAnswer.Refused(reading.faults());
        }
        Matrix matrix = reading.sound().get().matrix();
        boolean taken = sql.sql("select exists (select from grading.matrix_version where code = :code and version = :version and id <> :id)").param("code", matrix.code())
                .param("version", matrix.version()).param("id", id).query(Boolean.class).single();
        if (taken) {
            return exists(matrix);
        }
        int changed = sql.sql("""
                update grading.matrix_version set code = :code, version = :version, title_zh = :zh, title_en = :en, effective_from = :from, ends_on = :to, effective_to = :to, document = :document,
                    revision = revision + 1, editors = case when :by = any (editors) then editors else array_append(editors, :by) end, changed_at = :at
                where id = :id and revision = :revision
                """).param("code", matrix.code()).param("version", matrix.version()).param("zh", matrix.titleZh()).param("en", matrix.titleEn()).param("from", matrix.effectiveFrom())
                .param("to", matrix.effectiveTo()).param("document", reading.sound().get().text()).param("by", Jurisdiction.actorNow()).param("at", now()).param("id", id).param("revision", revision).update();
        if (changed == 0) {
            return MatrixAnswer.Refused.of("revision", "MTX-014", "这期间有人改过这一版: 请看现在的内容再改", "somebody changed this version meanwhile: look at it as it is now");
        }
        record("matrix.changed", id, matrix.code() + " " + matrix.version());
        return new MatrixAnswer.Done(id);
    }

    /// Hands a version in: it must be whole, and begin no earlier than today.
    @Transactional
    public MatrixAnswer submit(UUID id) {
        Optional<MatrixAnswer> refused = refusal(id, MatrixState.DRAFT);
        if (refused.isPresent()) {
            return refused.get();
        }
        MatrixVersion version = book.find(id).orElseThrow();
        List<FormFault> faults = publishable(version);
        if (!faults.isEmpty()) {
            return new MatrixAnswer.Refused(faults);
        }
        sql.sql("""
                update grading.matrix_version set state = 'SUBMITTED', submitted_at = :at, submitted_by = :by, editors = case when :by = any (editors) then editors else array_append(editors, :by) end
                where id = :id
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", id).update();
        record("matrix.submitted", id, version.code() + " " + version.version());
        return new MatrixAnswer.Done(id);
    }

    /// Gives a version that was handed in back to those who work on it.
    @Transactional
    public MatrixAnswer giveBack(UUID id, String reason) {
        return step(id, MatrixState.SUBMITTED, reason, "matrix.given-back", why -> sql.sql("update grading.matrix_version set state = 'DRAFT', submitted_at = null, submitted_by = null where id = :id")
                .param("id", id).update());
    }

    /// Throws a version away that was never published; it stays on record as withdrawn.
    @Transactional
    public MatrixAnswer discard(UUID id, String reason) {
        Optional<MatrixVersion> version = book.find(id);
        MatrixState now = version.map(MatrixVersion::state).orElse(MatrixState.DRAFT);
        return step(id, now == MatrixState.SUBMITTED ? now : MatrixState.DRAFT, reason, "matrix.discarded", why -> withdrawn(id, why));
    }

    /// Withdraws a published version that has not begun; the one before it goes on.
    @Transactional
    public MatrixAnswer withdraw(UUID id, String reason) {
        if (book.find(id).filter(version -> version.state() == MatrixState.PUBLISHED && !version.effectiveFrom().isAfter(clock.today())).isPresent()) {
            return MatrixAnswer.Refused.of("effective_from", "MTX-020", "这一版已经生效, 不能撤回: 请发布新的一版", "this version has begun and cannot be withdrawn: publish another one");
        }
        return step(id, MatrixState.PUBLISHED, reason, "matrix.withdrawn", why -> {
            withdrawn(id, why);
            linkDays();
        });
    }

    private void withdrawn(UUID id, String why) {
        sql.sql("update grading.matrix_version set state = 'WITHDRAWN', withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why where id = :id").param("at", now())
                .param("by", Jurisdiction.actorNow()).param("why", why).param("id", id).update();
    }

    private MatrixAnswer step(UUID id, MatrixState from, String reason, String action, java.util.function.Consumer<String> work) {
        Optional<MatrixAnswer> refused = refusal(id, from);
        if (refused.isPresent()) {
            return refused.get();
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return MatrixAnswer.Refused.of("reason", "MTX-021", "请写明理由, 不超过 200 字", "give a reason of at most 200 characters");
        }
        work.accept(why);
        record(action, id, why);
        return new MatrixAnswer.Done(id);
    }

    /// Publishes a version that was handed in: by a second person, with the list of what it changes for whom.
    @Transactional
    public MatrixAnswer publish(UUID id) {
        Optional<MatrixAnswer> refused = refusal(id, MatrixState.SUBMITTED);
        if (refused.isPresent()) {
            return refused.get();
        }
        MatrixVersion version = book.find(id).orElseThrow();
        if (version.editors().contains(Jurisdiction.actorNow())) {
            return MatrixAnswer.Refused.of("publisher", "MTX-016", "编写或提交这一版的人不能发布: 须由另一人发布", "who wrote or handed in this version does not publish it: a second person does");
        }
        List<FormFault> faults = publishable(version);
        if (!faults.isEmpty()) {
            return new MatrixAnswer.Refused(faults);
        }
        sql.sql("update grading.matrix_version set state = 'PUBLISHED', published_at = :at, published_by = :by where id = :id").param("at", now()).param("by", Jurisdiction.actorNow()).param("id", id).update();
        Optional<MatrixBook.InForce> before = book.findBefore(version.effectiveFrom(), id);
        linkDays();
        long changed = before.map(older -> reevaluation.keep(older.version(), version)).orElse(0L);
        record("matrix.published", id, version.code() + " " + version.version() + " from " + version.effectiveFrom() + ", changes for " + changed + " subjects");
        return new MatrixAnswer.Done(id);
    }

    /// What forbids the publication of a version.
    public List<FormFault> publishable(MatrixVersion version) {
        List<FormFault> faults = new ArrayList<>(MatrixCheck.read(version.document()).sound().map(MatrixCheck.Sound::open).orElse(List.of()));
        if (version.effectiveFrom().isBefore(clock.today())) {
            faults.add(new FormFault("effective_from", "MTX-017", "起期 " + version.effectiveFrom() + " 早于今天 " + clock.today(), "its first day " + version.effectiveFrom() + " lies before today, " + clock.today()));
        }
        findOverlap(version).ifPresent(other -> faults.add(new FormFault("effective_from", "MTX-018",
                "与已发布的 " + other.code() + " 第 " + other.version() + " 版 (自 " + other.effectiveFrom() + ") 的日期重叠: 请写止期, 或先撤回那一版",
                "its days overlap those of the published " + other.code() + " " + other.version() + " (from " + other.effectiveFrom() + "): give a last day before it, or withdraw that one first")));
        return faults;
    }

    /// A published version that begins on one of its days; one that began before is ended by it.
    private Optional<MatrixVersion> findOverlap(MatrixVersion version) {
        LocalDate last = version.effectiveTo();
        return book.list().stream().filter(other -> other.state() == MatrixState.PUBLISHED && !other.id().equals(version.id()))
                .filter(other -> !other.effectiveFrom().isBefore(version.effectiveFrom()) && (last == null || !other.effectiveFrom().isAfter(last))).findFirst();
    }

    /// Each published version holds to its own last day, or to the day before the next one begins.
    private void linkDays() {
        sql.sql("""
                update grading.matrix_version v set effective_to = n.last
                from (select id, least(ends_on, lead(effective_from) over (order by effective_from) - 1) as last from grading.matrix_version where state = 'PUBLISHED') n
                where n.id = v.id and v.effective_to is distinct from n.last
                """).update();
    }

    private Optional<MatrixAnswer> refusal(UUID id, MatrixState needed) {
        // The row is held to the end, so that two steps of one version follow each other.
        Optional<String> state = sql.sql("select state from grading.matrix_version where id = :id for update").param("id", id).query(String.class).optional();
        if (state.isEmpty()) {
            return Optional.of(unknown());
        }
        if (!state.get().equals(needed.name())) {
            return Optional.of(MatrixAnswer.Refused.of("state", "MTX-015", "这一版现在不能这样做", "this version is not at this point of its way"));
        }
        return responsible();
    }

    /// The rules hold for the district as a whole.
    private Optional<MatrixAnswer> responsible() {
        RegionCode district = regions.served();
        boolean whole = Jurisdiction.find().map(Jurisdiction::range).filter(range -> range.low() <= district.low() && district.high() <= range.high()).isPresent();
        return whole ? Optional.empty() : Optional.of(MatrixAnswer.Refused.of("region", "MTX-022", "分级管控规则由管辖全区的人编写和发布", "the rules of graded control are for those responsible for the whole district"));
    }

    private static MatrixAnswer unknown() {
        return MatrixAnswer.Refused.of("version", "MTX-013", "没有这一版", "no such version");
    }

    private static MatrixAnswer exists(Matrix matrix) {
        return MatrixAnswer.Refused.of("version", "MTX-019", matrix.code() + " 第 " + matrix.version() + " 版已有: 请改版本号", matrix.code() + " " + matrix.version() + " is there already: give another version");
    }

    private void record(String action, UUID id, @Nullable String detail) {
        audit.record(action, Objects.requireNonNull(regions.served()).value(), id.toString(), detail);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
