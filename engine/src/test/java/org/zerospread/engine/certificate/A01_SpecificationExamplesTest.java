package org.zerospread.engine.certificate;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the specification published is read as it says.
class A01_SpecificationExamplesTest {

    private static final Instant HELD = Instant.parse("2022-12-01T00:00:00Z");

    private final Verifier verifier = new Verifier(SpecificationExamples.keys(), RevocationList.NONE);

    @Test
    void theExampleKeyIsNamedByItsThumbprint() {
        assertThat(SpecificationExamples.keys().keys().values()).singleElement().satisfies(key -> {
            assertThat(key.isNamedByThumbprint()).isTrue();
            assertThat(key.json(1)).contains("\"x\":\"11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw\",\"y\":\"eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy8\",\"crlVersion\":1");
        });
        assertThat(CompactCard.headerFor("3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s")).isEqualTo(SpecificationExamples.HEADER);
    }

    @Test
    void theExampleCardHoldsAndItsCodeIsTheSameCard() {
        assertThat(QrDigits.encode(SpecificationExamples.CARD)).isEqualTo(SpecificationExamples.CODE);
        assertThat(QrDigits.decode(SpecificationExamples.CODE)).hasValue(SpecificationExamples.CARD);
        assertThat(verifier.verify(SpecificationExamples.CARD, HELD)).isEqualTo(verifier.verify(SpecificationExamples.CODE, HELD))
                .isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
                    assertThat(valid.content().issuer()).isEqualTo("https://spec.smarthealth.cards/examples/issuer");
                    assertThat(valid.content().name()).isEqualTo("Johnny Revoked");
                    assertThat(valid.content().number()).isEqualTo("vwAjHdarZuc");
                    assertThat(valid.content().issuerName()).isEqualTo("ABC General Hospital");
                    assertThat(valid.content().measure()).isEqualTo("207");
                    assertThat(valid.content().notBefore()).isEqualTo("2022-11-15T20:51:15.400Z");
                    assertThat(valid.content().expires()).isEqualTo("2023-11-15T20:51:15.400Z");
                });
    }

    @Test
    void theExampleCardBeginsAndEndsAtItsMoments() {
        assertThat(verifier.verify(SpecificationExamples.CARD, Instant.parse("2022-11-15T20:51:15.399Z"))).isInstanceOf(Verdict.NotYetValid.class);
        assertThat(verifier.verify(SpecificationExamples.CARD, Instant.parse("2022-11-15T20:51:15.400Z"))).isInstanceOf(Verdict.Valid.class);
        assertThat(verifier.verify(SpecificationExamples.CARD, Instant.parse("2023-11-15T20:51:15.399Z"))).isInstanceOf(Verdict.Valid.class);
        assertThat(verifier.verify(SpecificationExamples.CARD, Instant.parse("2023-11-15T20:51:15.400Z"))).isInstanceOf(Verdict.Expired.class);
    }

    /// The example list takes back what was issued before 1668545475; the card's second is 1668545475.4 and so does not fall under it, as the list is written.
    @Test
    void aRevocationWithAMomentCountsForWhatWasIssuedBefore() {
        assertThat(new Verifier(SpecificationExamples.keys(), SpecificationExamples.revoked()).verify(SpecificationExamples.CARD, HELD)).isInstanceOf(Verdict.Valid.class);
        RevocationList later = SpecificationExamples.accepted(RevocationList.read("crl.json", SpecificationExamples.REVOKED.replace("vwAjHdarZuc.1668545475", "vwAjHdarZuc.1668545476")));
        assertThat(new Verifier(SpecificationExamples.keys(), later).verify(SpecificationExamples.CARD, HELD)).isInstanceOf(Verdict.Revoked.class);
        RevocationList always = SpecificationExamples.accepted(RevocationList.read("crl.json", SpecificationExamples.REVOKED.replace("vwAjHdarZuc.1668545475", "vwAjHdarZuc")));
        assertThat(new Verifier(SpecificationExamples.keys(), always).verify(SpecificationExamples.CARD, HELD)).isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void theExampleCardIsInForm() {
        assertThat(CardForm.departures(SpecificationExamples.CARD)).isEmpty();
    }
}
