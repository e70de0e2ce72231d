package org.zerospread.engine.certificate;

import java.time.LocalDate;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class CertificatePropertyTest {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private static Issuing issuing(String name, int days) {
        return new Issuing("https://zs.example", "指挥部", name, CertifiedMeasure.NO_RESTRICTION, Cards.ISSUED_AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 2, 20).plusDays(days), Cards.ZONE);
    }

    @Property(tries = 300)
    void whatIsIssuedVerifiesAndIsInForm(@ForAll @StringLength(max = 12) String name, @ForAll @IntRange(max = 60) int days, @ForAll long chance) {
        String plain = name.codePoints().filter(c -> c >= ' ' && !Character.isSurrogate((char) c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        Issuing.Issued card = issuing(plain, days).sign(Cards.KEY, new Random(chance));
        assertThat(Cards.verifier(Cards.KEY).verify(card.qr(), Cards.ISSUED_AT)).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.content().number()).isEqualTo(card.number().text());
            assertThat(valid.content().expires()).isEqualTo(card.expires());
            assertThat(valid.content().name()).isEqualTo(plain.isBlank() ? null : plain);
        });
        assertThat(CardForm.departures(card.jws())).isEmpty();
        assertThat(CertificateNumber.fits(card.number().text(), Cards.payload(card.jws()))).isTrue();
    }

    @Property(tries = 1_000)
    void noChangedCharacterVerifies(@ForAll @IntRange(max = 2_000) int place, @ForAll @IntRange(max = 64) int letter) {
        String jws = Cards.card().jws();
        StringBuilder changed = new StringBuilder(jws);
        changed.setCharAt(place % jws.length(), LETTERS.charAt(letter));
        Verdict verdict = Cards.verifier(Cards.KEY).verify(changed.toString(), Cards.DURING);
        assertThat(verdict.word() == Verdict.Word.VALID).isEqualTo(changed.toString().equals(jws));
        assertThat(verdict.content() != null).isEqualTo(verdict.word() == Verdict.Word.VALID);
    }

    @Property(tries = 500)
    void nothingElseIsEverTakenForACertificate(@ForAll String text) {
        assertThat(Cards.verifier(Cards.KEY).verify(text, Cards.DURING).word()).isEqualTo(Verdict.Word.UNREADABLE);
        assertThat(Cards.verifier(Cards.KEY).verify("shc:/" + text, Cards.DURING).word()).isEqualTo(Verdict.Word.UNREADABLE);
    }

    @Property(tries = 300)
    void anyOtherPayloadUnderTheOldSignatureIsRefused(@ForAll @IntRange(max = 400) int place, @ForAll @IntRange(max = 61) int letter) {
        String jws = Cards.card().jws();
        StringBuilder payload = new StringBuilder(Cards.payload(jws));
        payload.setCharAt(place % payload.length(), LETTERS.charAt(letter));
        if (!payload.toString().equals(Cards.payload(jws))) {
            assertThat(Cards.verifier(Cards.KEY).verify(Cards.withPayload(jws, payload.toString()), Cards.DURING).word()).isIn(Verdict.Word.ALTERED, Verdict.Word.FORGED);
        }
    }

    @Property
    void digitsStandForTheSameText(@ForAll @IntRange(max = 1_194) int length, @ForAll long chance) {
        StringBuilder jws = new StringBuilder();
        new Random(chance).ints(length + 1L, '-', 'z' + 1).forEach(c -> jws.append((char) c));
        assertThat(QrDigits.decode(QrDigits.encode(jws.toString()))).hasValue(jws.toString());
    }
}
