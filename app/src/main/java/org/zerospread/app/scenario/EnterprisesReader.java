package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.officers.ProblemKind;
import org.zerospread.engine.resumption.IndustryCode;

/// Reads the firms of a scenario, its section `enterprises`.
///
/// Codes beside those of [ScenarioReader]: SCN-040 the large firms of the groups are not as many as said · SCN-041 an industry that GB/T 4754 does not have · SCN-042 as many products as
/// industries · SCN-043 a group twice · SCN-044 firms work before they can be prepared.
final class EnterprisesReader {

    private static final int MOST_FIRMS = 5_000;
    private static final int MOST_STAFF = 20_000;
    /// Screening and return of staff come two days before a firm works.
    private static final int PREPARED_DAYS = 2;

    private final LocalDate from;
    private final LocalDate to;

    EnterprisesReader(LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
    }

    @Nullable Enterprises read(YamlMapping root) {
        if (!root.has("enterprises")) {
            return null;
        }
        YamlMapping entry = root.mapping("enterprises");
        ScenarioReader.source(entry);
        var registered = ScenarioReader.moment(entry, "registered", from, to);
        YamlMapping large = entry.mapping("large_firms");
        ScenarioReader.source(large);
        int count = large.integer("count", 0, MOST_FIRMS);
        large.finish();
        Set<String> keys = new HashSet<>();
        List<Enterprises.Group> groups = new ArrayList<>();
        for (YamlMapping line : entry.mappings("groups")) {
            Enterprises.Group group = group(line);
            if (!keys.add(group.key())) {
                line.fault("key", "SCN-043", "企业组“" + group.key() + "”写了两次", "group '" + group.key() + "' is there twice");
            }
            if (group.from().minusDays(PREPARED_DAYS).isBefore(registered.toLocalDate())) {
                line.fault("from", "SCN-044", "开工应在登记之后至少 " + PREPARED_DAYS + " 天", "they work " + PREPARED_DAYS + " days after they are registered at the earliest");
            }
            groups.add(group);
        }
        int sum = groups.stream().filter(Enterprises.Group::large).mapToInt(Enterprises.Group::firms).sum();
        if (sum != count) {
            entry.fault("large_firms", "SCN-040", "各组规上企业共 " + sum + " 家, 应为 " + count + " 家", "the groups have " + sum + " large firms, " + count + " are said");
        }
        Enterprises enterprises = new Enterprises(registered, count, groups, entry.has("officers") ? officers(entry.mapping("officers")) : null);
        entry.finish();
        return enterprises;
    }

    private Enterprises.Group group(YamlMapping line) {
        ScenarioReader.source(line);
        List<String> industries = line.texts("industries");
        for (String industry : industries) {
            if (!(IndustryCode.read(industry) instanceof IndustryCode.Reading.Accepted)) {
                line.fault("industries", "SCN-041", "GB/T 4754 没有行业 " + industry, "GB/T 4754 has no industry " + industry);
            }
        }
        List<String> products = line.texts("products");
        if (products.size() != industries.size() || products.isEmpty()) {
            line.fault("products", "SCN-042", "每个行业写一个品名", "write one product for each industry");
        }
        Enterprises.Group group = new Enterprises.Group(line.text("key"), line.word("priority", Priority.class), line.flag("large", false), line.word("size", FirmSize.class),
                line.integer("firms", 0, MOST_FIRMS), line.word("zone", ZoneClass.class), line.optionalText("park").orElse(null), industries, products, line.integer("staff_from", 1, MOST_STAFF),
                line.integer("staff_to", 1, MOST_STAFF), ScenarioReader.within(line, "from", from, to), ScenarioReader.within(line, "to", from, to));
        if (group.to().isBefore(group.from()) || group.staffTo() < group.staffFrom()) {
            line.fault("SCN-017", "先后颠倒", "a span ends before it begins");
        }
        line.finish();
        return group;
    }

    private Enterprises.Staffing officers(YamlMapping entry) {
        ScenarioReader.source(entry);
        List<Enterprises.Trouble> troubles = new ArrayList<>();
        for (YamlMapping line : entry.optionalMappings("problems")) {
            ScenarioReader.source(line);
            troubles.add(new Enterprises.Trouble(line.word("kind", ProblemKind.class), line.text("what"), line.text("solution"), line.integer("every_visits", 1, 100_000),
                    line.integer("solved_after_days", 0, 30)));
            line.finish();
        }
        Enterprises.Staffing staffing = new Enterprises.Staffing(entry.integer("guides", 1, 1_000), entry.integer("residents", 1, 5_000), entry.integer("supervisors", 1, 5_000),
                ScenarioReader.moment(entry, "shared", from, to), entry.texts("organisations"), entry.texts("hospitals"), troubles);
        if (staffing.organisations().isEmpty() || staffing.hospitals().isEmpty()) {
            entry.fault("organisations", "SCN-042", "写明派驻单位和医院", "name the organisations and hospitals that send them");
        }
        entry.finish();
        return staffing;
    }
}
