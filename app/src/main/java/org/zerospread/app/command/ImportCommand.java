package org.zerospread.app.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import regions FILE`: takes a division table into the register of regions.
@Command(name = "import", mixinStandardHelpOptions = true, description = "导入 Imports a file; all of it, or nothing with every fault named.")
final class ImportCommand implements Callable<Integer> {

    private static final int FAULTS_SHOWN = 50;

    enum Kind {
        REGIONS
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    Kind kind = Kind.REGIONS;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV file in UTF-8")
    Path file = Path.of("");

    @Option(names = "--district", paramLabel = "CODE", description = "the district that this installation serves")
    @Nullable
    String district;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        StoreOption.Opened opened = store.openOrJoin();
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened); Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Regions regions = application.getBean(Regions.class);
            return new Jurisdiction("command-line", Jurisdiction.EVERYWHERE).call(() -> take(regions, text));
        } catch (NoSuchFileException e) {
            System.err.println("IMP-001 找不到文件 " + file + "。 There is no file " + file + ".");
            return 1;
        } catch (IOException e) {
            System.err.println("IMP-002 文件 " + file + " 读不出来(应为 UTF-8 的 CSV)。 The file cannot be read (CSV in UTF-8 is needed).");
            return 1;
        } finally {
            opened.close();
        }
    }

    private int take(Regions regions, Reader text) {
        long begun = System.nanoTime();
        regions.ensureNational();
        return switch (regions.importTable(file.toString(), text)) {
            case Regions.ImportAnswer.Refused refused -> {
                refused.faults().stream().limit(FAULTS_SHOWN).forEach(System.err::println);
                System.err.printf("共 %,d 处错误,一行也没有导入。 %,d faults in all; nothing was imported.%n", refused.faults().size(), refused.faults().size());
                yield 1;
            }
            case Regions.ImportAnswer.Done done -> {
                System.err.printf("读入 %,d 行,新增或更新 %,d 行,用时 %.2f 秒。 %,d rows read, %,d new or changed, %.2f s.%n", done.read(), done.changed(), seconds(begun), done.read(), done.changed(),
                        seconds(begun));
                yield district == null ? 0 : name(regions, district);
            }
        };
    }

    private static int name(Regions regions, String code) {
        RegionCode district = RegionCode.tryParse(code).filter(known -> regions.find(known).isPresent()).orElse(null);
        if (district == null) {
            System.err.println("REG-011 没有区划 " + code + "。 There is no region " + code + ".");
            return 1;
        }
        regions.serve(district);
        return 0;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
