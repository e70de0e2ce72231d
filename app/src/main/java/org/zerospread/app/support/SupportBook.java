package org.zerospread.app.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.support.SupportPolicies;
import org.zerospread.engine.support.SupportPolicy;

/// The editions of the policies of support, and which of them counts on a day: the latest that has begun. What the program ships is the first.
@Component
public class SupportBook {

    private static final String SHIPPED = "policies/support-2020.yaml";
    private static final int LONGEST = 200_000;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Regions regions;
    private final DistrictClock clock;
    private final SupportPolicies shipped;
    /// By code and version; an edition never changes.
    private final Map<String, SupportPolicies> read = new ConcurrentHashMap<>();

    SupportBook(JdbcClient sql, AuditTrail audit, Regions regions, DistrictClock clock, @Value("classpath:" + SHIPPED) Resource shipped) throws IOException {
        this.sql = sql;
        this.audit = audit;
        this.regions = regions;
        this.clock = clock;
        this.shipped = sound(SHIPPED, shipped.getContentAsString(StandardCharsets.UTF_8));
    }

    private static SupportPolicies sound(String name, String document) {
        return switch (SupportPolicies.read(name, document)) {
            case DocumentReading.Accepted<SupportPolicies>(SupportPolicies policies) -> policies;
            case DocumentReading.Refused<SupportPolicies>(var faults) -> throw new IllegalStateException("policies of support: " + faults);
        };
    }

    private record Stored(String code, int version, String document) {
    }

    /// The edition that counts on a day; empty before the first and after the last.
    @Transactional(readOnly = true)
    public Optional<SupportPolicies> findInForce(LocalDate day) {
        Optional<SupportPolicies> later = sql.sql("select code, version, document from support.edition where effective_from <= :day order by version desc limit 1").param("day", day)
                .query((row, index) -> new Stored(row.getString("code"), row.getInt("version"), row.getString("document"))).optional()
                .map(one -> read.computeIfAbsent(one.code() + "/" + one.version(), key -> sound(key, one.document())));
        return later.or(() -> Optional.of(shipped)).filter(one -> !day.isBefore(one.validity().from()) && (one.validity().to() == null || !day.isAfter(one.validity().to())));
    }

    /// The policy with a code, of the edition that counts on a day.
    @Transactional(readOnly = true)
    public Optional<SupportPolicy> find(String policy, LocalDate day) {
        return findInForce(day).flatMap(edition -> edition.find(policy));
    }

    /// Publishes a new edition; all that is wrong with it is told at once. An edition begins today at the earliest, and no budget falls below what has been granted.
    @Transactional
    public List<FormFault> publish(String document) {
        if (document.isBlank() || document.length() > LONGEST) {
            return List.of(new FormFault("document", "SUP-012", "请贴上政策文件(YAML),最多 " + LONGEST + " 字", "paste the policies (YAML), at most " + LONGEST + " characters", List.of()));
        }
        return switch (SupportPolicies.read("support.yaml", document)) {
            case DocumentReading.Refused<SupportPolicies>(List<DocumentFault> faults) ->
                faults.stream().map(fault -> new FormFault("document", fault.code(), "第 " + fault.line() + " 行 " + fault.path() + ":" + fault.zh(), "line " + fault.line() + " " + fault.path() + ": " + fault.en(), List.of())).toList();
            case DocumentReading.Accepted<SupportPolicies>(SupportPolicies edition) -> publish(edition, document);
        };
    }

    private List<FormFault> publish(SupportPolicies edition, String document) {
        long district = regions.served().low();
        List<FormFault> faults = new ArrayList<>();
        int last = Math.max(shipped.version(), sql.sql("select coalesce(max(version), 0) from support.edition where code = :code").param("code", edition.code()).query(Integer.class).single());
        if (!edition.code().equals(shipped.code()) || edition.version() <= last) {
            faults.add(new FormFault("document", "SUP-012", "编号应为 " + shipped.code() + ",版本应大于 " + last, "the code is " + shipped.code() + " and the version above " + last, List.of()));
        }
        if (edition.validity().from().isBefore(clock.today())) {
            faults.add(new FormFault("document", "SUP-012", "新版本最早从今天起执行", "a new edition begins today at the earliest", List.of()));
        }
        Map<String, Long> granted = new java.util.HashMap<>();
        sql.sql("select policy, granted_cents from support.budget where district = :district for update").param("district", district).query((row, index) -> granted.put(row.getString("policy"), row.getLong("granted_cents"))).list();
        edition.policies().stream().filter(policy -> policy.budget() != null && policy.budget().cents() < granted.getOrDefault(policy.code(), 0L))
                .forEach(policy -> faults.add(new FormFault("document", "SUP-012", policy.titleZh() + ":预算低于已批准的金额", policy.titleEn() + ": the budget is below what has been granted", List.of())));
        if (!faults.isEmpty()) {
            return faults;
        }
        sql.sql("insert into support.edition (code, version, effective_from, document, published_at, published_by) values (:code, :version, :from, :document, :at, :by)").param("code", edition.code())
                .param("version", edition.version()).param("from", edition.validity().from()).param("document", document).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("support.edition", Jurisdiction.placeFor(district), edition.code(), "version " + edition.version() + " from " + edition.validity().from());
        return List.of();
    }
}
