package org.zerospread.engine.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The policies that come with the product, read from the repository.
final class Policies {

    private Policies() {}

    static OriginPolicy origin2020() {
        return accepted(OriginPolicy.read("origin-2020.yaml", text("origin-2020.yaml")));
    }

    static RiskRules risk202002() {
        return risk("risk-2020-02.yaml");
    }

    static RiskRules risk(String file) {
        return accepted(RiskRules.read(file, text(file)));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("..", "policies", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T accepted(DocumentReading<T> reading) {
        assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted<T>) reading).value();
    }
}
