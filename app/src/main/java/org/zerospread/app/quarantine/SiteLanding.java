package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Quarantine sites from a file, with as many rooms as it says.
@Component
final class SiteLanding implements Landing {

    private final JdbcClient sql;
    private final Rooms rooms;
    private final PersonMatching matching;
    private final RegionNames names;
    private final DistrictClock clock;

    SiteLanding(JdbcClient sql, Rooms rooms, PersonMatching matching, RegionNames names, DistrictClock clock) {
        this.sql = sql;
        this.rooms = rooms;
        this.matching = matching;
        this.names = names;
        this.clock = clock;
    }

    /// What a file says of a site beside its rooms; null where it says nothing.
    private record Details(@Nullable Integer capacity, @Nullable String address, @Nullable String phone, @Nullable String remarks) {
    }

    @Override
    public RecordKind kind() {
        return RecordKind.SITES;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        RegionNames.Own own = names.own();
        List<Outcome> outcomes = new ArrayList<>();
        List<Rooms.SiteDraft> sites = new ArrayList<>();
        List<Details> details = new ArrayList<>();
        for (Draft draft : drafts) {
            RowValues row = new RowValues(kind(), draft);
            Optional<RegionCode> region = own.find(row.text("region"), null);
            Long count = row.number("rooms");
            Long capacity = row.number("capacity");
            LocalDate opened = row.day("opened_on");
            if (region.isEmpty()) {
                outcomes.add(Landing.unknownPlace("region"));
            } else if (count == null || count < 1 || count > 5_000) {
                outcomes.add(new Outcome.Refused("rooms", "INT-060", "房间数为 1 到 5000", "1 to 5000 rooms"));
            } else if (capacity != null && (capacity < 1 || capacity > 10_000)) {
                outcomes.add(new Outcome.Refused("capacity", "INT-060", "核定人数为 1 到 10000", "1 to 10000 guests"));
            } else {
                outcomes.add(TAKEN);
                sites.add(new Rooms.SiteDraft(matching.idOf("site", region.get() + " " + row.needed("name")), region.get(), row.needed("name"), SitePurpose.valueOf(row.needed("purpose")),
                        opened == null ? clock.today() : opened, count.intValue(), row.text("chief") == null ? "—" : row.needed("chief")));
                details.add(new Details(capacity == null ? null : capacity.intValue(), row.text("address"), row.phone("phone"), row.text("remarks")));
            }
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from quarantine.site where id = any(:ids)").param("ids", sites.stream().map(Rooms.SiteDraft::id).toArray(UUID[]::new)).query(UUID.class).list());
        sites.stream().filter(site -> !known.contains(site.id())).forEach(rooms::open);
        describe(sites, details);
        return Landing.said(outcomes, sites, site -> known.contains(site.id()));
    }

    private void describe(List<Rooms.SiteDraft> sites, List<Details> details) {
        sql.sql("""
                update quarantine.site x set capacity = coalesce(n.capacity, x.capacity), address = coalesce(n.address, x.address), phone = coalesce(n.phone, x.phone), remarks = coalesce(n.remarks, x.remarks)
                from unnest(:ids::uuid[], :capacities::int[], :addresses::text[], :phones::text[], :remarks::text[]) as n (id, capacity, address, phone, remarks)
                where x.id = n.id
                """).param("ids", sites.stream().map(Rooms.SiteDraft::id).toArray(UUID[]::new)).param("capacities", details.stream().map(Details::capacity).toArray(Integer[]::new))
                .param("addresses", details.stream().map(Details::address).toArray(String[]::new)).param("phones", details.stream().map(Details::phone).toArray(String[]::new))
                .param("remarks", details.stream().map(Details::remarks).toArray(String[]::new)).update();
    }
}
