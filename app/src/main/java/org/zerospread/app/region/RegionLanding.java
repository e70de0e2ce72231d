package org.zerospread.app.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Regions from a file, the upper ones before the lower: the level follows from the code where it is not given, the parent from the code.
@Component
final class RegionLanding implements Landing {

    private final JdbcClient sql;
    private final Regions regions;

    RegionLanding(JdbcClient sql, Regions regions) {
        this.sql = sql;
        this.regions = regions;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.REGIONS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Set<Long> parents = new HashSet<>(sql.sql("select code from region.region where code = any(:codes)")
                .param("codes", rows.stream().map(RegionLanding::parent).flatMap(Optional::stream).map(RegionCode::value).toArray(Long[]::new)).query(Long.class).list());
        rows.forEach(row -> parents.add(code(row).value()));
        List<Outcome> outcomes = new ArrayList<>();
        List<RegionDraft> sound = new ArrayList<>();
        Set<Long> known = new HashSet<>(sql.sql("select code from region.region where code = any(:codes)").param("codes", rows.stream().map(row -> code(row).value()).toArray(Long[]::new))
                .query(Long.class).list());
        Map<Long, String> begun = new HashMap<>();
        for (RowValues row : rows) {
            Optional<RegionCode> parent = parent(row);
            if (parent.isPresent() && !parents.contains(parent.get().value())) {
                outcomes.add(new Outcome.Refused("parent_code", "REG-010", "上级区划未登记: 先导入上级", "the region above it is not known: import that first"));
            } else if (begun.containsKey(code(row).value())) {
                boolean same = row.needed("name").equals(begun.get(code(row).value()));
                outcomes.add(same ? SAME : new Outcome.Refused("code", "INT-059", "代码在文件中出现两次, 名称不同", "the code stands twice in the file, with two names"));
            } else {
                begun.put(code(row).value(), row.needed("name"));
                sound.add(draft(row, parent.orElse(null)));
                outcomes.add(known.contains(code(row).value()) ? SAME : TAKEN);
            }
        }
        if (!sound.isEmpty()) {
            regions.take(sound);
        }
        return outcomes;
    }

    private static RegionCode code(RowValues row) {
        return (RegionCode) java.util.Objects.requireNonNull(row.draft().values()[row.kind().indexOf("code")]);
    }

    private static Optional<RegionCode> parent(RowValues row) {
        Object given = row.draft().values()[row.kind().indexOf("parent_code")];
        return given instanceof RegionCode code ? Optional.of(code) : code(row).parent();
    }

    private static RegionDraft draft(RowValues row, @Nullable RegionCode parent) {
        RegionCode code = code(row);
        String level = row.text("level");
        String zone = row.text("zone_class");
        return new RegionDraft(code, row.needed("name"), level == null ? code.level() : RegionLevel.valueOf(level), parent, zone == null ? null : ZoneClass.valueOf(zone),
                whole(row.number("households")), whole(row.number("population")));
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null ? null : Math.toIntExact(number);
    }
}
