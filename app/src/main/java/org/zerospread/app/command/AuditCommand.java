package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.Watermark;
import org.zerospread.app.audit.AuditRoot;
import org.zerospread.app.audit.AuditRoots;
import org.zerospread.app.audit.AuditVerification;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `audit verify` and `audit root`: checks the audit trail, and hands out its signed roots.
@Command(name = "audit", mixinStandardHelpOptions = true, description = "审计 Checks the audit trail, or prints a signed root of it.",
        subcommands = {AuditCommand.Verify.class, AuditCommand.Root.class, AuditCommand.Mark.class})
final class AuditCommand {

    enum Format {
        TEXT, JSON
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Checks every chain, and names the first broken place of each.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "核验审计链 Checks every record of the audit trail.")
    static final class Verify implements Callable<Integer> {

        @Option(names = "--root", paramLabel = "FILE", description = "a root kept elsewhere, as audit root printed it")
        @Nullable
        Path root;

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Mixin
        StoreOption store = new StoreOption();

        @Override
        @SuppressWarnings("unchecked")
        public Integer call() throws SQLException {
            AuditRoot kept = null;
            if (root != null) {
                try {
                    kept = AuditRoot.parse(JSON.readValue(Files.readString(root), Map.class));
                } catch (IOException | JacksonException | IllegalArgumentException e) {
                    System.err.println("AUD-006 链根文件 " + root + " 读不出来:应为 audit root 打印的 JSON。 The root file cannot be read: JSON as audit root prints it is expected.");
                    return 1;
                }
            }
            StoreOption.Opened opened = store.openOrJoin();
            try {
                long begun = System.nanoTime();
                AuditVerification.Report report = AuditVerification.verify(opened.address(), kept);
                print(report, (System.nanoTime() - begun) / 1e9);
                return report.faults().isEmpty() ? 0 : 1;
            } finally {
                opened.close();
            }
        }

        private void print(AuditVerification.Report report, double seconds) {
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("whole", report.faults().isEmpty());
                json.put("records", report.records());
                json.put("chains", report.chains());
                json.put("roots", report.roots());
                json.put("cuts", report.cuts().stream().map(cut -> Map.of("district", cut.district(), "seq", cut.seq(), "day", cut.day().toString(), "run", cut.run().toString(), "signers", cut.signers())).toList());
                json.put("faults", report.faults());
                System.out.println(JSON.writeValueAsString(json));
                return;
            }
            report.faults().forEach(fault -> System.out.println(fault.code() + " " + fault.district() + ": " + fault.zh() + "。 " + fault.en() + "."));
            report.cuts().forEach(cut -> System.out.printf("%d 自第 %d 条起核验:此前的记录经 %s 签字,由运行 %s 到期销毁。 Checked from record %d on: those before were deleted by run %s, signed by %s.%n", cut.district(),
                    cut.seq() + 1, cut.signers(), cut.run(), cut.seq() + 1, cut.run(), cut.signers()));
            if (report.faults().isEmpty()) {
                System.out.printf("审计链完整:%,d 条记录,%d 条链,%d 个链根。 The audit trail is whole: %,d records, %d chains, %d roots.%n", report.records(), report.chains(), report.roots(),
                        report.records(), report.chains(), report.roots());
            }
            System.err.printf("%,d 条/秒 records/s%n", Math.round(report.records() / Math.max(seconds, 1e-9)));
        }
    }

    /// Prints from which exports a file comes.
    @Command(name = "watermark", mixinStandardHelpOptions = true, description = "水印 Prints from which exports a file or a part of one comes; the audit trail says whose they were.")
    static final class Mark implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "text in UTF-8")
        Path file = Path.of("");

        @Override
        public Integer call() {
            try {
                var exports = Watermark.find(Files.readString(file));
                exports.forEach(System.out::println);
                return exports.isEmpty() ? 1 : 0;
            } catch (IOException e) {
                System.err.println("IMP-002 文件 " + file + " 读不出来(应为 UTF-8 文本)。 The file cannot be read (text in UTF-8 is needed).");
                return 1;
            }
        }
    }

    /// Prints the signed root of a day, to be kept elsewhere.
    @Command(name = "root", mixinStandardHelpOptions = true, description = "链根 Prints the signed root of a day as JSON.")
    static final class Root implements Callable<Integer> {

        @Option(names = "--date", paramLabel = "DATE", description = "day that is over (default: the last that has a root)")
        @Nullable
        LocalDate date;

        @Mixin
        StoreOption store = new StoreOption();

        @Override
        public Integer call() {
            StoreOption.Opened opened = store.openOrJoin();
            try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
                Optional<RegionCode> served = application.getBean(Regions.class).findServed();
                AuditRoots roots = application.getBean(AuditRoots.class);
                LocalDate tomorrow = application.getBean(DistrictClock.class).today().plusDays(1);
                Optional<AuditRoot> root = served.flatMap(district -> date == null ? roots.findLastBefore(district.value(), tomorrow) : roots.find(district.value(), date));
                if (root.isEmpty()) {
                    System.err.println("AUD-007 这一天没有链根。 There is no root of that day.");
                    return 1;
                }
                System.out.println(JSON.writeValueAsString(root.get().asJson()));
                return 0;
            } finally {
                opened.close();
            }
        }
    }
}
