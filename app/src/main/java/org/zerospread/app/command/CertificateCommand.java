package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.certificate.CertificateKeys;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.certificate.CardFile;
import org.zerospread.engine.certificate.KeySet;
import org.zerospread.engine.certificate.RevocationList;
import org.zerospread.engine.certificate.Verifier;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `certificate verify`: whether health certificates hold, with the issuer's public keys and the revocation list of the day; needs no store. `certificate keys` prints those of a store.
@Command(name = "certificate", mixinStandardHelpOptions = true, description = "健康证明 Says whether a health certificate holds, and if not, what is the matter with it.",
        subcommands = {CertificateCommand.Verify.class, CertificateCommand.Keys.class})
final class CertificateCommand implements Runnable {

    enum Format {
        TEXT, JSON
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "要写明 verify 或 keys。 Say verify or keys.");
        }
    }

    /// Gives each certificate its answer.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "核验 One answer a certificate: valid, expired, not_yet_valid, revoked, altered, foreign_key, forged or unreadable.")
    static final class Verify implements Callable<Integer> {

        /// Where the certificate is.
        static final class Shown {

            @Option(names = "--token", required = true, paramLabel = "TEXT", description = "the certificate as a compact JWS")
            @Nullable
            String token;

            @Option(names = "--qr", required = true, paramLabel = "shc:/…", description = "the text of its QR code")
            @Nullable
            String qr;

            @Option(names = "--file", required = true, paramLabel = "FILE", description = "several of either, one a line; or a .smart-health-card file")
            @Nullable
            Path file;
        }

        @ArgGroup(multiplicity = "1")
        Shown shown = new Shown();

        @Option(names = "--keys", required = true, paramLabel = "JWKS", description = "the accepted public keys, as /.well-known/jwks.json gives them")
        Path keys = Path.of("");

        @Option(names = "--revoked", paramLabel = "LIST", description = "the revocation list of the day, as /.well-known/crl/KEY.json gives it; may be repeated")
        List<Path> revoked = List.of();

        @Option(names = "--at", paramLabel = "MOMENT", description = "the moment asked about, such as 2020-02-20T08:00+08:00; without an offset in --zone; a date means the end of that day (default: now)")
        @Nullable
        String at;

        @Option(names = "--zone", defaultValue = "Asia/Shanghai", paramLabel = "ZONE", description = "the district's time zone (default: ${DEFAULT-VALUE})")
        ZoneId zone = ZoneId.of("Asia/Shanghai");

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            Instant moment = moment();
            List<DocumentFault> faults = new ArrayList<>();
            KeySet accepted = take(read(keys, KeySet::read), faults, new KeySet(java.util.Map.of(), List.of()));
            List<RevocationList> lists = revoked.stream().map(file -> take(read(file, RevocationList::read), faults, RevocationList.NONE)).toList();
            List<CardFile.Row> rows = shown.file == null ? List.of(new CardFile.Row(1, Objects.requireNonNullElse(shown.token, Objects.requireNonNullElse(shown.qr, ""))))
                    : take(read(shown.file, CardFile::read), faults, List.of());
            accepted.notes().forEach(note -> System.err.println(keys + ": " + note));
            if (!faults.isEmpty()) {
                return Printed.refuse(faults, format == Format.JSON);
            }
            Verifier verifier = new Verifier(accepted, RevocationList.all(lists));
            List<VerdictAnswer> answers = rows.stream().map(row -> new VerdictAnswer(row, verifier.verify(row.text(), moment), zone)).toList();
            boolean hold = answers.stream().allMatch(VerdictAnswer::holds);
            if (format == Format.JSON) {
                Printed.json(VerdictAnswer.json(answers, moment, zone));
            } else {
                answers.forEach(VerdictAnswer::print);
            }
            answers.stream().filter(answer -> !answer.holds()).map(VerdictAnswer::refusal).forEach(System.err::println);
            return hold ? 0 : 1;
        }

        private Instant moment() {
            if (at == null) {
                return Clock.systemUTC().instant();
            }
            try {
                return switch (DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][XXX]]").withResolverStyle(ResolverStyle.STRICT).parseBest(at, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                    case OffsetDateTime moment -> moment.toInstant();
                    case LocalDateTime local -> local.atZone(zone).toInstant();
                    default -> LocalDate.parse(at).plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
                };
            } catch (DateTimeException wrong) {
                throw new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(),
                        "--at 须为 2020-02-20 或 2020-02-20T08:00+08:00,不是“" + at + "”。 --at is a date or a moment.");
            }
        }

        private interface Reading<T> {
            DocumentReading<T> read(String name, String text);
        }

        private static <T> DocumentReading<T> read(Path file, Reading<T> reading) {
            try {
                return reading.read(file.toString(), Files.readString(file));
            } catch (IOException absent) {
                return new DocumentReading.Refused<>(List.of(new DocumentFault(file.toString(), 1, "", "CRT-014", "文件不存在, 或不是 UTF-8 文本", "the file is not there, or is no text in UTF-8")));
            }
        }

        private static <T> T take(DocumentReading<T> reading, List<DocumentFault> faults, T none) {
            return switch (reading) {
                case DocumentReading.Accepted<T>(T value) -> value;
                case DocumentReading.Refused<T>(var wrong) -> {
                    faults.addAll(wrong);
                    yield none;
                }
            };
        }
    }

    /// What verifiers need, as the site publishes it.
    @Command(name = "keys", mixinStandardHelpOptions = true, description = "公钥 Prints the public keys of a store, or its revocation lists; may begin a new key.")
    static final class Keys implements Callable<Integer> {

        @Option(names = "--revoked", description = "the revocation lists in place of the keys")
        boolean revoked;

        @Option(names = "--rotate", description = "retires the key that signs and begins another; what it signed still verifies")
        boolean rotate;

        @Mixin
        StoreOption store = new StoreOption();

        @Override
        public Integer call() {
            StoreOption.Opened opened = store.openOrJoin();
            try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
                CertificateKeys keys = application.getBean(CertificateKeys.class);
                if (rotate) {
                    System.err.println("新密钥 new key: " + new Jurisdiction("keys", application.getBean(Regions.class).served().range()).call(keys::rotate));
                }
                System.out.println(revoked ? keys.revocations() : keys.published());
                return 0;
            } finally {
                opened.close();
            }
        }
    }
}
