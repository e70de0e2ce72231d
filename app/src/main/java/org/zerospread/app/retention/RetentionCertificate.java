package org.zerospread.app.retention;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zerospread.app.audit.AuditSigner;
import tools.jackson.databind.json.JsonMapper;

/// What was deleted or anonymised, signed by the installation (Ed25519).
///
/// @param document JSON in the very form that was signed
/// @param publicKey X.509 encoded
public record RetentionCertificate(String document, byte[] signature, byte[] publicKey) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What a signature covers.
    static byte[] signed(String document) {
        return ("zerospread certificate\n" + document).getBytes(StandardCharsets.UTF_8);
    }

    /// Whether it is as it was signed.
    public boolean isSigned() {
        return AuditSigner.isSigned(signed(document), signature, publicKey);
    }

    /// Its content.
    @SuppressWarnings("unchecked")
    public Map<String, Object> content() {
        return JSON.readValue(document, LinkedHashMap.class);
    }

    /// As a file keeps it.
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("certificate", content());
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        json.put("public_key", Base64.getEncoder().encodeToString(publicKey));
        return json;
    }

    /// Reads a file; the content is written again in the form that was signed, without blanks and in its own order.
    ///
    /// @throws IllegalArgumentException when a part is missing or malformed
    public static RetentionCertificate parse(Map<String, ?> json) {
        return new RetentionCertificate(JSON.writeValueAsString(json.get("certificate")), Base64.getDecoder().decode(String.valueOf(json.get("signature"))),
                Base64.getDecoder().decode(String.valueOf(json.get("public_key"))));
    }
}
