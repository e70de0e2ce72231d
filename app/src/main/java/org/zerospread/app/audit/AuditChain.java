package org.zerospread.app.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How the hashes of the audit trail are made, apart from the database that makes them: for checking them.
///
/// A record's hash is SHA-256 over the hash before it and the record's fields, each as the number of its UTF-8 bytes, a colon and the
/// text (`-` for none): district, seq, recorded_at in microseconds since 1970, actor, action, region, subject, detail. A chain begins
/// with the hash of `zerospread audit chain ` and the district's code.
public final class AuditChain {

    private AuditChain() {
    }

    /// A record as it stands.
    public record Link(long id, long district, long seq, Instant recordedAt, String actor, String action, long region, @Nullable String subject,
            @Nullable String detail) {
    }

    /// The hash with which a district's chain begins.
    public static byte[] beginning(long district) {
        return sha256(("zerospread audit chain " + district).getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a record that follows another.
    public static byte[] hash(byte[] before, Link link) {
        StringBuilder text = new StringBuilder(256);
        long micros = link.recordedAt().getEpochSecond() * 1_000_000 + link.recordedAt().getNano() / 1_000;
        for (String field : new @Nullable String[] {Long.toString(link.district()), Long.toString(link.seq()), Long.toString(micros), link.actor(), link.action(),
                Long.toString(link.region()), link.subject(), link.detail()}) {
            if (field == null) {
                text.append('-');
            } else {
                text.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field);
            }
        }
        byte[] fields = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] both = java.util.Arrays.copyOf(before, before.length + fields.length);
        System.arraycopy(fields, 0, both, before.length, fields.length);
        return sha256(both);
    }

    /// What a root's signature covers.
    static byte[] signed(long district, LocalDate day, long seq, byte[] hash) {
        return ("zerospread root\n" + district + "\n" + day + "\n" + seq + "\n" + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a root was signed with the private half of a key (Ed25519).
    public static boolean isSigned(AuditRoot root) {
        return AuditSigner.isSigned(signed(root.district(), root.day(), root.seq(), root.hash()), root.signature(), root.publicKey());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
