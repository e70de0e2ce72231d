package org.zerospread.engine.disease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentReading;

/// The shipped diseases, and answers written short.
final class Diseases {

    static final Path FOLDER = Path.of("..", "diseases");

    private Diseases() {
    }

    static Disease shipped(String code) {
        try {
            return read(Files.readString(FOLDER.resolve(code + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Disease read(String text) {
        return switch (DiseaseReader.read("test.yaml", text)) {
            case DocumentReading.Accepted<Disease>(Disease disease) -> disease;
            case DocumentReading.Refused<Disease>(var faults) -> throw new AssertionError(faults);
        };
    }

    /// `fever -airways temperature=38.1`: yes, no, a number.
    static Map<String, FactValue> answers(@Nullable String text) {
        Map<String, FactValue> answers = new LinkedHashMap<>();
        if (text != null) {
            Arrays.stream(text.split(" ")).forEach(one -> {
                int at = one.indexOf('=');
                if (at > 0) {
                    answers.put(one.substring(0, at), new FactValue.Measured(new BigDecimal(one.substring(at + 1))));
                } else {
                    answers.put(one.replaceFirst("^-", ""), new FactValue.Flag(!one.startsWith("-")));
                }
            });
        }
        return answers;
    }
}
