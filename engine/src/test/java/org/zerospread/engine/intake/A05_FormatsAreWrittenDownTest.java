package org.zerospread.engine.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
