package org.zerospread.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.estimate.FileReading;
import org.zerospread.engine.estimate.Note;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `estimate`: what cases say about the disease; needs no store.
@Command(name = "estimate", mixinStandardHelpOptions = true, description = "估计 Estimates incubation, serial interval or R(t) from a file.",
        subcommands = {EstimateRt.class, EstimateIncubation.class, EstimateSerialInterval.class})
final class EstimateCommand implements Runnable {

    enum Format {
        CSV, JSON
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "要写明 rt、incubation 或 serial-interval。 Say rt, incubation or serial-interval.");
        }
    }

    /// A table of figures; NaN is no figure: an empty cell, or null.
    ///
    /// @param columns the same for the heading of CSV and the keys of JSON
    /// @param rows numbers and texts, as many as there are columns
    record Table(List<String> columns, List<List<Object>> rows) {

        void print(Format format) {
            switch (format) {
                case CSV -> {
                    System.out.println(String.join(",", columns));
                    rows.forEach(row -> System.out.println(String.join(",", row.stream().map(Table::cell).toList())));
                }
                case JSON -> Printed.json(rows.stream().map(this::json).toList());
            }
        }

        private static String cell(Object value) {
            return value instanceof Double number && !Double.isFinite(number) ? "" : value.toString();
        }

        private Map<String, @Nullable Object> json(List<Object> row) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.get(i);
                json.put(columns.get(i), value instanceof Double number && !Double.isFinite(number) || value.equals("") ? null : value);
            }
            return json;
        }
    }

    /// Tells notes on standard error.
    static void tellNotes(String file, FileReading<?> reading) {
        for (Note note : reading.notes()) {
            System.err.println(note.text(file));
        }
    }

    /// Tells faults on standard error, in JSON on standard output as well.
    ///
    /// @return the exit code
    static int refuse(Format format, List<DocumentFault> faults) {
        return Printed.refuse(faults, format == Format.JSON);
    }

    static void tell(Note note, String file) {
        System.err.println(note.text(file));
    }
}
