package org.zerospread.app.command;

import org.zerospread.app.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `zerospread` command and its sub-commands.
///
/// Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 refused with
/// reasons, 2 wrong usage.
@Command(name = "zerospread", mixinStandardHelpOptions = true, version = "Zerospread 0.1.0",
        description = "零扩散: runs an outbreak of a communicable disease for a district, and keeps its economy working.",
        subcommands = {DemoCommand.class, ServeCommand.class, ReplayCommand.class, BulletinCommand.class, ImportCommand.class})
public final class Zerospread implements Runnable {

    @CommandLine.Spec
    CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /// The program's entry: runs one command and ends with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs the command that the words name.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Zerospread());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            StoreException known = knownFault(fault);
            if (known == null) {
                throw fault;
            }
            System.err.println(known.code() + " " + known.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }

    private static @org.jspecify.annotations.Nullable StoreException knownFault(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException known) {
                return known;
            }
        }
        return null;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
