package org.zerospread.app.audit;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The end of a district's chain when a day was over, signed (Ed25519): kept elsewhere, it proves what the trail held.
///
/// @param hash of the chain's last record then
/// @param publicKey X.509 encoded
public record AuditRoot(long district, LocalDate day, long seq, byte[] hash, byte[] signature, byte[] publicKey) {

    private static final int SHORT = 16;

    /// The short form for the bulletin's foot: day, number of the last record, beginning of its hash.
    public String brief() {
        return day + " #" + seq + " " + HexFormat.of().formatHex(hash).substring(0, SHORT);
    }

    /// As a file keeps it.
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("district", district);
        json.put("day", day.toString());
        json.put("seq", seq);
        json.put("hash", HexFormat.of().formatHex(hash));
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        json.put("public_key", Base64.getEncoder().encodeToString(publicKey));
        return json;
    }

    /// Reads what [#asJson] gave.
    ///
    /// @throws IllegalArgumentException when a field is missing or malformed
    public static AuditRoot parse(Map<String, ?> json) {
        try {
            return new AuditRoot(Long.parseLong(String.valueOf(json.get("district"))), LocalDate.parse(String.valueOf(json.get("day"))), Long.parseLong(String.valueOf(json.get("seq"))),
                    HexFormat.of().parseHex(String.valueOf(json.get("hash"))), Base64.getDecoder().decode(String.valueOf(json.get("signature"))),
                    Base64.getDecoder().decode(String.valueOf(json.get("public_key"))));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("day", e);
        }
    }
}
