package org.zerospread.engine.certificate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Key sets, revocation lists and numbers, right and wrong.
class A03_KeysAndListsTest {

    private static List<String> codes(DocumentReading<?> reading) {
        return reading instanceof DocumentReading.Refused<?>(List<DocumentFault> faults) ? faults.stream().map(DocumentFault::code).toList() : List.of();
    }

    @Test
    void aSetOfOwnKeysIsReadBackAsItWasWritten() {
        String set = "{\"keys\":[" + Cards.KEY.verifying().json(3) + "," + Cards.OTHER.verifying().json(1) + "]}";
        KeySet read = SpecificationExamples.accepted(KeySet.read("jwks.json", set));
        assertThat(read.keys()).containsEntry(Cards.KEY.verifying().kid(), Cards.KEY.verifying()).hasSize(2);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void anotherNameOrAPrivateHalfIsNoted() {
        String set = SpecificationExamples.KEYS.replace("3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s\"", "first\", \"d\": \"AA\"");
        KeySet read = SpecificationExamples.accepted(KeySet.read("jwks.json", set));
        assertThat(read.keys()).containsOnlyKeys("first");
        assertThat(read.notes()).hasSize(2).anySatisfy(note -> assertThat(note).contains("thumbprint")).anySatisfy(note -> assertThat(note).contains("private half"));
    }

    @Test
    void setsWithoutAKeyOrWithAWrongOneAreRefused() {
        assertThat(codes(KeySet.read("jwks.json", "{\"keys\":[}"))).containsExactly("CRT-010");
        assertThat(codes(KeySet.read("jwks.json", "[]"))).containsExactly("CRT-010");
        assertThat(codes(KeySet.read("jwks.json", "{\"keys\":[]}"))).containsExactly("CRT-011");
        assertThat(codes(KeySet.read("jwks.json", SpecificationExamples.KEYS.replace("P-256", "P-384")))).containsExactly("CRT-011");
        assertThat(codes(KeySet.read("jwks.json", SpecificationExamples.KEYS.replace("11XvRWy1", "11XvRWy2")))).containsExactly("CRT-012");
        assertThat(codes(KeySet.read("jwks.json", SpecificationExamples.KEYS.replace("\"y\"", "\"z\"")))).containsExactly("CRT-012");
    }

    @Test
    void aFaultInJsonTellsItsLine() {
        assertThat(((DocumentReading.Refused<KeySet>) KeySet.read("jwks.json", "{\n\"keys\": [\n{\"kty\": \"EC\" \"kid\": 1}]}")).faults()).singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(3));
    }

    @Test
    void severalListsMayStandInOneFile() {
        RevocationList read = SpecificationExamples.accepted(RevocationList.read("crl.json", "[" + RevocationList.json("a", 2, List.of("X1")) + "," + RevocationList.json("b", 1, List.of()) + "]"));
        assertThat(read.revoked()).containsOnlyKeys("a", "b");
        assertThat(read.revoked().get("a")).containsOnlyKeys("X1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"not json|", "{\"method\":\"rid\",\"rids\":[]}|kid", "{\"kid\":\"a\",\"method\":\"hmac\",\"rids\":[]}|method", "{\"kid\":\"a\",\"method\":\"rid\"}|rids",
        "{\"kid\":\"a\",\"method\":\"rid\",\"rids\":[\"ok\",\"a b\"]}|rids[1]", "{\"kid\":\"a\",\"method\":\"rid\",\"rids\":[\"AAAAAAAAAAAAAAAAAAAAAAAAA\"]}|rids[0]", "{\"kid\":\"a\",\"method\":\"rid\",\"rids\":[7]}|rids[0]"})
    void wrongListsAreRefusedWithThePlace(String text, String path) {
        assertThat(((DocumentReading.Refused<RevocationList>) RevocationList.read("crl.json", text)).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CRT-013");
            assertThat(fault.path()).isEqualTo(path == null ? "" : path);
        });
    }

    @Test
    void ofTwoEntriesForANumberTheOneCountsThatTakesBackMore() {
        RevocationList one = SpecificationExamples.accepted(RevocationList.read("a", RevocationList.json("k", 1, List.of("A.100", "B.100", "C", "D.5"))));
        RevocationList two = SpecificationExamples.accepted(RevocationList.read("b", RevocationList.json("k", 2, List.of("A.200", "B", "C.100"))));
        assertThat(RevocationList.all(List.of(one, two))).isEqualTo(RevocationList.all(List.of(two, one)));
        assertThat(RevocationList.all(List.of(one, two)).revoked().get("k")).containsEntry("A", new java.math.BigDecimal(200)).containsEntry("B", null).containsEntry("C", null).hasSize(4);
    }

    @Test
    void aFileHoldsCertificatesByLineOrAsAList() {
        assertThat(SpecificationExamples.accepted(CardFile.read("cards.txt", "a.b.c\n\n  shc:/56\n"))).containsExactly(new CardFile.Row(1, "a.b.c"), new CardFile.Row(3, "shc:/56"));
        assertThat(SpecificationExamples.accepted(CardFile.read("a.smart-health-card", "{\"verifiableCredential\": [\"a.b.c\", \"d.e.f\"]}"))).containsExactly(new CardFile.Row(1, "a.b.c"), new CardFile.Row(2, "d.e.f"));
        assertThat(codes(CardFile.read("cards.txt", "\n"))).containsExactly("CRT-014");
        assertThat(codes(CardFile.read("a.smart-health-card", "{"))).containsExactly("CRT-014");
    }

    @Test
    void aNumberIsUnderstoodAsItIsTyped() {
        CertificateNumber number = Cards.card().number();
        assertThat(CertificateNumber.typed(" " + number.grouped().toLowerCase(java.util.Locale.ROOT))).hasValue(number);
        assertThat(CertificateNumber.typed("oil-000-000-000-000-000")).map(CertificateNumber::text).hasValue("011000000000000000");
        assertThat(CertificateNumber.typed("123")).isEmpty();
        assertThatThrownBy(() -> new CertificateNumber("123")).hasMessageContaining("123");
    }

    @Test
    void departuresFromTheConventionsAreNamed() {
        String payload = Cards.payload(Cards.card().jws());
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace(",\"vc\"", ", \"vc\"")))).containsExactly("payload: not minified");
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace("{\"resourceType\":\"Patient\"", "{\"id\":\"7\",\"resourceType\":\"Patient\"")))).containsExactly("fhirBundle.entry[0].resource.id: left out");
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace("{\"reference\":\"resource:0\"", "{\"reference\":\"Patient/7\"")))).singleElement().asString().contains("reference");
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace("\"code\":\"health-certificate\"", "\"code\":\"health-certificate\",\"display\":\"x\"")))).singleElement().asString().contains("without display");
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace("rongchang.example", "rongchang.example/")))).singleElement().asString().startsWith("iss");
        assertThat(CardForm.departures(Cards.KEY.sign(payload.replace("#health-card", "#card")))).singleElement().asString().startsWith("vc.type");
        assertThat(CardForm.departures("a.b")).hasSize(1);
    }
}
