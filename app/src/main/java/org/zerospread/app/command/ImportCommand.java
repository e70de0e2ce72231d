package org.zerospread.app.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.intake.IntakeFault;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.AnnotatedWorkbook;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.FaultyRows;
import org.zerospread.engine.intake.Mapping;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `import KIND FILE`: takes a file in, chunk by chunk; told to end, it stops after a chunk, and the same command goes on from there.
@Command(name = "import", mixinStandardHelpOptions = true, description = "导入 Imports a CSV or XLSX file: what is sound is taken, what is not comes back with the reason at its cell.")
final class ImportCommand implements Callable<Integer> {

    private static final int FAULTS_SHOWN = 50;

    enum Format {
        TEXT, JSON
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "regions, households, persons, arrivals, visits, cases, tests, contacts, tracks, sites, rooms, passages, users, firms, staff")
    String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV or XLSX")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "reads, checks and matches everything, and keeps nothing")
    boolean dryRun;

    @Option(names = "--annotated", paramLabel = "OUT.xlsx", description = "writes the file again, with each fault red and commented")
    @Nullable
    Path annotated;

    @Option(names = "--faulty", paramLabel = "OUT.xlsx", description = "writes the faulty rows alone, to mend and send again")
    @Nullable
    Path faulty;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.TEXT;

    @Option(names = "--dates", paramLabel = "ORDER", defaultValue = "UNKNOWN", description = "how 3/4/2020 is meant: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, refused where it is open)")
    DateContext.Order dates = DateContext.Order.UNKNOWN;

