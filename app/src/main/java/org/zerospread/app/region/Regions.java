package org.zerospread.app.region;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// The register of regions.
@Component
public class Regions {

    private static final String COLUMNS = "code, name, level, parent, zone_class, households, population";
    private static final RowMapper<Region> ROW = (row, index) -> new Region(new RegionCode(row.getLong("code")), row.getString("name"),
            RegionLevel.values()[row.getInt("level")], nullableCode(row.getObject("parent", Long.class)),
            row.getString("zone_class") == null ? null : ZoneClass.valueOf(row.getString("zone_class")),
            row.getObject("households", Integer.class), row.getObject("population", Integer.class));

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Regions(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    private static @Nullable RegionCode nullableCode(@Nullable Long code) {
        return code == null ? null : new RegionCode(code);
    }

    /// What an import did, or the faults for which it did nothing.
    public sealed interface ImportAnswer {

        /// @param read rows read
        /// @param changed rows that were new or differed from the register
        record Done(int read, int changed) implements ImportAnswer {
        }

        record Refused(List<DivisionTable.Fault> faults) implements ImportAnswer {
        }
    }

    /// Imports a division table whole, or not at all. The same file again changes nothing.
    @Transactional
    public ImportAnswer importTable(String file, Reader text) {
        DivisionTable.Reading reading = DivisionTable.read(file, text);
        if (!reading.faults().isEmpty()) {
            return new ImportAnswer.Refused(reading.faults());
        }
        List<DivisionTable.Fault> orphans = orphans(file, reading.regions());
        if (!orphans.isEmpty()) {
            return new ImportAnswer.Refused(orphans);
        }
        return new ImportAnswer.Done(reading.regions().size(), take(reading.regions()));
    }

    private List<DivisionTable.Fault> orphans(String file, List<RegionDraft> drafts) {
        stage(drafts);
        return sql.sql("""
                select d.line, d.code, d.parent from region_draft d
                where d.parent is not null
                  and not exists (select from region.region r where r.code = d.parent)
                  and not exists (select from region_draft above where above.code = d.parent)
                order by d.line
                """)
                .query((row, index) -> new DivisionTable.Fault(file, row.getLong("line"), "REG-010",
                        "上级 " + row.getLong("parent") + " 尚未登记:先导入上级区划表", "parent " + row.getLong("parent") + " is not known: import the table above it first"))
                .list();
    }

    /// Takes regions into the register: new ones are added, known ones take the values that are not null.
    ///
    /// @return how many were new or changed
    @Transactional
    public int take(List<RegionDraft> drafts) {
        stage(drafts);
        int changed = sql.sql("""
                insert into region.region as known (code, name, level, parent, zone_class, households, population, pinyin, initials, recorded_at)
                select code, name, level, parent, zone_class, households, population, pinyin, initials, now() from region_draft order by code
                on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent,
                    zone_class = coalesce(excluded.zone_class, known.zone_class), households = coalesce(excluded.households, known.households),
                    population = coalesce(excluded.population, known.population), pinyin = excluded.pinyin, initials = excluded.initials
                where (known.name, known.level, known.parent, known.zone_class, known.households, known.population) is distinct from
                    (excluded.name, excluded.level, excluded.parent, coalesce(excluded.zone_class, known.zone_class),
                     coalesce(excluded.households, known.households), coalesce(excluded.population, known.population))
                """).update();
        if (changed > 0) {
            audit.record("regions.taken", drafts.getFirst().code().value(), null, changed + " of " + drafts.size());
        }
        return changed;
    }

    private void stage(List<RegionDraft> drafts) {
        int[] line = {1};
        copy.stage("region_draft",
                "line bigint, code bigint, name text, level smallint, parent bigint, zone_class text, households integer, population integer, pinyin text, initials text",
                new String[] {"line", "code", "name", "level", "parent", "zone_class", "households", "population", "pinyin", "initials"}, drafts,
                (draft, row) -> {
                    Pinyin pinyin = Pinyin.of(draft.name());
                    row.setLong(0, (long) ++line[0]);
                    row.setLong(1, draft.code().value());
                    row.setText(2, draft.name());
                    row.setShort(3, (short) draft.level().ordinal());
                    row.setLong(4, draft.parent() == null ? null : draft.parent().value());
                    row.setText(5, draft.zoneClass() == null ? null : draft.zoneClass().name());
                    row.setInteger(6, draft.households());
                    row.setInteger(7, draft.population());
                    row.setText(8, pinyin.full());
                    row.setText(9, pinyin.initials());
                });
    }

    /// Sums households and population of the grids up to every region above them in a district.
    @Transactional
    public void sumUp(RegionCode district) {
        sql.sql("""
                update region.region above set households = total.households, population = total.population
                from (select a.code, sum(g.households) as households, sum(g.population) as population
                      from region.region a join region.region g on g.level = 5
                        and g.code between a.code and a.code + (array[9999999999999, 99999999999, 999999999, 999999, 999])[a.level + 1]
                      where a.level between 2 and 4 and a.code between :low and :high
                      group by a.code) total
                where total.code = above.code
                """).param("low", district.low()).param("high", district.high()).update();
    }

    /// Makes sure that the provinces, cities and counties of the country are known, with which origins are coded.
    @Transactional
    public void ensureNational() {
        if (sql.sql("select exists (select from region.region)").query(Boolean.class).single()) {
            return;
        }
        try (Reader text = new InputStreamReader(new ClassPathResource("divisions/china-to-county.csv").getInputStream(), StandardCharsets.UTF_8)) {
            if (importTable("china-to-county.csv", text) instanceof ImportAnswer.Refused refused) {
                throw new IllegalStateException("the shipped division table is faulty: " + refused.faults().getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names the district that this installation serves.
    @Transactional
    public void serve(RegionCode district) {
        sql.sql("insert into region.served (district) values (:code) on conflict (only_row) do update set district = excluded.district")
                .param("code", district.value()).update();
        audit.record("region.served", district.value(), null, null);
    }

    /// Names the only district whose towns are known as the one served, unless one is named already.
    ///
    /// @return the district, if it was named now
    @Transactional
    public Optional<Region> serveTheOnlyOne() {
        List<Long> districts = sql.sql("select distinct code / 1000000000 * 1000000000 from region.region where level = :town limit 2").param("town", RegionLevel.TOWN.ordinal()).query(Long.class).list();
        if (districts.size() != 1 || findServed().isPresent()) {
            return Optional.empty();
        }
        RegionCode only = new RegionCode(districts.getFirst());
        serve(only);
        return find(only);
    }

    /// The district that this installation serves, once it is named.
    public Optional<RegionCode> findServed() {
        return sql.sql("select district from region.served").query(Long.class).optional().map(RegionCode::new);
    }

    /// The district that this installation serves.
    ///
    /// @throws IllegalStateException when none is named yet
    public RegionCode served() {
        return findServed().orElseThrow(() -> new IllegalStateException("no district is served yet: import its regions first"));
    }

    /// The region with this code.
    public Optional<Region> find(RegionCode code) {
        return sql.sql("select " + COLUMNS + " from region.region where code = :code").param("code", code.value()).query(ROW).optional();
    }

    /// The regions directly below one, in the order of their codes.
    public List<Region> listBelow(RegionCode parent) {
        return sql.sql("select " + COLUMNS + " from region.region where parent = :parent order by code").param("parent", parent.value()).query(ROW).list();
    }

    /// All regions of a level inside one, in the order of their codes.
    public List<Region> listInside(RegionCode region, RegionLevel level) {
        return sql.sql("select " + COLUMNS + " from region.region where level = :level and code between :low and :high order by code")
                .param("level", level.ordinal()).param("low", region.low()).param("high", region.high()).query(ROW).list();
    }

    /// Regions whose name, pinyin or initials begin with the words, or whose name contains them; nearest to the top first.
    public List<Region> search(String words, int limit) {
        String clean = words.strip().toLowerCase(java.util.Locale.ROOT).replace("%", "").replace("_", "");
        return sql.sql("select " + COLUMNS + """
                 from region.region
                where name like '%' || :words || '%' or pinyin like :words || '%' or initials like :words || '%' or code::text like :words || '%'
                order by level, code limit :limit
                """).param("words", clean).param("limit", limit).query(ROW).list();
    }
}
