package org.zerospread.app.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;

/// Where the beginning of a district's chain was taken away: at a root, and signed, so that nobody cuts who has the database alone.
///
/// @param seq number of the last record that went
/// @param day day of the root
/// @param hash of the last record that went: the next one follows it
/// @param run the run of deletions to which it belongs
/// @param signers the two who signed that run
public record AuditCut(long district, long seq, LocalDate day, byte[] hash, UUID run, String signers, byte[] signature, byte[] publicKey) {

    static byte[] signed(long district, long seq, LocalDate day, byte[] hash, UUID run, String signers) {
        return ("zerospread cut\n" + district + "\n" + seq + "\n" + day + "\n" + HexFormat.of().formatHex(hash) + "\n" + run + "\n" + signers).getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the installation signed it.
    public boolean isSigned() {
        return AuditSigner.isSigned(signed(district, seq, day, hash, run, signers), signature, publicKey);
    }
}
