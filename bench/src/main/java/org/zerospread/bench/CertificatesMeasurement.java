package org.zerospread.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Issuing;
import org.zerospread.engine.certificate.KeySet;
import org.zerospread.engine.certificate.RevocationList;
import org.zerospread.engine.certificate.SigningKey;
import org.zerospread.engine.certificate.Verdict;
import org.zerospread.engine.certificate.Verifier;
import org.zerospread.engine.document.DocumentReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `certificates`: how long it takes to sign a health certificate and to verify one, each time, and bare ECDSA over as many bytes beside it.
@Command(name = "certificates", mixinStandardHelpOptions = true, description = "健康证明 Signs and verifies health certificates one by one, and bare ECDSA beside them.")
final class CertificatesMeasurement implements Callable<Integer> {

    private static final Instant AT = Instant.parse("2020-02-20T00:30:00Z");

    @Option(names = "--count", paramLabel = "N", defaultValue = "20000", description = "certificates of a run (default: ${DEFAULT-VALUE})")
    int count = 20_000;

    @Option(names = "--revoked", paramLabel = "N", defaultValue = "100000", description = "numbers in the revocation list (default: ${DEFAULT-VALUE})")
    int revoked = 100_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "runs, the first of which only warms up (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Override
    public Integer call() throws GeneralSecurityException {
        SigningKey key = SigningKey.draw();
        SecureRandom chance = new SecureRandom();
        Issuing issuing = new Issuing("https://zs.rongchang.example", "荣昌区疫情防控指挥部", "欧阳**", CertifiedMeasure.QUARANTINE_ENDED, AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 3, 5),
                ZoneId.of("Asia/Shanghai"));
        List<String> numbers = IntStream.range(0, revoked).mapToObj("REVOKED%011d"::formatted).toList();
        RevocationList list = ((DocumentReading.Accepted<RevocationList>) RevocationList.read("list", RevocationList.json(key.verifying().kid(), 1, numbers))).value();
        Verifier verifier = new Verifier(KeySet.of(List.of(key.verifying())), list);
        String[] cards = new String[count];
        byte[] plain = "x".repeat(560).getBytes(StandardCharsets.UTF_8);
        byte[][] signatures = new byte[count][];
        for (int run = 0; run < runs; run++) {
            print(run, "sign", each(i -> cards[i] = issuing.sign(key, chance).qr()));
            print(run, "verify", each(i -> {
                if (!(verifier.verify(cards[i], AT) instanceof Verdict.Valid)) {
                    throw new NotMeasuredException("a certificate did not verify");
                }
            }));
            print(run, "bare ECDSA sign", each(i -> signatures[i] = sign(key, plain)));
            print(run, "bare ECDSA verify", each(i -> verify(key, plain, signatures[i])));
        }
        System.out.printf(Locale.ROOT, "%d characters a certificate%n", (cards[0].length() - "shc:/".length()) / 2);
        return 0;
    }

    /// @param worked processor time of each, which does not count the turns of other programs
    private record Times(Latencies passed, Latencies worked) {
    }

    private Times each(IntConsumer work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long[] passed = new long[count];
        long[] worked = new long[count];
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long used = clock.getCurrentThreadCpuTime();
            long from = System.nanoTime();
            work.accept(i);
            passed[i] = System.nanoTime() - from;
            worked[i] = clock.getCurrentThreadCpuTime() - used;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Times(Latencies.of(List.of(passed), 0, seconds), Latencies.of(List.of(worked), 0, seconds));
    }

    private static void print(int run, String what, Times times) {
        System.out.printf(Locale.ROOT, "%-5s %-18s p50 %.3f  p99 %.3f  max %.1f ms; processor p50 %.3f  p99 %.3f ms%n", run == 0 ? "first" : "run " + run, what, times.passed().millis(0.5),
                times.passed().millis(0.99), times.passed().millis(1), times.worked().millis(0.5), times.worked().millis(0.99));
    }

    private static byte[] sign(SigningKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.secret());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ECDSA is part of every JDK", e);
        }
    }

    private static void verify(SigningKey key, byte[] text, byte[] made) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key.verifying().key());
            signature.update(text);
            if (!signature.verify(made)) {
                throw new NotMeasuredException("a signature did not verify");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ECDSA is part of every JDK", e);
        }
    }
}
