package org.zerospread.app.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.chain.ChainJson;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainFiles;
import org.zerospread.engine.chain.ChainInference;
import org.zerospread.engine.chain.ChainRules;
import org.zerospread.engine.chain.SerialInterval;
import org.zerospread.engine.intake.DateContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chain CASES`: joins the cases of a line list to chains; needs no store.
@Command(name = "chain", mixinStandardHelpOptions = true, description = "传播链 Says who infected whom: from registered links, from sources written in the list, and by what is likely.")
final class ChainCommand implements Callable<Integer> {

    enum Format {
        JSON, CSV
    }

    @Parameters(index = "0", paramLabel = "CASES", description = "CSV or XLSX: case_id, onset, report, exposed_from, exposed_to, region, places, imported, infected_by; see docs/formats.md")
    Path cases = Path.of("");

    @Option(names = "--links", paramLabel = "LINKS", description = "CSV or XLSX: infector, infectee, certainty, evidence")
    @Nullable
    Path links;

    @Option(names = "--serial-interval", paramLabel = "FAMILY", defaultValue = "NORMAL", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; only NORMAL lets an infectee fall ill first)")
    SerialInterval.Family family = SerialInterval.Family.NORMAL;

    @Option(names = "--mean", paramLabel = "DAYS", description = "mean serial interval (default: 3.96, COVID-19 in early 2020)")
    @Nullable
    Double mean;

    @Option(names = "--std", paramLabel = "DAYS", description = "its standard deviation (default: 4.75)")
    @Nullable
    Double std;

    @Option(names = "--dates", paramLabel = "ORDER", defaultValue = "UNKNOWN", description = "how 3/4/2020 is meant: ${COMPLETION-CANDIDATES} (default: as other days of the file show)")
    DateContext.Order dates = DateContext.Order.UNKNOWN;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "JSON", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.JSON;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        ChainRules rules = rules();
        ChainFiles.Reading reading = ChainFiles.read(cases, links, dates);
        reading.notes().forEach(System.err::println);
        if (!reading.faults().isEmpty()) {
            return Printed.refuse(reading.faults(), format == Format.JSON);
        }
        ChainAnswer answer = ChainInference.of(reading.input(), rules);
        switch (format) {
            case JSON -> Printed.json(ChainJson.of(answer));
            case CSV -> System.out.print(csv(answer));
        }
        return 0;
    }

    private ChainRules rules() {
        try {
            return ChainRules.of(new SerialInterval(family, mean == null ? SerialInterval.COVID_2020.meanDays() : mean, std == null ? SerialInterval.COVID_2020.sdDays() : std));
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "序列间隔的均值须在 -30 到 60 天之间 (gamma、lognormal 须大于 0), 标准差须大于 0 且不超过 60。 The mean of the serial interval lies between -30 and 60 days (above 0 for gamma and lognormal), "
                            + "its standard deviation above 0 and at most 60.");
        }
    }

    private static String csv(ChainAnswer answer) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(ChainJson.COLUMNS);
            ChainJson.rows(answer).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
