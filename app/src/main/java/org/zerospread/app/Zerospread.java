package org.zerospread.app;

import org.zerospread.app.command.CommandLineEntry;

/// The program's entry: hands the words of the command line to the commands.
public final class Zerospread {

    private Zerospread() {
    }

    /// Runs one command and ends with its exit code: 0 done, 1 refused with reasons, 2 wrong usage.
    public static void main(String[] arguments) {
        System.exit(CommandLineEntry.run(arguments));
    }
}
