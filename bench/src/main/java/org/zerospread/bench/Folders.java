package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Takes away folders that a measurement made itself.
final class Folders {

    private Folders() {
    }

    /// Deletes a folder of the workplace with all that is in it.
    ///
    /// @throws IllegalArgumentException when it lies elsewhere
    static void delete(Path folder) {
        if (!folder.startsWith(Program.workplace())) {
            throw new IllegalArgumentException(folder + " is not the measurements' own");
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
