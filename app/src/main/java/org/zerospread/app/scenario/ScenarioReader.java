package org.zerospread.app.scenario;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.care.CareKind;
import org.zerospread.app.care.ToldBy;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.Transport;
import org.zerospread.app.surveillance.Source;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

/// Reads a scenario file; a broken one is refused with all its faults, each with file, line and reason.
///
/// Every entry must say where it comes from: `fact: N` or `invented: true` (`SCN-010`).
public final class ScenarioReader {

    private final YamlDocument document;
    private final Map<String, Integer> householdMembers = new HashMap<>();

    private ScenarioReader(YamlDocument document) {
        this.document = document;
    }

    /// What a reading found.
    public sealed interface Reading {

        record Accepted(Scenario scenario) implements Reading {
        }

        record Refused(List<DocumentFault> faults) implements Reading {
        }
    }

    /// Reads a scenario file.
    public static Reading read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            return refused(file, "SCN-001", "找不到剧本文件", "there is no such scenario file");
        } catch (MalformedInputException e) {
            return refused(file, "SCN-002", "剧本文件不是 UTF-8 文本", "the scenario file is not UTF-8 text");
        } catch (IOException e) {
            return refused(file, "SCN-003", "剧本文件读不出来:" + e.getMessage(), "the scenario file cannot be read");
        }
    }

    private static Reading refused(Path file, String code, String zh, String en) {
        return new Reading.Refused(List.of(new DocumentFault(file.toString(), 1, "", code, zh, en)));
    }

    /// Reads a scenario from its text.
    public static Reading read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        Scenario scenario = document.faults().isEmpty() ? new ScenarioReader(document).scenario(fingerprint(text)) : null;
        return document.faults().isEmpty() && scenario != null ? new Reading.Accepted(scenario) : new Reading.Refused(document.faults());
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Scenario scenario(String fingerprint) {
        YamlMapping root = document.root();
        YamlMapping title = root.mapping("title");
        String titleZh = title.text("zh");
        String titleEn = title.text("en");
        title.finish();
        LocalDate from = root.date("from");
        LocalDate to = root.date("to");
        if (to.isBefore(from)) {
            root.fault("SCN-011", "结束日 " + to + " 早于开始日 " + from, "the last day " + to + " is before the first " + from);
        }
        RegionCode district = region(root, "district");
        List<Scenario.StoryHousehold> households = storyHouseholds(root, district);
        YamlMapping zones = root.mapping("zones");
        source(zones);
        List<RegionCode> urban = regions(zones, "urban_centre");
        List<RegionCode> border = regions(zones, "border");
        zones.finish();
        Scenario scenario = new Scenario(titleZh, titleEn, root.integer("seed", 0, Integer.MAX_VALUE), district, root.text("regions"), from, to,
                root.time("bulletin_time"), households(root), urban, border, screening(root, from, to), arrivals(root, from, to), sites(root, district),
                planChanges(root, from, to), households, people(root, from, to), suspectedOnly(root, from, to), clinic(root), care(root, from, to), stands(root, district, from, to), checkpoints(root, district, from, to), new EnterprisesReader(from, to).read(root), new RecruitmentReader(district, from, to).read(root), confirmations(root, from, to), fingerprint);
        root.finish();
        checkStory(root, scenario);
        return scenario;
    }

    private Scenario.Households households(YamlMapping root) {
        YamlMapping entry = root.mapping("population");
        source(entry);
        Scenario.Households households = new Scenario.Households(entry.integer("households", 1, 5_000_000), entry.integer("households_per_grid", 10, 5_000));
        entry.finish();
        return households;
    }

    private Scenario.Screening screening(YamlMapping root, LocalDate from, LocalDate to) {
        YamlMapping entry = root.mapping("screening");
        YamlMapping hours = entry.mapping("hours");
        int first = hours.integer("from", 0, 23);
        int last = hours.integer("to", 1, 24);
        if (last <= first) {
            hours.fault("SCN-012", "走访时段应为正:" + first + "–" + last, "the visiting hours must be positive: " + first + " to " + last);
        }
        hours.finish();
        List<Scenario.Round> rounds = new ArrayList<>();
        for (YamlMapping round : entry.mappings("rounds")) {
            source(round);
            rounds.add(new Scenario.Round(round.integer("number", 1, 1000), round.text("title"), within(round, "from", from, to), within(round, "to", from, to)));
            round.finish();
        }
        Scenario.Screening screening = new Scenario.Screening(first, last, rounds, milestones(entry, from, to, first, last));
        entry.finish();
        return screening;
    }

    private List<Scenario.Milestone> milestones(YamlMapping entry, LocalDate from, LocalDate to, int first, int last) {
        List<Scenario.Milestone> milestones = new ArrayList<>();
        int visits = 0;
        int checks = 0;
        LocalDateTime before = from.atTime(first, 0);
        for (YamlMapping line : entry.mappings("milestones")) {
            source(line);
            Scenario.Milestone milestone = new Scenario.Milestone(moment(line, "at", from, to), line.integer("household_visits", 0, 100_000_000), line.integer("person_checks", 0, 500_000_000));
            if (!milestone.at().isAfter(before)) {
                line.fault("SCN-013", "里程碑时间 " + milestone.at() + " 应晚于 " + before, "the milestone at " + milestone.at() + " must be later than " + before);
            }
            if (milestone.at().getMinute() != 0 || milestone.at().getHour() <= first || milestone.at().getHour() > last) {
                line.fault("SCN-014", "里程碑应在走访时段内的整点", "a milestone must be at a full hour within the visiting hours");
            }
            if (milestone.householdVisits() < visits || milestone.personChecks() < checks) {
                line.fault("SCN-015", "累计数不能比上一里程碑(" + visits + " 户次, " + checks + " 人次)小", "totals cannot be below those of the milestone before (" + visits + ", " + checks + ")");
            }
            if (milestone.householdVisits() == visits && milestone.personChecks() > checks) {
                line.fault("SCN-016", "没有走访就没有核查", "there can be no checks without visits");
            }
            visits = milestone.householdVisits();
            checks = milestone.personChecks();
            before = milestone.at();
            milestones.add(milestone);
            line.finish();
        }
        return milestones;
    }

    private List<Scenario.ArrivalGroup> arrivals(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.ArrivalGroup> groups = new ArrayList<>();
        for (YamlMapping line : root.mappings("arrivals")) {
            source(line);
            Scenario.ArrivalGroup group = new Scenario.ArrivalGroup(region(line, "origin"), line.integer("persons", 0, 10_000_000), moment(line, "from", from, to),
                    moment(line, "to", from, to), line.date("arrived_from"), line.date("arrived_to"));
            if (group.to().isBefore(group.from()) || group.arrivedTo().isBefore(group.arrivedFrom())) {
                line.fault("SCN-017", "时间先后颠倒", "a span ends before it begins");
            }
            if (group.arrivedFrom().isAfter(group.from().toLocalDate())) {
                line.fault("SCN-018", "到达日晚于发现时间", "they cannot be found before they arrive");
            }
            groups.add(group);
            line.finish();
        }
        return groups;
    }

    private List<Scenario.Site> sites(YamlMapping root, RegionCode district) {
        List<Scenario.Site> sites = new ArrayList<>();
        for (YamlMapping line : root.mappings("sites")) {
            source(line);
            sites.add(new Scenario.Site(line.text("key"), line.text("name"), line.word("purpose", SitePurpose.class), inside(line, "region", district),
                    line.date("opened"), line.integer("rooms", 1, 5_000)));
            line.finish();
        }
        return sites;
    }

    private List<Scenario.Checkpoint> checkpoints(YamlMapping root, RegionCode district, LocalDate from, LocalDate to) {
        List<Scenario.Checkpoint> checkpoints = new ArrayList<>();
        for (YamlMapping line : root.has("checkpoints") ? root.mappings("checkpoints") : List.<YamlMapping>of()) {
            source(line);
            LocalDate first = within(line, "from", from, to);
            LocalDate last = within(line, "to", from, to);
            YamlMapping hours = line.mapping("hours");
            Scenario.Checkpoint checkpoint = new Scenario.Checkpoint(line.text("name"), line.word("kind", Posts.Kind.class), inside(line, "region", district), first, last,
                    hours.integer("from", 0, 23), hours.integer("to", 1, 24), passages(line, first, last));
            if (checkpoint.toHour() <= checkpoint.fromHour() || last.isBefore(first)) {
                line.fault("SCN-017", "时间先后颠倒", "a span ends before it begins");
            }
            hours.finish();
            checkpoints.add(checkpoint);
            line.finish();
        }
        return checkpoints;
    }

    private List<Scenario.PassageGroup> passages(YamlMapping checkpoint, LocalDate from, LocalDate to) {
        List<Scenario.PassageGroup> groups = new ArrayList<>();
        for (YamlMapping line : checkpoint.mappings("passages")) {
            source(line);
            Scenario.PassageGroup group = new Scenario.PassageGroup(line.text("plate"), line.has("origin") ? region(line, "origin") : null, line.integer("vehicles", 1, 100_000),
                    within(line, "from", from, to), within(line, "to", from, to));
            if (PlateNumber.find(group.plate() + "A12345").isEmpty()) {
                line.fault("SCN-026", "“" + group.plate() + "”不是省份简称", "'" + group.plate() + "' is no province's sign");
            }
            if (group.to().isBefore(group.from())) {
                line.fault("SCN-017", "时间先后颠倒", "a span ends before it begins");
            }
            groups.add(group);
            line.finish();
        }
        return groups;
    }

    private List<Scenario.PlanChange> planChanges(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.PlanChange> changes = new ArrayList<>();
        for (YamlMapping line : root.mappings("plan_changes")) {
            source(line);
            changes.add(new Scenario.PlanChange(within(line, "on", from, to), line.text("from"), line.text("to")));
            line.finish();
        }
        return changes;
    }

    private List<Scenario.StoryHousehold> storyHouseholds(YamlMapping root, RegionCode district) {
        List<Scenario.StoryHousehold> households = new ArrayList<>();
        for (YamlMapping line : root.mappings("households")) {
            source(line);
            Scenario.StoryHousehold household = new Scenario.StoryHousehold(line.text("key"), inside(line, "region", district), line.integer("members", 1, 20));
            if (householdMembers.put(household.key(), household.members()) != null) {
                line.fault("SCN-019", "住户“" + household.key() + "”写了两次", "household '" + household.key() + "' is there twice");
            }
            households.add(household);
            line.finish();
        }
        return households;
    }

    private List<Scenario.StoryPerson> people(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.StoryPerson> people = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (YamlMapping line : root.mappings("people")) {
            source(line);
            String key = line.text("key");
            if (seen.putIfAbsent(key, line.line()) != null) {
                line.fault("SCN-019", "人物“" + key + "”写了两次", "person '" + key + "' is there twice");
            }
            String household = line.text("household");
            int member = line.integer("member", 1, 20);
            Integer members = householdMembers.get(household);
            if (members == null) {
                line.fault("SCN-020", "没有住户“" + household + "”", "there is no household '" + household + "'");
            } else if (member > members) {
                line.fault("SCN-021", "住户“" + household + "”只有 " + members + " 人", "household '" + household + "' has only " + members + " members");
            }
            if (seen.putIfAbsent(household + "#" + member, line.line()) != null) {
                line.fault("SCN-019", "住户“" + household + "”的第 " + member + " 人写了两次", "member " + member + " of '" + household + "' is there twice");
            }
            people.add(new Scenario.StoryPerson(key, household, member, line.has("arrival") ? arrival(line.mapping("arrival"), from, to) : null,
                    line.has("case") ? illness(line.mapping("case"), from, to) : null, contacts(line, from, to)));
            line.finish();
        }
        return people;
    }

    private Scenario.StoryArrival arrival(YamlMapping line, LocalDate from, LocalDate to) {
        Scenario.StoryArrival arrival = new Scenario.StoryArrival(region(line, "origin"), line.dateTime("arrived"), line.word("transport", Transport.class),
                line.has("service") ? line.text("service") : null, moment(line, "found", from, to), line.word("found_by", FoundBy.class),
                line.has("with") ? line.texts("with") : List.of());
        if (arrival.found().isBefore(arrival.arrived())) {
            line.fault("SCN-018", "到达晚于发现", "he cannot be found before he arrives");
        }
        line.finish();
        return arrival;
    }

    private Scenario.StoryCase illness(YamlMapping line, LocalDate from, LocalDate to) {
        line.optionalInteger("repositive_fact", 1, 1_000);
        Scenario.StoryCase illness = new Scenario.StoryCase(line.has("onset") ? line.date("onset") : null, optional(line, "suspected", from, to), moment(line, "confirmed", from, to),
                line.word("source", Source.class), optional(line, "discharged", from, to), optional(line, "repositive", from, to),
                optional(line, "discharged_again", from, to), line.flag("found_by_test", false));
        LocalDateTime before = null;
        for (LocalDateTime step : new LocalDateTime[] {illness.suspected(), illness.confirmed(), illness.discharged(), illness.repositive(), illness.dischargedAgain()}) {
            if (step != null && before != null && !step.isAfter(before)) {
                line.fault("SCN-022", "病程先后颠倒:" + step + " 不晚于 " + before, "the course runs backwards: " + step + " is not after " + before);
            }
            before = step == null ? before : step;
        }
        if (illness.repositive() != null && illness.discharged() == null || illness.dischargedAgain() != null && illness.repositive() == null) {
            line.fault("SCN-023", "没有出院就没有复阳", "nobody is re-positive without a discharge");
        }
        line.finish();
        return illness;
    }

    private List<Scenario.StoryContacts> contacts(YamlMapping person, LocalDate from, LocalDate to) {
        List<Scenario.StoryContacts> contacts = new ArrayList<>();
        if (!person.has("contacts")) {
            return contacts;
        }
        for (YamlMapping line : person.mappings("contacts")) {
            contacts.add(new Scenario.StoryContacts(moment(line, "at", from, to), line.date("last_exposure"), line.text("setting"),
                    line.flag("household", false), line.has("neighbours") ? line.integer("neighbours", 0, 1_000) : 0,
                    line.has("people") ? line.texts("people") : List.of()));
            line.finish();
        }
        return contacts;
    }

    private List<Scenario.SuspectedOnly> suspectedOnly(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.SuspectedOnly> list = new ArrayList<>();
        for (YamlMapping line : root.mappings("suspected_only")) {
            source(line);
            Scenario.SuspectedOnly one = new Scenario.SuspectedOnly(region(line, "region"), moment(line, "suspected", from, to), moment(line, "excluded", from, to));
            if (!one.excluded().isAfter(one.suspected())) {
                line.fault("SCN-022", "排除应晚于报告", "the exclusion must be later than the suspicion");
            }
            list.add(one);
            line.finish();
        }
        return list;
    }

    private static Scenario.@Nullable Clinic clinic(YamlMapping root) {
        if (!root.has("clinic")) {
            return null;
        }
        YamlMapping entry = root.mapping("clinic");
        source(entry);
        Scenario.Clinic clinic = new Scenario.Clinic(entry.integer("arrives_minutes_before", 0, 1_440), entry.integer("reported_minutes_after", 0, 10_080),
                entry.optionalInteger("investigated_hours_after", 1, 168).orElse(null), entry.words("symptoms", Symptom.class),
                entry.words("exposures", Exposure.class), BigDecimal.valueOf(entry.decimal("temperature_celsius", 35, 42)));
        entry.finish();
        return clinic;
    }

    private static List<Scenario.Care> care(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.Care> list = new ArrayList<>();
        for (YamlMapping line : root.optionalMappings("care")) {
            source(line);
            list.add(new Scenario.Care(line.text("person"), moment(line, "at", from, to), line.word("kind", CareKind.class), line.text("what"), line.word("told_by", ToldBy.class),
                    line.optionalInteger("every_days", 1, 60).orElse(null), line.has("last_on") ? within(line, "last_on", from, to) : null, line.optionalText("doer").orElse(null),
                    line.optionalText("paid").orElse(null)));
            line.finish();
        }
        return list;
    }

    private static List<Scenario.Stand> stands(YamlMapping root, RegionCode district, LocalDate from, LocalDate to) {
        List<Scenario.Stand> list = new ArrayList<>();
        for (YamlMapping line : root.optionalMappings("stands")) {
            source(line);
            list.add(new Scenario.Stand(line.text("key"), inside(line, "region", district), moment(line, "at", from, to), line.text("name"), line.text("place"), line.text("goods"),
                    line.text("hours"), line.text("payment")));
            line.finish();
        }
        return list;
    }

    private List<Scenario.LevelConfirmation> confirmations(YamlMapping root, LocalDate from, LocalDate to) {
        List<Scenario.LevelConfirmation> list = new ArrayList<>();
        for (YamlMapping line : root.mappings("level_confirmations")) {
            source(line);
            list.add(new Scenario.LevelConfirmation(moment(line, "at", from, to), line.text("by"), line.text("reason")));
            line.finish();
        }
        return list;
    }

    private void checkStory(YamlMapping root, Scenario scenario) {
        List<String> keys = scenario.people().stream().map(Scenario.StoryPerson::key).toList();
        scenario.care().stream().map(Scenario.Care::person).filter(name -> !keys.contains(name))
                .forEach(name -> root.fault("SCN-024", "生活保障提到的“" + name + "”不存在", "a need names '" + name + "', who is not there"));
        for (Scenario.StoryPerson person : scenario.people()) {
            List<String> named = new ArrayList<>(person.arrival() == null ? List.of() : person.arrival().with());
            person.contacts().forEach(contact -> named.addAll(contact.people()));
            named.stream().filter(name -> !keys.contains(name))
                    .forEach(name -> root.fault("SCN-024", "人物“" + person.key() + "”提到的“" + name + "”不存在", "'" + person.key() + "' names '" + name + "', who is not there"));
            if (!person.contacts().isEmpty() && person.illness() == null) {
                root.fault("SCN-025", "人物“" + person.key() + "”有接触者而没有病例", "'" + person.key() + "' has contacts but no case");
            }
        }
    }

    static void source(YamlMapping entry) {
        if (!entry.has("fact") && !entry.has("invented")) {
            entry.fault("SCN-010", "缺少出处:写 fact: 编号 或 invented: true", "its source is missing: write fact: N or invented: true");
        }
        if (entry.has("fact")) {
            entry.integer("fact", 1, 1_000);
        }
        if (!entry.flag("invented", true)) {
            entry.fault("SCN-010", "invented 只能写 true", "invented can only be true");
        }
    }

    private static RegionCode region(YamlMapping entry, String key) {
        String text = entry.text(key);
        return RegionCode.tryParse(text).orElseGet(() -> {
            entry.fault("SCN-030", key + " 的区划代码“" + text + "”不对", key + ": bad division code '" + text + "'");
            return RegionCode.parse("110000");
        });
    }

    static RegionCode inside(YamlMapping entry, String key, RegionCode district) {
        RegionCode region = region(entry, key);
        if (!district.contains(region)) {
            entry.fault("SCN-031", key + " " + region + " 不在 " + district + " 之内", key + " " + region + " does not lie in " + district);
        }
        return region;
    }

    private static List<RegionCode> regions(YamlMapping entry, String key) {
        List<RegionCode> regions = new ArrayList<>();
        for (String text : entry.texts(key)) {
            RegionCode.tryParse(text).ifPresentOrElse(regions::add,
                    () -> entry.fault("SCN-030", key + " 的区划代码“" + text + "”不对", key + ": bad division code '" + text + "'"));
        }
        return regions;
    }

    static LocalDate within(YamlMapping entry, String key, LocalDate from, LocalDate to) {
        LocalDate date = entry.date(key);
        if (date.isBefore(from) || date.isAfter(to)) {
            entry.fault("SCN-033", key + " " + date + " 不在 " + from + "–" + to + " 之内", key + " " + date + " is not within " + from + " to " + to);
        }
        return date;
    }

    static LocalDateTime moment(YamlMapping entry, String key, LocalDate from, LocalDate to) {
        LocalDateTime moment = entry.dateTime(key);
        if (moment.toLocalDate().isBefore(from) || moment.toLocalDate().isAfter(to)) {
            entry.fault("SCN-033", key + " " + moment + " 不在 " + from + "–" + to + " 之内", key + " " + moment + " is not within " + from + " to " + to);
        }
        return moment;
    }

    private static @Nullable LocalDateTime optional(YamlMapping entry, String key, LocalDate from, LocalDate to) {
        return entry.has(key) ? moment(entry, key, from, to) : null;
    }
}
