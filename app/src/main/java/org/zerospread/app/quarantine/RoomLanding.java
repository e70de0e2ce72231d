package org.zerospread.app.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Rooms from a file, at the site of the name.
@Component
final class RoomLanding implements Landing {

    private final JdbcClient sql;
    private final AuditTrail audit;

    RoomLanding(JdbcClient sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    private record Site(UUID id, long region) {
    }

    private record Room(Site site, String label) {
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ROOMS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Map<String, Site> sites = new HashMap<>();
        sql.sql("select id, name, region from quarantine.site where name = any(:names) and region between store.low() and store.high()")
                .param("names", rows.stream().map(row -> row.needed("site")).distinct().toArray(String[]::new))
                .query(row -> {
                    sites.put(row.getString("name"), new Site(row.getObject("id", UUID.class), row.getLong("region")));
                });
        List<Outcome> outcomes = new ArrayList<>();
        List<Room> rooms = new ArrayList<>();
        for (RowValues row : rows) {
            Site site = sites.get(row.needed("site"));
            if (site == null) {
                outcomes.add(new Outcome.Refused("site", "INT-061", "本辖区没有这个隔离点: 先导入隔离点", "no such site here: import the sites first"));
            } else {
                outcomes.add(TAKEN);
                rooms.add(new Room(site, row.needed("label")));
            }
        }
        Set<Room> known = known(rooms, sites);
        int added = sql.sql("""
                insert into quarantine.room (id, site_id, region, label)
                select gen_random_uuid(), n.site, n.region, n.label from unnest(:sites::uuid[], :regions::bigint[], :labels::text[]) as n (site, region, label) on conflict (site_id, label) do nothing
                """).param("sites", rooms.stream().map(room -> room.site().id()).toArray(UUID[]::new)).param("regions", rooms.stream().map(room -> room.site().region()).toArray(Long[]::new))
                .param("labels", rooms.stream().map(Room::label).toArray(String[]::new)).update();
        if (added > 0) {
            audit.record("rooms.added", rooms.getFirst().site().region(), null, added + " of " + drafts.size());
        }
        return Landing.said(outcomes, rooms, known::contains);
    }

    private Set<Room> known(List<Room> rooms, Map<String, Site> sites) {
        Map<UUID, Site> byId = new HashMap<>();
        sites.values().forEach(site -> byId.put(site.id(), site));
        return new HashSet<>(sql.sql("select site_id, label from quarantine.room where site_id = any(:sites)").param("sites", rooms.stream().map(room -> room.site().id()).distinct().toArray(UUID[]::new))
                .query((row, index) -> new Room(java.util.Objects.requireNonNull(byId.get(row.getObject("site_id", UUID.class))), row.getString("label"))).list());
    }
}
