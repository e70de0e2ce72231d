package org.zerospread.app.retention.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A certificate, to be printed.
///
/// @param signed whether its signature is right
/// @param document in the very form that was signed
public record CertificatePage(UUID run, Map<String, Object> content, boolean signed, String document, String signature, String publicKey) {

    /// The kinds of record with their counts.
    public List<Map<?, ?>> kinds() {
        return content.get("kinds") instanceof List<?> list ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(one -> (Map<?, ?>) one).toList() : List.of();
    }

    /// One entry as text.
    public String text(String key) {
        return String.valueOf(content.get(key));
    }
}
