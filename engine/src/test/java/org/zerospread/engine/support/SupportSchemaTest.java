package org.zerospread.engine.support;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// `policies/support.schema.json` and the reader accept and refuse the same forms.
class SupportSchemaTest {

    private static final Path SCHEMA = Path.of("..", "policies", "support.schema.json");
    /// What a form cannot say: a code twice, an end before the beginning, a kind missing, bounds the wrong way round, a key twice.
    private static final List<String> BEYOND = List.of("SUP-030", "SUP-031", "SUP-033", "SUP-035", "YAML-003");

    private static boolean fits(String text) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        try {
            return schema.validate(text, InputFormat.YAML, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)).isEmpty();
        } catch (IllegalArgumentException notYaml) {
            return false;
        }
    }

    @Test
    void theShippedEditionFits() throws IOException {
        assertThat(fits(A01_SupportTest.FILE)).isTrue();
    }

    static Stream<String> mutations() {
        List<String> lines = A01_SupportTest.FILE.lines().toList();
        return IntStream.range(0, lines.size()).filter(at -> lines.get(at).matches(" +(- )?[a-z_]+: .*")).boxed().flatMap(at -> Stream.of("wrong", "-1", "unknown", "gone").map(sort -> {
            String line = lines.get(at);
            String key = line.substring(0, line.indexOf(':'));
            String changed = switch (sort) {
                case "unknown" -> key + "x" + line.substring(key.length());
                case "gone" -> key.contains("- ") ? line : "";
                default -> key.strip().matches("(- )?(zh|en|source|code|title|office)") ? line : key + ": " + sort;
            };
            return IntStream.range(0, lines.size()).mapToObj(i -> i == at ? changed : lines.get(i)).reduce("", (all, one) -> all + one + "\n");
        }));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void schemaAndReaderAgreeOnEveryChangedLine(String text) throws IOException {
        switch (SupportPolicies.read("changed.yaml", text)) {
            case DocumentReading.Accepted<SupportPolicies> _ -> assertThat(fits(text)).as("the reader accepts, the schema refuses").isTrue();
            case DocumentReading.Refused<SupportPolicies> refused -> assertThat(fits(text)).as("%s", refused.faults()).isEqualTo(refused.faults().stream().allMatch(fault -> BEYOND.contains(fault.code())));
        }
    }

    @Test
    void theSchemaNamesTheReadersWords() throws IOException {
        JsonNode policy = new ObjectMapper().readTree(SCHEMA.toFile()).at("/$defs/policy/properties");
        assertWords(policy.at("/kind"), SupportKind.values());
        assertWords(policy.at("/eligibility/properties/sizes/items"), FirmFacts.Size.values());
        assertWords(policy.at("/eligibility/properties/priorities/items"), FirmFacts.Priority.values());
    }

    private static void assertWords(JsonNode choice, Enum<?>[] words) {
        assertThat(StreamSupport.stream(choice.get("enum").spliterator(), false).map(JsonNode::asText).toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(words).map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
    }
}
