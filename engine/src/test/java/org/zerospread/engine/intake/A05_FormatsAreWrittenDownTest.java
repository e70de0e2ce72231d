package org.zerospread.engine.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class A05_FormatsAreWrittenDownTest {

    @Test
    void everyFieldAndHeadingStandsInTheFormats() throws IOException {
        String formats = Files.readString(Path.of("..", "docs", "formats.md"));
        for (RecordKind kind : RecordKind.ALL) {
            int from = formats.indexOf("### `" + kind.key() + "`");
            assertThat(from).as(kind.key()).isPositive();
            String table = formats.substring(from, formats.indexOf("\n\n", formats.indexOf("| --- |", from)));
            for (Field field : kind.fields()) {
                assertThat(table).as(kind.key()).contains("`" + field.key() + "`", String.join(", ", field.headings()));
            }
        }
    }

    @Test
    void everyCodeOfTheSourcesStandsInTheErrors() throws IOException {
        String errors = Files.readString(Path.of("..", "docs", "errors.md"));
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "org", "zerospread", "engine", "intake"))) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        Matcher codes = Pattern.compile("\"(INT-[0-9]{3})\"").matcher(sources);
        while (codes.find()) {
            assertThat(errors).contains("| " + codes.group(1) + " |");
        }
    }
}
