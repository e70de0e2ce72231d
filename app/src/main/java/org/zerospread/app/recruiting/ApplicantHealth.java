package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;

/// Whether applicants may start work on a day: by the register for whoever is registered in the district, by his own declaration for the others.
@Component
public class ApplicantHealth {

    /// Days after an arrival from a key area, or after what he declares, until which he does not work.
    private static final int WATCH_DAYS = 14;

    private final JdbcClient sql;
    private final OriginPolicy origins;
    private final Regions regions;
    private final DistrictClock clock;

    ApplicantHealth(JdbcClient sql, OriginPolicy origins, Regions regions, DistrictClock clock) {
        this.clock = clock;
        this.sql = sql;
        this.origins = origins;
        this.regions = regions;
    }

    /// Why somebody may not start.
    ///
    /// @param until first day on which it no longer holds; null where no day is known
    public record Reason(String code, String zh, String en, @Nullable LocalDate until) {
    }

    /// Whether somebody may start work.
    ///
    /// @param registered whether it was looked up in the register; else it rests on what he declared
    public record Health(UUID application, boolean registered, List<Reason> reasons) {

        public Health {
            reasons = List.copyOf(reasons);
        }

        /// Whether nothing stands against it.
        public boolean may() {
            return reasons.isEmpty();
        }

        /// From which day he may, if all goes as planned; empty when he may at once or no day is known.
        public Optional<LocalDate> from() {
            return reasons.stream().anyMatch(reason -> reason.until() == null) ? Optional.empty() : reasons.stream().map(Reason::until).max(LocalDate::compareTo);
        }
    }

    private record Declared(UUID id, @Nullable UUID person, RegionCode origin, @Nullable LocalDate arrivedOn, boolean fever, boolean contact, LocalDate on) {
    }

    /// Judges one.
    @Transactional(readOnly = true)
    public Health judge(UUID application, LocalDate on) {
        return Optional.ofNullable(judgeAll(List.of(application), on).get(application)).orElseThrow(() -> new IllegalArgumentException("no such application: " + application));
    }

    /// Those of many who may start.
    @Transactional(readOnly = true)
    public List<UUID> listFit(Collection<UUID> applications, LocalDate on) {
        return judgeAll(applications, on).values().stream().filter(Health::may).map(Health::application).toList();
    }

    /// Judges many at once.
    @Transactional(readOnly = true)
    public Map<UUID, Health> judgeAll(Collection<UUID> applications, LocalDate on) {
        RegionCode served = regions.served();
        return sql.sql("""
                select a.id, a.person_id, a.origin, a.arrived_on, a.fever, a.contact, (a.recorded_at at time zone :zone)::date as declared_on
                from recruiting.application a where a.id = any (:ids::uuid[]) and a.region between store.low() and store.high()
                """).param("ids", applications.toArray(UUID[]::new)).param("zone", clock.getZone().getId())
                .query((row, index) -> new Declared(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), new RegionCode(row.getLong("origin")), row.getObject("arrived_on", LocalDate.class),
                        row.getBoolean("fever"), row.getBoolean("contact"), row.getObject("declared_on", LocalDate.class))).list().stream()
                .map(one -> new Health(one.id(), one.person() != null, declared(one, served, on))).collect(Collectors.toMap(Health::application, Function.identity()));
    }

    private List<Reason> declared(Declared one, RegionCode served, LocalDate on) {
        List<Reason> reasons = new ArrayList<>();
        if (one.fever()) {
            reasons.add(new Reason("DECLARED_FEVER", "本人申报发热或咳嗽,须先到发热门诊", "he declares fever or cough: to the fever clinic first", null));
        }
        if (one.contact() && one.on().plusDays(WATCH_DAYS).isAfter(on)) {
            LocalDate until = one.on().plusDays(WATCH_DAYS);
            reasons.add(new Reason("DECLARED_CONTACT", "本人申报 14 天内接触过病例或到过重点地区,到 " + until, "he declares a contact or a key area within 14 days, until " + until, until));
        }
        LocalDate arrived = one.arrivedOn() == null ? on : one.arrivedOn();
        boolean keyArea = !served.contains(one.origin()) && origins.classify(one.origin(), served, arrived).originClass() == OriginClass.KEY_AREA;
        if (keyArea && arrived.plusDays(WATCH_DAYS).isAfter(on)) {
            LocalDate until = one.arrivedOn() == null ? null : arrived.plusDays(WATCH_DAYS);
            reasons.add(new Reason("FROM_KEY_AREA", until == null ? "来自重点地区,到达后须先隔离 14 天" : "来自重点地区,隔离到 " + until, until == null ? "from a key area: 14 days of quarantine after he arrives" : "from a key area, in quarantine until " + until,
                    until));
        }
        return reasons;
    }
}
