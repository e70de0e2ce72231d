package org.zerospread.engine.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/// What a certificate is to say; the least by which a crew can let somebody pass.
///
/// @param issuer address of the issuer, `https` and without a slash at the end
/// @param issuerName as it is read aloud
/// @param maskedName never the whole name
/// @param issuedAt from when it holds
/// @param firstDay the day on which what it certifies began to be so
/// @param lastDay the last day on which it holds
/// @param zone the district's, by which that day ends
public record Issuing(String issuer, String issuerName, String maskedName, CertifiedMeasure measure, Instant issuedAt, LocalDate firstDay, LocalDate lastDay, ZoneId zone) {

    /// What its codes are words of.
    static final String SYSTEM = "urn:zerospread:certificate";

    public Issuing {
        if (!issuer.startsWith("https://") || issuer.endsWith("/")) {
            throw new IllegalArgumentException("an issuer is an https address without a slash at the end: " + issuer);
        }
        if (!expires(lastDay, zone).isAfter(issuedAt)) {
            throw new IllegalArgumentException("a certificate of " + issuedAt + " that holds until " + lastDay);
        }
    }

    /// A certificate that was made.
    ///
    /// @param jws compact, as it is kept and shown
    public record Issued(CertificateNumber number, Instant expires, String jws) {

        /// The text of its QR code.
        public String qr() {
            return QrDigits.encode(jws);
        }
    }

    /// Makes the certificate.
    public Issued sign(SigningKey key, RandomGenerator chance) {
        String own = CertificateNumber.draw(chance);
        CertificateNumber number = CertificateNumber.of(own, payload(own));
        return new Issued(number, expires(lastDay, zone), key.sign(payload(number.text())));
    }

    private static Instant expires(LocalDate lastDay, ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private String payload(String rid) {
        String patient = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":" + JsonText.quoted(maskedName) + "}]}";
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":" + concept("health-certificate") + ",\"subject\":{\"reference\":\"resource:0\"},\"effectivePeriod\":{\"start\":\""
                + firstDay + "\",\"end\":\"" + lastDay + "\"},\"performer\":[{\"display\":" + JsonText.quoted(issuerName) + "}],\"valueCodeableConcept\":" + concept(measure.code()) + "}";
        return "{\"iss\":" + JsonText.quoted(issuer) + ",\"nbf\":" + issuedAt.getEpochSecond() + ",\"exp\":" + expires(lastDay, zone).getEpochSecond()
                + ",\"vc\":{\"type\":[\"https://smarthealth.cards#health-card\"],\"credentialSubject\":{\"fhirVersion\":\"4.0.1\",\"fhirBundle\":{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + "{\"fullUrl\":\"resource:0\",\"resource\":" + patient + "},{\"fullUrl\":\"resource:1\",\"resource\":" + observation + "}]}},\"rid\":\"" + rid + "\"}}";
    }

    private static String concept(String code) {
        return "{\"coding\":[{\"system\":\"" + SYSTEM + "\",\"code\":\"" + code + "\"}]}";
    }
}
