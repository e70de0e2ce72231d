package org.zerospread.engine.certificate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a certificate says, as far as a verifier needs it; of other issuers' health cards what they have of it.
///
/// @param issuer the address under which the issuer's keys lie
/// @param notBefore the moment from which it holds
/// @param expires the first moment at which it does not hold any more; null for never
/// @param number null where it cannot be taken back
/// @param name masked, as it is printed
/// @param measure a word of [CertifiedMeasure], or the code of another card's record
/// @param issuerName null where only the address is told
public record CertificateContent(String issuer, Instant notBefore, @Nullable Instant expires, @Nullable String number, @Nullable String name, @Nullable String measure, @Nullable String issuerName) {

    private static final String CARD = "https://smarthealth.cards#health-card";

    /// The content of a payload; empty where it is no health card.
    static Optional<CertificateContent> of(JsonObject payload) {
        Optional<JsonObject> vc = payload.object("vc");
        Optional<JsonObject> bundle = vc.flatMap(card -> card.object("credentialSubject")).flatMap(subject -> subject.object("fhirBundle"));
        Optional<String> issuer = payload.text("iss");
        Optional<Instant> notBefore = payload.number("nbf").flatMap(CertificateContent::moment);
        if (vc.isEmpty() || !vc.get().texts("type").contains(CARD) || bundle.isEmpty() || issuer.isEmpty() || notBefore.isEmpty()) {
            return Optional.empty();
        }
        Object exp = payload.fields().get("exp");
        Instant expires = payload.number("exp").flatMap(CertificateContent::moment).orElse(null);
        if (exp != null && expires == null) {
            return Optional.empty();
        }
        List<JsonObject> resources = bundle.get().objects("entry").stream().map(entry -> entry.object("resource")).flatMap(Optional::stream).toList();
        String name = resources.stream().filter(one -> is(one, "Patient")).map(CertificateContent::name).flatMap(Optional::stream).findFirst().orElse(null);
        List<JsonObject> records = resources.stream().filter(one -> !is(one, "Patient")).toList();
        String measure = records.stream().flatMap(CertificateContent::codes).findFirst().orElse(null);
        String told = records.stream().flatMap(one -> one.objects("performer").stream()).map(CertificateContent::performer).flatMap(Optional::stream).findFirst().orElse(null);
        return Optional.of(new CertificateContent(issuer.get(), notBefore.get(), expires, vc.get().text("rid").orElse(null), name, measure, told));
    }

    private static boolean is(JsonObject resource, String type) {
        return resource.text("resourceType").filter(type::equals).isPresent();
    }

    /// Seconds since 1970, with or without a fraction.
    private static Optional<Instant> moment(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(253_402_300_799L)) > 0) {
            return Optional.empty();
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue()));
    }

    private static Optional<String> name(JsonObject patient) {
        return patient.objects("name").stream().map(name -> name.text("text").orElseGet(() -> String.join(" ", Stream.concat(name.texts("given").stream(), name.text("family").stream()).toList())))
                .filter(name -> !name.isBlank()).findFirst();
    }

    private static Stream<String> codes(JsonObject resource) {
        return Stream.of("valueCodeableConcept", "vaccineCode", "code").map(resource::object).flatMap(Optional::stream).flatMap(concept -> concept.objects("coding").stream())
                .map(coding -> coding.text("code")).flatMap(Optional::stream);
    }

    private static Optional<String> performer(JsonObject performer) {
        return performer.text("display").or(() -> performer.object("actor").flatMap(actor -> actor.text("display")));
    }

    /// Seconds since 1970, as they stand in the certificate.
    static BigDecimal seconds(JsonObject payload) {
        return Objects.requireNonNull((BigDecimal) payload.fields().get("nbf"), "checked before");
    }
}