    @Option(names = "--district", paramLabel = "CODE", description = "with regions: the district that this installation serves; else: where the file's records lie (default: the district served)")
    @Nullable
    String district;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        RecordKind of = TemplateCommand.kind(kind, Objects.requireNonNull(spec, "set by picocli"));
        if (!Files.isReadable(file)) {
            System.err.println("IMP-001 找不到或读不了文件 " + file + "。 The file is not there, or cannot be read.");
            return 1;
        }
        AtomicBoolean stop = new AtomicBoolean();
        StoreOption.Opened opened = store.openOrJoin();
        opened.whenAskedToEnd(() -> stop.set(true));
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            Regions regions = application.getBean(Regions.class);
            IntakePipeline pipeline = application.getBean(IntakePipeline.class);
            new Jurisdiction("command-line", Jurisdiction.EVERYWHERE).run(regions::ensureNational);
            Jurisdiction where = where(of, regions);
            Optional<Landing> landing = pipeline.findLanding(of.key());
            if (landing.isEmpty()) {
                System.err.println("IMP-004 这种记录还不能导入:" + of.zh() + "。 This kind cannot be imported yet: " + of.key() + ".");
                return 1;
            }
            int code = where.call(() -> take(pipeline, landing.get(), stop));
            return code == 0 && of.equals(RecordKind.REGIONS) && !dryRun ? served(regions) : code;
        } catch (UncheckedIOException e) {
            return told(e.getCause());
        } finally {
            opened.close();
        }
    }

    private Jurisdiction where(RecordKind of, Regions regions) {
        if (of.equals(RecordKind.REGIONS)) {
            return new Jurisdiction("command-line", Jurisdiction.EVERYWHERE);
        }
        if (district == null) {
            return new Jurisdiction("command-line", regions.findServed().map(RegionCode::range).orElse(Jurisdiction.EVERYWHERE));
        }
        return new Jurisdiction("command-line", RegionCode.tryParse(district).orElseThrow(() -> new ParameterException(Objects.requireNonNull(spec).commandLine(),
                "--district 须为 6 至 15 位区划代码。 --district is a region code of 6 to 15 digits.")).range());
    }

    private int take(IntakePipeline pipeline, Landing landing, AtomicBoolean stop) {
        long begun = System.nanoTime();
        List<Draft.Remark> notes = new ArrayList<>();
        try (FaultLog faults = FaultLog.create()) {
            IntakeRun run = pipeline.take(new IntakeOrder(landing, file, faults, notes, dryRun, dates), state -> System.err.printf(Locale.ROOT, "\r%,d 行 rows  %,.0f 行/秒 rows/s ", state.rowsRead(),
                    state.rowsRead() / seconds(begun)), stop::get);
            System.err.println();
            Mapping mapping = pipeline.mapping(landing);
            write(annotated, out -> AnnotatedWorkbook.write(file, landing.kind(), mapping, faults, run.rowsRead(), out));
            write(faulty, out -> FaultyRows.write(file, landing.kind(), mapping, faults, out));
            List<IntakeFault> listed = faults.listFirst(format == Format.JSON ? Integer.MAX_VALUE : FAULTS_SHOWN).stream()
                    .map(entry -> new IntakeFault(entry.row(), entry.address(), entry.field(), entry.code(), entry.zh(), entry.en())).toList();
            tell(run, listed, notes, seconds(begun));
            return run.done() && run.refused() == 0 ? 0 : 1;
        } catch (IOException e) {
            return told(e);
        }
    }

    private record Note(String address, String field, String text) {
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static void write(@Nullable Path target, Writing writing) throws IOException {
        if (target != null) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                writing.to(out);
            }
            System.err.println("已写好 " + target + "。 Written: " + target + ".");
        }
    }

    private void tell(IntakeRun run, List<IntakeFault> faults, List<Draft.Remark> notes, double seconds) {
        if (format == Format.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", run.kind());
            json.put("run", run.id());
            json.put("done", run.done());
            json.put("dry_run", dryRun);
            json.put("taken_in_before", run.before());
            json.put("rows", run.rowsRead());
            json.put("taken", run.taken());
            json.put("same", run.same());
            json.put("refused", run.refused());
            json.put("faults", faults);
            json.put("notes", notes.stream().map(note -> new Note(note.address(), note.field(), note.zh())).toList());
            System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json));
            return;
        }
        List<String> lines = new ArrayList<>();
        faults.forEach(fault -> lines.add(fault.address() + "  " + fault.code() + "  " + fault.zh() + " / " + fault.en()));
        notes.stream().limit(FAULTS_SHOWN).forEach(note -> lines.add((note.address() + "  " + note.zh()).strip()));
        lines.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "%s%,d 行:新增 %,d,已有 %,d,退回 %,d(%.1f 秒)。 %,d rows: %,d new, %,d known, %,d refused.%n", dryRun ? "试算,未保留 dry run, nothing kept: " : "", run.rowsRead(),
                run.taken(), run.same(), run.refused(), seconds, run.rowsRead(), run.taken(), run.same(), run.refused());
        if (run.before()) {
            System.out.println("这个文件以前已导入,这次没有改动任何记录。 This very file was taken in before: nothing was changed.");
        }
        if (!run.done()) {
            System.out.println("已中断:再运行一次即可接着导入。 Interrupted: run it again to go on.");
        }
    }

    private int told(@Nullable IOException fault) {
        switch (fault) {
            case TableFault table -> System.err.println(table.code() + " " + file + ": " + table.zh() + " / " + table.en());
            case NoSuchFileException gone -> System.err.println("IMP-001 找不到文件 " + gone.getFile() + "。 There is no such file.");
            case null, default -> System.err.println("IMP-002 文件 " + file + " 读不出来或写不了: " + (fault == null ? "" : fault.getMessage()) + " (the file cannot be read or written)");
        }
        return 1;
    }

    /// The district that `--district` names; else, while none is served, the only one whose towns are known.
    private int served(Regions regions) {
        if (district != null) {
            return name(regions, district);
        }
        return new Jurisdiction("command-line", Jurisdiction.EVERYWHERE).call(() -> {
            regions.serveTheOnlyOne().ifPresent(only -> System.err.println("本机服务的区县:" + only.name() + "(另有所指时用 --district)。 This installation serves " + only.name() + " (--district names another)."));
            return 0;
        });
    }

    private static int name(Regions regions, String code) {
        return new Jurisdiction("command-line", Jurisdiction.EVERYWHERE).call(() -> {
            RegionCode district = RegionCode.tryParse(code).filter(known -> regions.find(known).isPresent()).orElse(null);
            if (district == null) {
                System.err.println("REG-011 没有区划 " + code + "。 There is no region " + code + ".");
                return 1;
            }
            regions.serve(district);
            return 0;
        });
    }

    private static double seconds(long begun) {
        return Math.max(0.001, (System.nanoTime() - begun) / 1e9);
    }
}
