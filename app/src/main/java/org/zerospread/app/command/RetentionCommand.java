package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.region.Regions;
import org.zerospread.app.retention.RetentionCertificate;
import org.zerospread.app.retention.RetentionDesk;
import org.zerospread.app.retention.RetentionPolicy;
import org.zerospread.app.retention.RetentionRound;
import org.zerospread.app.retention.RetentionRun;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `retention`: checks a policy, counts what is due, proposes, carries out what two people signed on /retention, and hands out certificates.
@Command(name = "retention", mixinStandardHelpOptions = true, description = "到期销毁 Checks the policy of retention, counts what is due, carries out what two people signed, prints certificates.",
        subcommands = {RetentionCommand.Check.class, RetentionCommand.DryRun.class, RetentionCommand.Propose.class, RetentionCommand.Destroy.class, RetentionCommand.Run.class,
                RetentionCommand.Certificate.class, RetentionCommand.Verify.class})
final class RetentionCommand {

    enum Format {
        TEXT, JSON
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the commands on a store share.
    private static class OnStore {

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Mixin
        StoreOption store = new StoreOption();

        /// Works on the store within the district that it serves.
        int within(BiFunction<ConfigurableApplicationContext, RegionCode, Integer> work) {
            StoreOption.Opened opened = store.openOrJoin();
            AtomicBoolean stop = new AtomicBoolean();
            opened.whenAskedToEnd(() -> stop.set(true));
            try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
                asked = stop;
                Optional<RegionCode> served = application.getBean(Regions.class).findServed();
                if (served.isEmpty()) {
                    return refuse("BUL-001", "还没有指明本机服务的区县:先运行 import regions FILE --district CODE 或 replay", "no district is named yet: run import regions FILE --district CODE, or replay, first");
                }
                return new Jurisdiction("command-line", served.get().range()).call(() -> work.apply(application, served.get()));
            } finally {
                opened.close();
            }
        }

        AtomicBoolean asked = new AtomicBoolean();

        void print(List<RetentionRun.Item> items, @Nullable RetentionRun run) {
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                if (run != null) {
                    json.put("run", run.id().toString());
                    json.put("state", run.state().name());
                }
                json.put("kinds", items.stream().map(OnStore::json).toList());
                System.out.println(JSON.writeValueAsString(json));
                return;
            }
            if (run != null) {
                System.out.println(run.id() + " " + run.state());
            }
            items.forEach(item -> System.out.printf("%-26s %-10s %,10d  %s .. %s%s%n", item.kind(), item.action(), item.counted(), item.oldest() == null ? "-" : item.oldest(),
                    item.newest() == null ? "-" : item.newest(), run == null ? "" : String.format("  已办 done %,d", item.done())));
        }

