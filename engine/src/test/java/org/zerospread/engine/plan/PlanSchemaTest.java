package org.zerospread.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zerospread.engine.grading.OriginClass;

import static org.assertj.core.api.Assertions.assertThat;

/// `plans/plan.schema.json` and [PlanReader] accept and refuse the same.
class PlanSchemaTest {

    private static final Path PLANS = Path.of("..", "plans");

    /// A plan with every key, one to a line.
    private static final String WHOLE = """
            code: whole
            version: 2
            title:
              zh: 全
              en: Whole
            effective_from: 2020-01-31
            effective_to: 2020-12-31
            source: invented
            for:
              - origin: [key-area]
                contact_degree: [1]
                zone: [border]
                case_history: [none]
            stages:
              - place: central
                first_day: 1
                days: 14
                from: last-exposure
                event_day: 0
                at_least: 3
                observation:
                  times_per_day: 2
                  fever_from: 37.3
                  urgent_from: 38.5
                tests:
                  - day: 7
                    method: pcr
                    samples: 2
                    missed: make-up
                    inconclusive: retest
              - place: home
                days: 7
                observations_per_day: 1
            release:
              tests: all
              negatives_in_a_row: 1
              fever_free_days: 3
            when:
              positive:
                open_case: true
                move_to: hospital
                report: true
                replan: [staff]
                replan_days: 4
              symptom:
                stay: continue
                extend_days: 1
                test: pcr
              exposure:
                stay: restart
                report: true
              refusal:
                report: true
                extend_days: 2
              escape:
                stay: restart
                report: true
            exceptions:
              - who: [pregnant]
                instead_of: central
                place: home
                companion: true
            on_new_version: keep
            """;

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(PLANS.resolve("plan.schema.json")));
    }

    private static boolean fits(String plan) throws IOException {
        try {
            return schema().validate(plan, InputFormat.YAML, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)).isEmpty();
        } catch (IllegalArgumentException notYaml) {
            return false;
        }
    }

    static Stream<Path> shipped() throws IOException {
        return Files.list(PLANS).filter(file -> file.toString().endsWith(".yaml")).sorted();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedPlanFits(Path plan) throws IOException {
        assertThat(fits(Files.readString(plan))).isTrue();
        assertThat(PlanReader.read(plan.toString(), Files.readString(plan))).isInstanceOf(PlanReading.Accepted.class);
    }

    @Test
    void theExampleHasEveryKeyOfTheSchema() throws IOException {
        Set<String> keys = new HashSet<>();
        collect(new ObjectMapper().readTree(PLANS.resolve("plan.schema.json").toFile()), keys);
        assertThat(WHOLE.lines().map(line -> line.strip().replaceFirst("^- ", "").replaceFirst(":.*", "")).toList()).containsAll(keys);
        assertThat(fits(WHOLE)).isTrue();
        assertThat(PlanReader.read("whole.yaml", WHOLE)).isInstanceOf(PlanReading.Accepted.class);
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.has("properties")) {
            node.get("properties").fieldNames().forEachRemaining(keys::add);
        }
        node.forEach(child -> collect(child, keys));
    }

    static Stream<String> mutations() {
        List<String> lines = WHOLE.lines().toList();
        return IntStream.range(0, lines.size()).boxed().flatMap(at -> Stream.of("", "wrong", "-1", "unknown").map(sort -> {
            String line = lines.get(at);
            String key = line.substring(0, line.indexOf(':'));
            boolean text = key.strip().matches("zh|en|source");
            String changed = text && sort.equals("-1") ? key + ": ''" : switch (sort) {
                case "" -> line.contains("- ") ? line.replaceFirst("- .*", "-") : null;
                case "unknown" -> key + "x" + line.substring(key.length());
                default -> key + ": " + sort;
            };
            return IntStream.range(0, lines.size()).filter(i -> i != at || changed != null)
                    .mapToObj(i -> i == at ? changed : lines.get(i)).reduce("", (all, one) -> all + one + "\n");
        }));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void schemaAndReaderAgreeOnEveryChangedLine(String plan) throws IOException {
        boolean schema = fits(plan);
        switch (PlanReader.read("changed.yaml", plan)) {
            case PlanReading.Accepted _ -> assertThat(schema).as("the reader accepts, the schema refuses").isTrue();
            case PlanReading.Refused refused -> {
                // What lies between two values, such as a test after the end, is beyond a schema.
                List<String> beyond = List.of("PLAN-002", "PLAN-004", "PLAN-005", "PLAN-006", "PLAN-010", "PLAN-011", "PLAN-014", "PLAN-015", "YAML-003");
                if (refused.faults().stream().anyMatch(fault -> fault.code().equals("PLAN-013"))) {
                    return;
                }
                assertThat(schema).as("%s", refused.faults()).isEqualTo(refused.faults().stream().allMatch(fault -> beyond.contains(fault.code())));
            }
        }
    }

    @Test
    void theSchemaNamesTheReadersWords() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(PLANS.resolve("plan.schema.json").toFile());
        JsonNode stage = schema.at("/$defs/stage/properties");
        JsonNode test = stage.at("/tests/items/properties");
        JsonNode audience = schema.at("/properties/for/items/properties");
        assertWords(schema.at("/$defs/place"), StagePlace.values());
        assertWords(schema.at("/$defs/method"), TestMethod.values());
        assertWords(stage.get("from"), CountedFrom.values());
        assertWords(test.get("missed"), PlannedTest.Missed.values());
        assertWords(test.get("inconclusive"), PlannedTest.Inconclusive.values());
        assertWords(schema.at("/$defs/reaction/properties/stay"), Reaction.Effect.values());
        assertWords(schema.at("/$defs/reaction/properties/replan/items"), ContactGroup.values());
        assertWords(schema.at("/properties/exceptions/items/properties/who/items"), Need.values());
        assertWords(schema.at("/properties/on_new_version"), PlanRules.NewVersion.values());
        assertWords(audience.at("/origin/items"), OriginClass.values());
        assertWords(audience.at("/zone/items"), Audience.Zone.values());
        assertWords(audience.at("/case_history/items"), Audience.CaseHistory.values());
        assertThat(schema.at("/properties/when/properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Trigger.values()).filter(trigger -> trigger != Trigger.MISSED_TEST).map(trigger -> trigger.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static void assertWords(JsonNode node, Enum<?>[] words) {
        assertThat(node.get("enum")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(words).map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
    }
}
