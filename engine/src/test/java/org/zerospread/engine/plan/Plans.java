package org.zerospread.engine.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// The plans that come with the product, read from the repository.
final class Plans {

    private Plans() {}

    static Plan shipped(String code) {
        Path file = Path.of("..", "plans", code + ".yaml");
        try {
            PlanReading reading = PlanReader.read(file.toString(), Files.readString(file));
            assertThat(reading).isInstanceOf(PlanReading.Accepted.class);
            return ((PlanReading.Accepted) reading).plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
