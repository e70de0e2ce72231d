package org.zerospread.engine.disease;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.region.RegionCode;

/// Reads a disease from YAML; `diseases/covid-19.yaml` is the example, `diseases/disease.schema.json` its form.
///
/// Codes beside those of [YamlDocument]: DIS-001 id used twice, or of another form than small letters, digits and hyphens · DIS-002 a node in no form or in several · DIS-003 unknown fact ·
/// DIS-004 range of a yes or no, number without one, limits the wrong way round · DIS-005 more asked for than listed · DIS-006 a class that the edition lacks, or that leads back to itself · DIS-007 editions that overlap or
/// are out of order · DIS-008 a class twice at one place · DIS-009 days the wrong way round · DIS-010 a fact that no definition asks · DIS-011 no such division code.
public final class DiseaseReader {

    private static final int MOST_DAYS = 400;
    private static final int MOST_HOURS = 720;

    private final YamlDocument document;
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private DiseaseReader(String file, String text) {
        document = YamlDocument.read(file, text);
    }

    /// Reads it, or tells all its faults.
    public static DocumentReading<Disease> read(String file, String text) {
        return new DiseaseReader(file, text).read();
    }

    private DocumentReading<Disease> read() {
        YamlMapping root = document.root();
        String code = id(root, "code");
        int version = root.integer("version", 1, 10_000);
        YamlMapping title = root.mapping("title");
        String zh = title.text("zh");
        String en = title.text("en");
        String source = root.text("source");
        Optional<Incubation> incubation = incubation(root.mapping("incubation"));
        Optional<InfectiousPeriod> infectious = infectious(root.mapping("infectious"));
        Deadlines deadlines = deadlines(root.mapping("deadlines"));
        readFacts(root);
        CriterionText criteria = new CriterionText(facts);
        List<Edition> editions = editions(root, criteria);
        unusedFacts(root, criteria.used());
        root.finish();
        return DocumentReading.of(document, () -> new Disease(code, version, zh, en, source, incubation.orElseThrow(), infectious.orElseThrow(), deadlines, facts, editions));
    }

    private static String id(YamlMapping of, String key) {
        String id = of.text(key);
        if (!id.isEmpty() && !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            of.fault(key, "DIS-001", "“" + id + "”只能用小写字母、数字和连字符", "\"" + id + "\" may hold small letters, digits and hyphens only");
        }
        return id;
    }

    private static Optional<Incubation> incubation(YamlMapping of) {
        double shortest = of.decimal("shortest_days", 0, MOST_DAYS);
        double median = of.decimal("median_days", 0, MOST_DAYS);
        double longest = of.decimal("longest_days", 0, MOST_DAYS);
        if (shortest > median || median > longest) {
            of.fault("median_days", "DIS-009", "潜伏期应为 最短 ≤ 中位 ≤ 最长", "the incubation must be shortest ≤ median ≤ longest");
            return Optional.empty();
        }
        return Optional.of(new Incubation(shortest, median, longest));
    }

    private static Optional<InfectiousPeriod> infectious(YamlMapping of) {
        InfectiousPeriod.CountedFrom from = of.word("counted_from", InfectiousPeriod.CountedFrom.class);
        int first = of.integer("first_day", -MOST_DAYS, MOST_DAYS);
        int last = of.integer("last_day", -MOST_DAYS, MOST_DAYS);
        boolean isolation = of.flag("ends_with_isolation", true);
        if (first > last) {
            of.fault("last_day", "DIS-009", "传染期的末日早于首日", "the infectious period ends before it begins");
            return Optional.empty();
        }
        return Optional.of(new InfectiousPeriod(from, first, last, isolation));
    }

    private static Deadlines deadlines(YamlMapping of) {
        return new Deadlines(hours(of, "report_hours"), hours(of, "investigation_hours"), hours(of, "retest_hours"), hours(of, "result_hours"));
    }

    private static Duration hours(YamlMapping of, String key) {
        return Duration.ofHours(of.integer(key, 1, MOST_HOURS));
    }

    private void readFacts(YamlMapping root) {
        for (YamlMapping entry : root.mappings("facts")) {
            YamlMapping title = entry.mapping("title");
            Fact fact = new Fact(id(entry, "id"), entry.word("group", FactGroup.class), title.text("zh"), title.text("en"), entry.optionalMapping("number").map(DiseaseReader::limits).orElse(null),
                    entry.words("known_from", Evidence.class));
            if (facts.putIfAbsent(fact.id(), fact) != null) {
                entry.fault("id", "DIS-001", "“" + fact.id() + "”已用过", "\"" + fact.id() + "\" is used already");
            }
            if (fact.isNumber() ? fact.knownFrom().stream().anyMatch(one -> one != Evidence.TEMPERATURE) : fact.knownFrom().contains(Evidence.TEMPERATURE)) {
                entry.fault("known_from", "DIS-004", "数值只能取自 temperature, 是非题不能", "a number is known from temperature alone, a yes or no never from it");
            }
        }
    }

    private static Fact.Limits limits(YamlMapping of) {
        double least = of.decimal("least", -1e6, 1e6);
        double most = of.decimal("most", -1e6, 1e6);
        if (least >= most) {
            of.fault("most", "DIS-004", "most 应大于 least", "most must be more than least");
        }
        return new Fact.Limits(least, most, of.text("unit"));
    }

