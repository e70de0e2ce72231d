package org.zerospread.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `template KIND`: an empty workbook to fill in; needs no store.
@Command(name = "template", mixinStandardHelpOptions = true, description = "模板 Writes a workbook to fill in, with choices, an example and instructions.")
final class TemplateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "KIND", description = "regions, households, persons, arrivals, visits, cases, tests, contacts, tracks, sites, rooms, passages, users, firms, staff")
    String kind = "";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "file to write (default: KIND.xlsx; - for standard output)")
    @Nullable
    String output;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        RecordKind of = kind(kind, Objects.requireNonNull(spec, "set by picocli"));
        if ("-".equals(output)) {
            return write(of, System.out, "-");
        }
        Path file = Path.of(output == null ? of.key() + ".xlsx" : output);
        try (OutputStream out = Files.newOutputStream(file)) {
            int code = write(of, out, file.toString());
            System.err.println("已写好 " + file + "。 Written: " + file + ".");
            return code;
        } catch (IOException e) {
            System.err.println("IMP-003 写不了文件 " + file + "。 The file cannot be written.");
            return 1;
        }
    }

    private static int write(RecordKind kind, OutputStream out, String file) {
        try {
            Template.write(kind, out);
            out.flush();
            return 0;
        } catch (IOException e) {
            System.err.println("IMP-003 写不了文件 " + file + "。 The file cannot be written.");
            return 1;
        }
    }

    /// The kind of this name.
    ///
    /// @throws ParameterException for any other
    static RecordKind kind(String name, CommandSpec spec) {
        Optional<RecordKind> found = RecordKind.find(name.toLowerCase(java.util.Locale.ROOT));
        return found.orElseThrow(() -> new ParameterException(spec.commandLine(), "没有这种记录:" + name + "。 No such kind; one of "
                + RecordKind.ALL.stream().map(RecordKind::key).collect(Collectors.joining(", "))));
    }
}