        private static Map<String, Object> json(RetentionRun.Item item) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", item.kind());
            json.put("action", item.action());
            json.put("before", item.cutoff().toString());
            json.put("rows", item.counted());
            json.put("oldest", String.valueOf(item.oldest()));
            json.put("newest", String.valueOf(item.newest()));
            json.put("done", item.done());
            return json;
        }

        int proposed(Optional<RetentionRun> run) {
            if (run.isEmpty()) {
                return refuse("RET-005", "没有到期的记录,或已有一份提议未了结", "nothing is due, or a proposal is still open");
            }
            print(run.get().items(), run.get());
            System.err.println("请两位有权限的人在 /retention 签字,再运行 retention run。 Two people with the right sign on /retention; then run: retention run " + run.get().id());
            return 0;
        }
    }

    /// Reads a policy and tells what is wrong with it; needs no store.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "检查期限 Reads a policy of retention and tells every fault with its line.")
    static final class Check implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", defaultValue = "policies/retention.yaml", description = "the policy (default: ${DEFAULT-VALUE})")
        Path file = Path.of("policies/retention.yaml");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Override
        public Integer call() {
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException e) {
                return refuse("IMP-002", "文件 " + file + " 读不出来", "the file cannot be read");
            }
            return switch (RetentionPolicy.read(file.toString(), text)) {
                case DocumentReading.Accepted<RetentionPolicy>(RetentionPolicy policy) -> {
                    System.out.println(format == Format.JSON ? JSON.writeValueAsString(Map.of("code", policy.code(), "version", policy.version(), "faults", List.of()))
                            : policy.code() + " " + policy.version() + ": " + policy.rules().size() + " 类记录,无误。 kinds of record, no fault.");
                    yield 0;
                }
                case DocumentReading.Refused<RetentionPolicy>(var faults) -> {
                    if (format == Format.JSON) {
                        System.out.println(JSON.writeValueAsString(Map.of("faults", faults)));
                    } else {
                        faults.forEach(fault -> System.out.println(file + ":" + fault.line() + " " + fault.path() + " " + fault.code() + " " + fault.zh() + "。 " + fault.en() + "."));
                    }
                    yield 1;
                }
            };
        }
    }

    /// Counts what is due; changes nothing.
    @Command(name = "dry-run", mixinStandardHelpOptions = true, description = "试算 Counts what is due, kind by kind; changes nothing.")
    static final class DryRun extends OnStore implements Callable<Integer> {

        @Option(names = "--outbreak", description = "all that the destruction of the outbreak would take")
        boolean outbreak;

        @Override
        public Integer call() {
            return within((application, district) -> {
                RetentionDesk desk = application.getBean(RetentionDesk.class);
                print(outbreak ? desk.dryRunOutbreak() : desk.dryRun(), null);
                return 0;
            });
        }
    }

    /// Proposes what is due, as each night does.
    @Command(name = "propose", mixinStandardHelpOptions = true, description = "提出 Proposes what is due; two people sign on /retention.")
    static final class Propose extends OnStore implements Callable<Integer> {

        @Override
        public Integer call() {
            return within((application, district) -> proposed(application.getBean(RetentionDesk.class).propose(district, "到期 due")));
        }
    }

    /// Proposes to destroy the outbreak's records.
    @Command(name = "destroy", mixinStandardHelpOptions = true, description = "整体销毁 Proposes to destroy every record with personal data and its keys; two people sign on /retention.")
    static final class Destroy extends OnStore implements Callable<Integer> {

        @Option(names = "--outbreak", required = true, paramLabel = "REASON", description = "why the outbreak's records are no longer needed; stays in the certificate")
        String reason = "";

        @Override
        public Integer call() {
            return within((application, district) -> reason.isBlank() ? refuse("RET-006", "请写明原因", "give the reason")
                    : proposed(application.getBean(RetentionDesk.class).proposeDestruction(district, reason)));
        }
    }

    /// Carries out what two people signed.
    @Command(name = "run", mixinStandardHelpOptions = true, description = "执行 Carries out a run that two people signed; interrupt it at will and run it again.")
    static final class Run extends OnStore implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "RUN", description = "id of the run")
        UUID id = new UUID(0, 0);

        @Override
        public Integer call() {
            return within((application, district) -> switch (application.getBean(RetentionRound.class).carryOut(id, rows -> System.err.printf("%,d 行 rows%n", rows), asked::get)) {
                case Change.Done<RetentionRun>(RetentionRun run) -> {
                    print(run.items(), run);
                    yield run.state() == RetentionRun.State.DONE ? 0 : 1;
                }
                case Change.Refused<RetentionRun>(RefusalCode code) -> refuse(code.code(), "未执行:" + code, "refused: see docs/errors.md");
            });
        }
    }

    /// Prints the certificate of a run.
    @Command(name = "certificate", mixinStandardHelpOptions = true, description = "销毁证明 Prints the certificate of a run as JSON.")
    static final class Certificate extends OnStore implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "RUN", description = "id of the run")
        UUID id = new UUID(0, 0);

        @Override
        public Integer call() {
            return within((application, district) -> {
                Optional<RetentionCertificate> certificate = application.getBean(RetentionDesk.class).findCertificate(id);
                certificate.ifPresent(one -> System.out.println(JSON.writeValueAsString(one.asJson())));
                return certificate.isPresent() ? 0 : refuse("RET-004", "没有这次运行的证明", "there is no certificate of this run");
            });
        }
    }

    /// Checks the signature of a certificate; needs no store.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "核验证明 Checks the signature of a certificate.")
    static final class Verify implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "as retention certificate printed it")
        Path file = Path.of("");

        @Override
        @SuppressWarnings("unchecked")
        public Integer call() {
            try {
                RetentionCertificate certificate = RetentionCertificate.parse(JSON.readValue(Files.readString(file), LinkedHashMap.class));
                if (!certificate.isSigned()) {
                    return refuse("RET-008", "证明的签名不对:内容被改动", "the signature is wrong: the certificate was altered");
                }
                System.out.println("签名无误。 The signature is right. " + certificate.asJson().get("public_key"));
                return 0;
            } catch (IOException | JacksonException | IllegalArgumentException e) {
                return refuse("RET-007", "证明文件 " + file + " 读不出来", "the certificate file cannot be read");
            }
        }
    }

    private static int refuse(String code, String zh, String en) {
        System.err.println(code + " " + zh + "。 " + en + ".");
        return 1;
    }
}
