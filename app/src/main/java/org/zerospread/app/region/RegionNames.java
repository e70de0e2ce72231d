package org.zerospread.app.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Finds the regions that a file names: by code or by name, in the present jurisdiction or in the country. Read once for a chunk.
@Component
public class RegionNames {

    private static final String ENDINGS = "(居民委员会|村民委员会|居委会|村委会)$";
    private static final int LOWEST_TOWN_LEVEL = 3;

    private final JdbcClient sql;

    RegionNames(JdbcClient sql) {
        this.sql = sql;
    }

    private record Named(RegionCode code, String name, int level) {
    }

    /// The towns, villages and grids of the present jurisdiction.
    @Transactional(readOnly = true)
    public Own own() {
        var range = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
        List<String> above = sql.sql("select name from region.region where level < :town and :low between code and code + case level when 0 then 9999999999999 when 1 then 99999999999 else 999999999 end order by level")
                .param("town", LOWEST_TOWN_LEVEL).param("low", range.low()).query(String.class).list();
        return new Own(list("code between :low and :high and level >= " + LOWEST_TOWN_LEVEL, range.low(), range.high()), above);
    }

    /// The provinces, cities and districts of the country.
    @Transactional(readOnly = true)
    public Country country() {
        return new Country(list("level < " + LOWEST_TOWN_LEVEL + " and code between :low and :high", Jurisdiction.EVERYWHERE.low(), Jurisdiction.EVERYWHERE.high()));
    }

    private List<Named> list(String which, long low, long high) {
        return sql.sql("select code, name, level from region.region where " + which + " order by level, code").param("low", low).param("high", high)
                .query((row, index) -> new Named(new RegionCode(row.getLong("code")), row.getString("name"), row.getInt("level"))).list();
    }

    private static Map<String, List<Named>> byName(List<Named> regions) {
        Map<String, List<Named>> byName = new HashMap<>();
        for (Named region : regions) {
            byName.computeIfAbsent(region.name(), name -> new ArrayList<>()).add(region);
            String brief = region.name().replaceFirst(ENDINGS, "");
            if (!brief.equals(region.name())) {
                byName.computeIfAbsent(brief, name -> new ArrayList<>()).add(region);
            }
        }
        return byName;
    }

    /// Regions of the jurisdiction.
    public static final class Own {

        private final List<Named> all;
        private final Map<String, List<Named>> byName;

        private final List<String> above;

        private Own(List<Named> all, List<String> above) {
            this.all = all;
            this.byName = byName(all);
            this.above = above;
        }

        /// The smallest region that village and grid name together; empty where nothing, or more than one, is meant.
        public Optional<RegionCode> find(@Nullable String village, @Nullable String grid) {
            List<Named> villages = village == null ? List.of() : named(village);
            if (village != null && villages.size() != 1) {
                return Optional.empty();
            }
            if (grid == null) {
                return villages.stream().findFirst().map(Named::code);
            }
            List<Named> grids = named(grid).stream().filter(region -> villages.isEmpty() || villages.getFirst().code().contains(region.code())).toList();
            if (grids.isEmpty() && !villages.isEmpty()) {
                grids = endingIn(villages.getFirst(), grid);
            }
            return grids.size() == 1 ? Optional.of(grids.getFirst().code()) : Optional.empty();
        }

        private List<Named> named(String text) {
            Optional<RegionCode> code = RegionCode.tryParse(text);
            if (code.isPresent()) {
                return all.stream().filter(region -> region.code().equals(code.get())).toList();
            }
            List<Named> found = byName.getOrDefault(text, byName.getOrDefault(text.replaceFirst(ENDINGS, ""), List.of()));
            return found.isEmpty() ? alongPath(text) : found.stream().distinct().toList();
        }

        private List<Named> endingIn(Named outer, String name) {
            return all.stream().filter(region -> outer.code().contains(region.code()) && !outer.code().equals(region.code()) && region.name().endsWith(name)).toList();
        }

        /// Names one behind the other from above, such as 重庆市荣昌区昌元街道宝城社区第3网格: the longest name that begins the text, then the rest within it.
        private List<Named> alongPath(String text) {
            String rest = text;
            for (String name : above) {
                rest = rest.startsWith(name) ? rest.substring(name.length()).strip() : rest;
            }
            if (!rest.equals(text)) {
                return rest.isEmpty() ? List.of() : named(rest);
            }
            for (int end = text.length() - 1; end > 1; end--) {
                for (Named outer : byName.getOrDefault(text.substring(0, end), List.of())) {
                    String inner = text.substring(end).strip();
                    List<Named> within = named(inner).stream().filter(region -> outer.code().contains(region.code()) && !outer.code().equals(region.code())).toList();
                    within = within.isEmpty() ? endingIn(outer, inner) : within;
                    if (!within.isEmpty()) {
                        return within;
                    }
                }
            }
            return List.of();
        }
    }

    /// Regions of the country, as far as the district.
    public static final class Country {

        private final Map<String, List<Named>> byName;
        private final List<Named> all;

        private Country(List<Named> all) {
            this.all = all;
            this.byName = byName(all);
        }

        /// The smallest division that the text names, such as 湖北省武汉市 or 武汉; empty where nothing, or more than one, is meant.
        public Optional<RegionCode> find(String text) {
            Optional<RegionCode> code = RegionCode.tryParse(text);
            if (code.isPresent()) {
                return all.stream().map(Named::code).filter(code.get()::equals).findFirst();
            }
            Named best = null;
            boolean several = false;
            for (Named region : all) {
                String brief = region.name().length() > 2 ? region.name().replaceFirst("(省|市|区|县|自治区|自治州|特别行政区)$", "") : region.name();
                if (text.contains(region.name()) || text.contains(brief) && brief.length() > 1) {
                    if (best == null || best.code().contains(region.code()) && region.level() > best.level()) {
                        best = region;
                        several = false;
                    } else if (!region.code().contains(best.code()) && !best.code().contains(region.code()) && region.level() == best.level()) {
                        several = true;
                    }
                }
            }
            return best == null || several ? Optional.empty() : Optional.of(best.code());
        }
    }
}
