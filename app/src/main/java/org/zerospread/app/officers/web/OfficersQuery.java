package org.zerospread.app.officers.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.officers.FirmOfficers;
import org.zerospread.app.officers.OfficerForm;
import org.zerospread.app.officers.Officers;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.officers.FirmClass;
import org.zerospread.engine.officers.FirmZone;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.region.RegionCode;

/// Officers with their firms, and firms with their officers.
@Component
@Transactional(readOnly = true)
class OfficersQuery {

    private static final int MOST_FIRMS = 500;

    private final JdbcClient sql;
    private final Officers officers;
    private final FirmOfficers firmOfficers;
    private final OfficerPolicy policy;
    private final DistrictClock clock;

    OfficersQuery(JdbcClient sql, Officers officers, FirmOfficers firmOfficers, OfficerPolicy policy, DistrictClock clock) {
        this.sql = sql;
        this.officers = officers;
        this.firmOfficers = firmOfficers;
        this.policy = policy;
        this.clock = clock;
    }

    /// The register of one kind.
    OfficersPage page(OfficerKind kind, OfficerForm form, List<FormFault> faults) {
        Map<OfficerKind, Long> counts = new EnumMap<>(OfficerKind.class);
        Map<OfficerKind, Long> without = new EnumMap<>(OfficerKind.class);
        sql.sql("""
                select k.kind, (select count(*) from officers.officer o where o.kind = k.kind and o.left_on is null) as officers,
                       (select count(*) from enterprise.firm f where f.closed_on is null and not exists (
                            select from officers.assignment a where a.firm_id = f.id and a.kind = k.kind and a.until_on is null)) as without
                from unnest(array['GUIDE', 'RESIDENT', 'SUPERVISOR']) as k (kind)
                """).query(row -> {
                    counts.put(OfficerKind.valueOf(row.getString("kind")), row.getLong("officers"));
                    without.put(OfficerKind.valueOf(row.getString("kind")), row.getLong("without"));
                });
        long firms = sql.sql("select count(*) from enterprise.firm where closed_on is null").query(Long.class).single();
        Optional<UUID> proposal = sql.sql("select id from officers.proposal where state in ('RUNNING', 'PROPOSED') order by asked_at desc limit 1").query(UUID.class).optional();
        return new OfficersPage(kind, counts, without, firms, proposal.orElse(null), list(kind), form, faults);
    }

    /// The officers of one kind, with how much they have.
    List<OfficersPage.Row> list(OfficerKind kind) {
        Map<UUID, int[]> loads = loads(kind);
        return sql.sql("""
                select o.id, o.kind, o.name, o.organisation, o.skills, o.capacity, o.username, coalesce(t.name || coalesce(' ' || v.name, ''), r.name, o.region::text) as place,
                       (select max(v.visited_on) from officers.visit v where v.officer_id = o.id) as visited_on
                from officers.officer o left join region.region r on r.code = o.region
                    left join region.region t on t.code = o.region - o.region % 1000000 and t.level = 3
                    left join region.region v on v.code = o.region - o.region % 1000 and v.level = 4
                where o.kind = :kind and o.left_on is null order by o.organisation, o.name, o.id
                """).param("kind", kind.name()).query((row, index) -> {
                    int[] load = loads.getOrDefault(row.getObject("id", UUID.class), new int[2]);
                    return new OfficersPage.Row(row.getObject("id", UUID.class), kind, row.getString("name"), row.getString("organisation"), row.getString("place"),
                            List.of((String[]) row.getArray("skills").getArray()), row.getInt("capacity"), load[0], load[1], row.getObject("visited_on", LocalDate.class), row.getString("username"));
                }).list();
    }

    /// Of each officer of a kind, how many firms he has and how much work they are.
    private Map<UUID, int[]> loads(OfficerKind kind) {
        Map<UUID, int[]> loads = new HashMap<>();
        sql.sql("""
                select a.officer_id, f.staff_expected, f.priority, coalesce(t.zone_class, 'ORDINARY') as zone
                from officers.assignment a join enterprise.firm f on f.id = a.firm_id left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3
                where a.kind = :kind and a.until_on is null
                """).param("kind", kind.name()).query(row -> {
                    int[] load = loads.computeIfAbsent(row.getObject("officer_id", UUID.class), officer -> new int[2]);
                    load[0]++;
                    load[1] += policy.workload().points(row.getInt("staff_expected"), FirmClass.valueOf(row.getString("priority")), FirmZone.valueOf(row.getString("zone")));
                });
        return loads;
    }

