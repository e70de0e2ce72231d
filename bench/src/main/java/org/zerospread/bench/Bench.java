package org.zerospread.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `bench/run` command. Figures go to standard output, what goes on to standard error.
///
/// Exit codes: 0 measured, 1 could not be measured, 2 wrong usage.
@Command(name = "bench/run", mixinStandardHelpOptions = true, description = "性能测量 Measures the program on this machine; see bench/RESULTS.md.",
        subcommands = {ReplayMeasurement.class, ReadersMeasurement.class, PagesMeasurement.class, StartMeasurement.class, RegionsMeasurement.class, PolicyMeasurement.class,
            AuditMeasurement.class, ClerksMeasurement.class, WorkbookMeasurement.class, ImportMeasurement.class, PeopleMeasurement.class, GrowthMeasurement.class, StormMeasurement.class, KillMeasurement.class, StaysMeasurement.class, MatrixMeasurement.class, ReevaluationMeasurement.class, ForecastMeasurement.class,
            WorkListMeasurement.class, TraceMeasurement.class, ChainsMeasurement.class, RtMeasurement.class, CertificatesMeasurement.class, StaffMeasurement.class, OfficersMeasurement.class})
public final class Bench implements Runnable {

    @CommandLine.Spec
    CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /// Runs one measurement and ends with its exit code.
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof NotMeasuredException || fault instanceof org.zerospread.app.store.StoreException) {
                System.err.println(fault.getMessage());
                return 1;
            }
            throw fault;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
