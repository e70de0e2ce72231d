package org.zerospread.engine.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Each that does not hold has an answer of its own.
class A02_VerifierTest {

    private static final String KID = Cards.KEY.verifying().kid();

    private static Verdict.Word word(String text) {
        return Cards.verifier(Cards.KEY).verify(text, Cards.DURING).word();
    }

    @Test
    void whatWasIssuedHoldsAndSaysTheLeast() {
        Issuing.Issued card = Cards.card();
        assertThat(Cards.verifier(Cards.KEY).verify(card.qr(), Cards.DURING)).isInstanceOfSatisfying(Verdict.Valid.class, valid -> assertThat(valid.content()).isEqualTo(
                new CertificateContent("https://zs.rongchang.example", Cards.ISSUED_AT, Instant.parse("2020-03-05T16:00:00Z"), card.number().text(), "欧阳**", "quarantine-ended", "荣昌区疫情防控指挥部")));
        assertThat(card.jws().length()).isLessThan(QrDigits.LONGEST);
        assertThat(CardForm.departures(card.jws())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2020-02-20T00:29:59Z, NOT_YET_VALID", "2020-02-20T00:30:00Z, VALID", "2020-03-05T15:59:59Z, VALID", "2020-03-05T16:00:00Z, EXPIRED"})
    void itHoldsFromItsIssueToTheEndOfItsLastDay(Instant at, Verdict.Word word) {
        assertThat(Cards.verifier(Cards.KEY).verify(Cards.card().jws(), at).word()).isEqualTo(word);
    }

    @Test
    void whatWasTakenBackIsRevokedEvenWhenItHasEnded() {
        Issuing.Issued card = Cards.card();
        RevocationList list = SpecificationExamples.accepted(RevocationList.read("crl", RevocationList.json(KID, 1, List.of(card.number().text()))));
        Verifier verifier = new Verifier(KeySet.of(List.of(Cards.KEY.verifying())), list);
        assertThat(verifier.verify(card.jws(), Cards.DURING)).isInstanceOf(Verdict.Revoked.class);
        assertThat(verifier.verify(card.jws(), Instant.parse("2020-04-01T00:00:00Z"))).isInstanceOf(Verdict.Revoked.class);
        RevocationList other = SpecificationExamples.accepted(RevocationList.read("crl", RevocationList.json("another", 1, List.of(card.number().text()))));
        assertThat(new Verifier(KeySet.of(List.of(Cards.KEY.verifying())), other).verify(card.jws(), Cards.DURING)).isInstanceOf(Verdict.Valid.class);
    }

    @ParameterizedTest
    @CsvSource({"欧阳**, 王**", "2020-03-05, 2020-12-31", "\"exp\":1583424000, \"exp\":1609372800", "quarantine-ended, no-restriction"})
    void wordsChangedAfterwardsDoNotFitTheNumber(String signed, String changed) {
        String jws = Cards.card().jws();
        assertThat(Cards.payload(jws)).contains(signed);
        assertThat(Cards.verifier(Cards.KEY).verify(Cards.withPayload(jws, Cards.payload(jws).replace(signed, changed)), Cards.DURING))
                .isEqualTo(new Verdict.Altered(KID, Verdict.Altered.Part.CONTENT));
    }

    @Test
    void whatIsDamagedIsCalledAltered() {
        String jws = Cards.card().jws();
        int dot = jws.indexOf('.');
        assertThat(word(jws.substring(0, dot + 30) + "AAAAAAAA" + jws.substring(dot + 38))).isEqualTo(Verdict.Word.ALTERED);
        assertThat(word(jws.substring(0, jws.length() - 3))).isEqualTo(Verdict.Word.ALTERED);
        assertThat(word(Cards.withHeader(jws, "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"gone\"}"))).isEqualTo(Verdict.Word.ALTERED);
        assertThat(word(Cards.withHeader(jws, "{\"zip\":\"DEF\",\"alg\":\"none\",\"kid\":\"" + KID + "\"}"))).isEqualTo(Verdict.Word.ALTERED);
        assertThat(word(Cards.withHeader(jws, "{\"zip\":"))).isEqualTo(Verdict.Word.ALTERED);
    }

    @Test
    void theLastCharacterHasOneSpellingOnly() {
        String jws = Cards.card().jws();
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        assertThat(letters.chars().filter(c -> word(jws.substring(0, jws.length() - 1) + (char) c) == Verdict.Word.VALID).count()).isEqualTo(1);
    }

    @Test
    void whoSignsInTheNameOfAnIssuerForges() {
        SigningKey forger = Cards.underTheNameOf(Cards.KEY, Cards.OTHER);
        assertThat(Cards.verifier(Cards.KEY).verify(Cards.issuing("王**").sign(forger, new Random(1)).jws(), Cards.DURING)).isEqualTo(new Verdict.Forged(KID));
        assertThat(Cards.verifier(Cards.KEY).verify(forger.sign(Cards.payload(SpecificationExamples.CARD)), Cards.DURING)).isEqualTo(new Verdict.Forged(KID));
        assertThat(Cards.verifier(Cards.KEY, Cards.OTHER).verify(forger.sign(Cards.payload(Cards.card().jws())), Cards.DURING)).isEqualTo(new Verdict.Forged(KID));
    }

    @Test
    void noSignatureIsForgedToo() {
        String jws = Cards.card().jws();
        String bare = jws.substring(0, jws.lastIndexOf('.') + 1);
        assertThat(word(bare)).isEqualTo(Verdict.Word.FORGED);
        assertThat(word(Cards.withHeader(bare, "{\"zip\":\"DEF\",\"alg\":\"none\",\"kid\":\"" + KID + "\"}"))).isEqualTo(Verdict.Word.FORGED);
    }

    @Test
    void anIssuerWhoseKeyIsNotAcceptedIsForeign() {
        Issuing.Issued foreign = Cards.issuing("欧阳**").sign(Cards.OTHER, new Random(7));
        assertThat(Cards.verifier(Cards.KEY).verify(foreign.jws(), Cards.DURING)).isEqualTo(new Verdict.ForeignKey(Cards.OTHER.verifying().kid()));
        assertThat(Cards.verifier(Cards.KEY, Cards.OTHER).verify(foreign.jws(), Cards.DURING).word()).isEqualTo(Verdict.Word.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shc:/", "shc:/5676290", "shc:/1/2/5676", "shc:/99999999", "https://example.org", "..", "a.b.c", "eyJ9.e30.e30", "WIFI:S:net;;", "欧阳**"})
    void whatIsNoCertificateIsUnreadable(String text) {
        assertThat(word(text)).isEqualTo(Verdict.Word.UNREADABLE);
    }

    @Test
    void signedTextsThatAreNoHealthCardAreUnreadable() {
        assertThat(word(Cards.KEY.sign("{\"iss\":\"https://zs.rongchang.example\",\"nbf\":1582158600}"))).isEqualTo(Verdict.Word.UNREADABLE);
        assertThat(word(Cards.KEY.sign(Cards.payload(Cards.card().jws()).replace("\"nbf\":1582158600", "\"nbf\":\"today\"")))).isEqualTo(Verdict.Word.UNREADABLE);
        assertThat(word(Cards.KEY.sign(Cards.payload(Cards.card().jws()).replace("\"exp\":1583424000", "\"exp\":\"never\"")))).isEqualTo(Verdict.Word.UNREADABLE);
    }

    @Test
    void whatWouldFillTheMemoryIsNotUnpacked() {
        assertThat(word(Cards.KEY.sign("{\"iss\":\"" + "0".repeat(200_000) + "\"}"))).isEqualTo(Verdict.Word.ALTERED);
    }

    @Test
    void eachAnswerHasAWordAndACodeOfItsOwn() {
        CertificateContent content = new CertificateContent("https://a", Cards.ISSUED_AT, null, null, null, null, null);
        List<Verdict> all = List.of(new Verdict.Valid("k", content), new Verdict.Expired("k", content, Cards.DURING), new Verdict.NotYetValid("k", content), new Verdict.Revoked("k", content),
                new Verdict.Altered("k", Verdict.Altered.Part.CONTENT), new Verdict.ForeignKey("k"), new Verdict.Forged("k"), new Verdict.Unreadable(null));
        assertThat(all.stream().map(Verdict::word)).containsExactly(Verdict.Word.values());
        assertThat(all.stream().map(Verdict::code).distinct()).hasSize(8);
        assertThat(all.stream().map(Verdict::en).distinct()).hasSize(8);
        assertThat(all.stream().map(Verdict::zh).distinct()).hasSize(8);
    }

    @Test
    void anIssuerIsASecureAddressAndACertificateHoldsForSomeTime() {
        assertThatThrownBy(() -> new Issuing("http://a", "b", "c", CertifiedMeasure.NO_RESTRICTION, Cards.ISSUED_AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 3, 5), Cards.ZONE)).hasMessageContaining("http://a");
        assertThatThrownBy(() -> new Issuing("https://a/", "b", "c", CertifiedMeasure.NO_RESTRICTION, Cards.ISSUED_AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 3, 5), Cards.ZONE)).hasMessageContaining("https://a/");
        assertThatThrownBy(() -> new Issuing("https://a", "b", "c", CertifiedMeasure.NO_RESTRICTION, Cards.ISSUED_AT, LocalDate.of(2020, 2, 18), LocalDate.of(2020, 2, 19), Cards.ZONE)).hasMessageContaining("2020-02-19");
    }
}