    /// Firms whose name or credit code contains the words.
    FirmsPage firms(String words, boolean missing) {
        List<FirmsPage.Row> rows = firms(words.strip(), missing, null);
        boolean more = rows.size() > MOST_FIRMS;
        return new FirmsPage(words.strip(), missing, more ? rows.subList(0, MOST_FIRMS) : rows, more);
    }

    /// One firm with its officers, past ones too, and whom it could have.
    Optional<FirmsPage.One> findFirm(UUID id, List<FormFault> faults) {
        return firms("", false, id).stream().findFirst().map(firm -> {
            Map<OfficerKind, List<FirmsPage.Choice>> choices = new EnumMap<>(OfficerKind.class);
            RegionCode place = new RegionCode(sql.sql("select region from enterprise.firm where id = :id").param("id", id).query(Long.class).single());
            Map<OfficerKind, Map<UUID, int[]>> loads = new EnumMap<>(OfficerKind.class);
            officers.list().forEach(officer -> {
                int[] load = loads.computeIfAbsent(officer.kind(), this::loads).getOrDefault(officer.id(), new int[2]);
                if (load[0] < officer.capacity()) {
                    choices.computeIfAbsent(officer.kind(), kind -> new ArrayList<>()).add(new FirmsPage.Choice(officer.id(), officer.name(), officer.organisation(), load[0], officer.capacity(),
                            policy.map().km(officer.place(), place), officer.skills().isEmpty() || officer.skills().stream().anyMatch(firm.industry()::startsWith)));
                }
            });
            choices.values().forEach(list -> list.sort(Comparator.comparing(FirmsPage.Choice::km).thenComparing(FirmsPage.Choice::firms).thenComparing(FirmsPage.Choice::name)));
            return new FirmsPage.One(firm, firmOfficers.listOf(id), choices, clock.today(), faults);
        });
    }

    private List<FirmsPage.Row> firms(String words, boolean missing, @org.jspecify.annotations.Nullable UUID only) {
        return sql.sql("""
                with present as materialized (
                    select a.firm_id, a.kind, o.name, o.organisation, a.pinned from officers.assignment a join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id
                    where a.until_on is null)
                select f.id, f.name, f.industry, f.priority, f.staff_expected, coalesce(t.name || coalesce(' ' || v.name, ''), f.region::text) as place,
                       g.name as guide, g.organisation as guide_organisation, g.pinned as guide_pinned, e.name as resident, e.organisation as resident_organisation, e.pinned as resident_pinned,
                       s.name as supervisor, s.organisation as supervisor_organisation, s.pinned as supervisor_pinned
                from enterprise.firm f left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3 left join region.region v on v.code = f.region - f.region % 1000 and v.level = 4
                    left join present g on g.firm_id = f.id and g.kind = 'GUIDE' left join present e on e.firm_id = f.id and e.kind = 'RESIDENT'
                    left join present s on s.firm_id = f.id and s.kind = 'SUPERVISOR'
                where f.closed_on is null and (:only::uuid is null or f.id = :only) and (:words = '' or strpos(f.name, :words) > 0 or strpos(f.credit_code, upper(:words)) > 0)
                  and (not :missing or g.name is null or e.name is null or s.name is null)
                order by f.region, f.name limit :most
                """).param("only", only).param("words", words).param("missing", missing).param("most", MOST_FIRMS + 1).query(OfficersQuery::firm).list();
    }

    private static FirmsPage.Row firm(ResultSet row, int index) throws SQLException {
        Map<OfficerKind, FirmsPage.Named> named = new EnumMap<>(OfficerKind.class);
        for (OfficerKind kind : OfficerKind.values()) {
            String column = kind.name().toLowerCase(java.util.Locale.ROOT);
            if (row.getString(column) != null) {
                named.put(kind, new FirmsPage.Named(row.getString(column), row.getString(column + "_organisation"), row.getBoolean(column + "_pinned")));
            }
        }
        return new FirmsPage.Row(row.getObject("id", UUID.class), row.getString("name"), row.getString("place"), row.getString("industry"), row.getString("priority"), row.getInt("staff_expected"), named);
    }
}
