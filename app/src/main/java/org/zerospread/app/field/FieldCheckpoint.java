package org.zerospread.app.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.checkpoint.MeasureList;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.checkpoint.PassageRule;
import org.zerospread.engine.checkpoint.PassageRules;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;

/// What a checkpoint's crew takes along for a day: its posts, the rules, where people come from with the class of today, and the signed list of measures.
@Component
public class FieldCheckpoint {

    private final Posts posts;
    private final PassageRules rules;
    private final OriginPolicy policy;
    private final Regions regions;
    private final MeasureList measures;
    private final JdbcClient sql;
    private final DistrictClock clock;

    FieldCheckpoint(Posts posts, PassageRules rules, OriginPolicy policy, Regions regions, MeasureList measures, JdbcClient sql, DistrictClock clock) {
        this.posts = posts;
        this.rules = rules;
        this.policy = policy;
        this.regions = regions;
        this.measures = measures;
        this.sql = sql;
        this.clock = clock;
    }

    /// All of it.
    ///
    /// @param measures null for an account that may not ask about persons
    public record Kit(String format, LocalDate day, String edition, List<Rule> rules, List<Post> posts, List<Origin> origins, MeasureList.@Nullable Signed measures) {
    }

    /// A rule as data: the first whose conditions all hold decides.
    ///
    /// @param feverTenths tenths of a degree Celsius from which it holds
    public record Rule(String id, List<String> plates, List<OriginClass> origins, @Nullable Integer feverTenths, boolean quarantined, PassageMeasure measure, String zh, String en) {
    }

    /// A post of the jurisdiction.
    public record Post(UUID id, String name, String place, String region, Posts.Kind kind) {
    }

    /// A province, a city, or a district of the own city.
    ///
    /// @param initials of its pinyin
    public record Origin(String code, String name, String initials, OriginClass origin) {
    }

    /// What is to be taken along now.
    public Kit today(boolean mayLookUp) {
        RegionCode district = regions.served();
        LocalDate today = clock.today();
        List<Origin> origins = sql.sql("""
                select r.code, case when r.level = 1 then p.name else '' end || r.name as name, r.initials from region.region r left join region.region p on p.code = r.parent
                where (r.level in (0, 1) or r.level = 2 and r.code / 10000000000000 = :province) and r.name not in ('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')
                order by r.level, r.code
                """).param("province", district.value() / 10_000_000_000_000L).query((row, index) -> {
            RegionCode code = new RegionCode(row.getLong("code"));
            return new Origin(code.toString(), row.getString("name"), row.getString("initials"), policy.classify(code, district, today).originClass());
        }).list();
        return new Kit("zerospread-checkpoint-1", today, rules.code() + "@" + rules.version(), rules.rules().stream().map(FieldCheckpoint::rule).toList(),
                posts.list().stream().map(post -> new Post(post.id(), post.name(), post.place(), Long.toString(post.region().value()), post.kind())).toList(), origins,
                mayLookUp ? measures.today() : null);
    }

    private static Rule rule(PassageRule rule) {
        BigDecimal fever = rule.feverFrom();
        return new Rule(rule.id(), rule.plates(), rule.origins(), fever == null ? null : fever.movePointRight(1).intValueExact(), rule.quarantined(), rule.measure(), rule.zh(), rule.en());
    }
}
