package org.zerospread.engine.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Certificates of a district for the tests, and ways to spoil them.
final class Cards {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final SigningKey KEY = SigningKey.draw();
    static final SigningKey OTHER = SigningKey.draw();
    static final Instant ISSUED_AT = Instant.parse("2020-02-20T00:30:00Z");
    static final Instant DURING = Instant.parse("2020-02-24T04:00:00Z");

    private Cards() {
    }

    static Issuing issuing(String name) {
        return new Issuing("https://zs.rongchang.example", "荣昌区疫情防控指挥部", name, CertifiedMeasure.QUARANTINE_ENDED, ISSUED_AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 3, 5), ZONE);
    }

    static Issuing.Issued card() {
        return issuing("欧阳**").sign(KEY, new Random(7));
    }

    static Verifier verifier(SigningKey... accepted) {
        return new Verifier(KeySet.of(List.of(accepted).stream().map(SigningKey::verifying).toList()), RevocationList.NONE);
    }

    static String payload(String jws) {
        return CompactCard.split(jws).flatMap(CompactCard::payloadText).orElseThrow();
    }

    /// The card with another payload under its old signature.
    static String withPayload(String jws, String payload) {
        CompactCard card = CompactCard.split(jws).orElseThrow();
        return card.header() + "." + CompactCard.packed(payload) + "." + card.signature();
    }

    static String withHeader(String jws, String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + jws.substring(jws.indexOf('.'));
    }

    /// Signed by one key in the name of another.
    static SigningKey underTheNameOf(SigningKey named, SigningKey signs) {
        return new SigningKey(named.verifying(), signs.secret());
    }
}
