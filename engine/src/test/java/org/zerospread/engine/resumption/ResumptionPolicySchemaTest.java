package org.zerospread.engine.resumption;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// `policies/resumption.schema.json` and [ResumptionPolicyReader] accept and refuse the same forms.
class ResumptionPolicySchemaTest {

    /// What lies between several values is beyond a schema.
    private static final Set<String> BEYOND = Set.of("RESUME-001", "RESUME-002", "RESUME-004");

    private static final Path FILE = Path.of("../policies/resumption.schema.json");
    private static final JsonSchema SCHEMA = schema();
    private static final Yaml YAML = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(new DumperOptions()), new DumperOptions(), new LoaderOptions(), new PlainDates());

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean fits(String policy) {
        try {
            return SCHEMA.validate(new ObjectMapper().writeValueAsString(YAML.load(policy)), InputFormat.JSON, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)).isEmpty();
        } catch (YAMLException | JsonProcessingException notYaml) {
            return false;
        }
    }

    /// Aliases stand for what they point at, and a date is text.
    private static final class PlainDates extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    @Test
    void whatIsShippedFits() {
        assertThat(fits(Loops.text())).isTrue();
    }

    /// Every line with one key, one at a time, misspelt or with a word that fits nowhere.
    static Stream<String> mutations() {
        List<String> lines = Loops.text().lines().toList();
        return IntStream.range(0, lines.size()).boxed().filter(at -> lines.get(at).matches(".*[a-z_]+: .*") && !lines.get(at).contains(">-") && !lines.get(at).startsWith("  /") && !lines.get(at).startsWith("#"))
                .flatMap(at -> Stream.of("$1x: ", lines.get(at).matches(" *(zh|en|source|code): .*") ? "$1: '' #" : "$1: -1 #").map(change -> IntStream.range(0, lines.size()).mapToObj(i -> i == at ? lines.get(i).replaceFirst("([a-z_]+): ", change) : lines.get(i))
                        .reduce("", (all, one) -> all + one + "\n")));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void schemaAndReaderAgreeOnEveryChangedLine(String text) {
        boolean schema = fits(text);
        switch (ResumptionPolicyReader.read("changed.yaml", text)) {
            case DocumentReading.Accepted<ResumptionPolicy> accepted -> assertThat(schema).as("the reader accepts, the schema refuses").isTrue();
            case DocumentReading.Refused<ResumptionPolicy>(var faults) -> {
                if (faults.stream().noneMatch(fault -> BEYOND.contains(fault.code()))) {
                    assertThat(schema).as("%s", faults).isFalse();
                }
            }
        }
    }

    @Test
    void theSchemaNamesTheReadersWords() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(FILE.toFile());
        assertWords(schema.at("/properties/without_matrix/properties/opening"), Opening.values());
        assertWords(schema.at("/properties/evidence/properties/kinds/items/properties/types/items"), EvidenceType.values());
    }

    private static void assertWords(JsonNode node, Enum<?>[] words) {
        assertThat(node.get("enum")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(words).map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
    }
}