    private void unusedFacts(YamlMapping root, Set<String> used) {
        List<YamlMapping> entries = root.optionalMappings("facts");
        for (YamlMapping entry : entries) {
            entry.optionalText("id").filter(id -> !used.contains(id))
                    .ifPresent(id -> entry.fault("id", "DIS-010", "没有一个定义用到“" + id + "”", "no definition asks for \"" + id + "\""));
        }
    }

    private List<Edition> editions(YamlMapping root, CriterionText criteria) {
        List<Edition> editions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        LocalDate before = null;
        boolean open = false;
        for (YamlMapping entry : root.mappings("editions")) {
            Edition edition = edition(entry, criteria);
            if (!ids.add(edition.id())) {
                entry.fault("id", "DIS-001", "“" + edition.id() + "”已用过", "\"" + edition.id() + "\" is used already");
            }
            if (open || before != null && !edition.effectiveFrom().isAfter(before)) {
                entry.fault("effective_from", "DIS-007", "各版按日期先后写, 前一版的末日应早于后一版的首日", "editions stand in the order of their dates; one ends before the next begins");
            }
            open = edition.effectiveTo() == null;
            before = edition.effectiveTo();
            editions.add(edition);
        }
        if (editions.isEmpty()) {
            root.fault("editions", "DIS-007", "至少要有一版", "there must be an edition");
        }
        return editions;
    }

    private Edition edition(YamlMapping entry, CriterionText criteria) {
        YamlMapping title = entry.mapping("title");
        String id = id(entry, "id");
        LocalDate from = entry.date("effective_from");
        LocalDate to = entry.optionalDate("effective_to").orElse(null);
        if (to != null && to.isBefore(from)) {
            entry.fault("effective_to", "DIS-007", "末日早于首日", "it ends before it begins");
        }
        InfectiousPeriod infectious = entry.optionalMapping("infectious").flatMap(DiseaseReader::infectious).orElse(null);
        List<CaseDefinition> definitions = new ArrayList<>();
        List<YamlMapping> nodes = entry.mappings("definitions");
        for (YamlMapping node : nodes) {
            definitions.add(new CaseDefinition(node.word("class", CaseClass.class), areas(node, "areas"), areas(node, "except"), criteria.read(node.mapping("when"))));
        }
        if (nodes.isEmpty()) {
            entry.fault("definitions", "DIS-006", "至少要有一个定义", "there must be a definition");
        }
        for (int i = 0; i < nodes.size() && definitions.size() == nodes.size(); i++) {
            check(nodes.get(i), definitions.get(i), definitions);
        }
        return new Edition(id, title.text("zh"), title.text("en"), entry.text("source"), from, to, infectious, definitions);
    }

    private static List<RegionCode> areas(YamlMapping node, String key) {
        List<RegionCode> areas = new ArrayList<>();
        for (String text : node.texts(key)) {
            RegionCode.tryParse(text).ifPresentOrElse(areas::add, () -> node.fault(key, "DIS-011", "“" + text + "”不是区划代码, 例如 420000", "\"" + text + "\" is no division code such as 420000"));
        }
        return areas;
    }

    /// A class stands once at each place, and what it refers to stands there too, without leading back.
    private static void check(YamlMapping node, CaseDefinition definition, List<CaseDefinition> all) {
        boolean twice = all.stream().anyMatch(other -> other != definition && other.caseClass() == definition.caseClass() && meet(other, definition));
        if (twice) {
            node.fault("class", "DIS-008", "同一地区的“" + definition.caseClass() + "”写了两次", definition.caseClass() + " is written twice for one place");
        }
        refers(definition.criterion()).forEach(other -> {
            if (all.stream().noneMatch(one -> one.caseClass() == other && meet(one, definition))) {
                node.fault("when", "DIS-006", "本版在此地区没有“" + other + "”的定义", "this edition has no definition of " + other + " there");
            }
        });
        if (leadsTo(definition.caseClass(), definition.criterion(), all, new HashSet<>())) {
            node.fault("when", "DIS-006", "定义绕回到自己", "the definition leads back to itself");
        }
    }

    private static boolean leadsTo(CaseClass wanted, Criterion from, List<CaseDefinition> all, Set<CaseClass> seen) {
        return refers(from).anyMatch(other -> other == wanted
                || seen.add(other) && all.stream().filter(one -> one.caseClass() == other).anyMatch(one -> leadsTo(wanted, one.criterion(), all, seen)));
    }

    private static Stream<CaseClass> refers(@Nullable Criterion criterion) {
        return switch (criterion) {
            case null -> Stream.empty();
            case Criterion.All(var name, var of) -> of.stream().flatMap(DiseaseReader::refers);
            case Criterion.Any(var name, var of) -> of.stream().flatMap(DiseaseReader::refers);
            case Criterion.AtLeast(var name, int count, var of) -> of.stream().flatMap(DiseaseReader::refers);
            case Criterion.Not(var name, Criterion of) -> refers(of);
            case Criterion.Holds holds -> Stream.empty();
            case Criterion.Between between -> Stream.empty();
            case Criterion.OfClass(CaseClass other) -> Stream.of(other);
        };
    }

    /// Whether some place has both: a place that is in the areas of each, and in the exceptions of neither.
    private static boolean meet(CaseDefinition one, CaseDefinition other) {
        Stream<RegionCode> places = Stream.concat(Stream.concat(one.areas().stream(), other.areas().stream()), Stream.of(ELSEWHERE));
        return places.anyMatch(place -> one.isIn(place) && other.isIn(place));
    }

    /// A code that no division has: stands for all places that no definition names.
    private static final RegionCode ELSEWHERE = RegionCode.parse("990000");
}
