package org.zerospread.app.certificate.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.certificate.Certificate;

/// The list of certificates.
///
/// @param state null for all
/// @param next the last of this part, where there are more
public record CertificatesPage(List<Certificate> certificates, Certificate.@Nullable State state, String words, @Nullable UUID next, LocalDate today) {

    /// The address of a view.
    public static String view(Certificate.@Nullable State state) {
        return state == null ? "/certificates" : "/certificates?state=" + state;
    }

    /// The address of the next part.
    public String more() {
        return "/certificates?" + (state == null ? "" : "state=" + state + "&") + (words.isEmpty() ? "" : "q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8) + "&") + "after=" + next;
    }
}
