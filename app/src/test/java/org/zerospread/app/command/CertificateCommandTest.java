package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Issuing;
import org.zerospread.engine.certificate.RevocationList;
import org.zerospread.engine.certificate.SigningKey;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// One answer a certificate, without a store.
class CertificateCommandTest {

    private static final SigningKey KEY = SigningKey.draw();
    private static final SigningKey OTHER = SigningKey.draw();

    @TempDir
    Path folder = Path.of("");

    private String keys = "";

    @BeforeEach
    void publish() throws IOException {
        keys = file("jwks.json", "{\"keys\":[" + KEY.verifying().json(1) + "]}");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Issuing.Issued card(SigningKey key, int seed) {
        return new Issuing("https://zs.rongchang.example", "荣昌区疫情防控指挥部", "欧阳**", CertifiedMeasure.QUARANTINE_ENDED, Instant.parse("2020-02-20T00:30:00Z"), LocalDate.of(2020, 2, 18),
                LocalDate.of(2020, 3, 5), ZoneId.of("Asia/Shanghai")).sign(key, new Random(seed));
    }

    @Test
    void saysOfOneCertificateThatItHoldsAndWhatItSays() {
        for (String[] shown : new String[][] {{"--token", card(KEY, 1).jws()}, {"--qr", card(KEY, 1).qr()}}) {
            Said said = Said.by("certificate", "verify", shown[0], shown[1], "--keys", keys, "--at", "2020-02-20", "--format", "json");
            assertThat(said.code()).isZero();
            assertThat(said.json().get("answer").asString()).isEqualTo("valid");
            assertThat(said.json().get("code").isNull()).isTrue();
            JsonNode only = said.json().at("/answers/0");
            assertThat(only.get("name").asString()).isEqualTo("欧阳**");
            assertThat(only.get("measure").asString()).isEqualTo("quarantine-ended");
            assertThat(only.get("issuer_name").asString()).isEqualTo("荣昌区疫情防控指挥部");
            assertThat(only.get("valid_before").asString()).isEqualTo("2020-03-06T00:00+08:00");
            assertThat(only.get("departures")).isEmpty();
        }
    }

    @Test
    void givesEachLineOfAFileItsOwnAnswer() throws IOException {
        SigningKey forger = new SigningKey(KEY.verifying(), OTHER.secret());
        Issuing.Issued revoked = card(KEY, 2);
        String whole = card(KEY, 1).jws();
        int dot = whole.indexOf('.');
        String altered = whole.substring(0, dot + 30) + "AAAAAAAA" + whole.substring(dot + 38);
        String cards = file("cards.txt", String.join("\n", whole, revoked.qr(), "", card(OTHER, 3).jws(), card(forger, 4).jws(), altered, "https://example.org"));
        String list = file("crl.json", RevocationList.json(KEY.verifying().kid(), 1, List.of(revoked.number().text())));
        Said said = Said.by("certificate", "verify", "--file", cards, "--keys", keys, "--revoked", list, "--at", "2020-02-21T08:00+08:00", "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().get("valid").asBoolean()).isFalse();
        assertThat(said.json().get("answers")).extracting(one -> one.get("row").asInt() + " " + one.get("answer").asString() + " " + (one.get("code").isNull() ? "-" : one.get("code").asString()))
                .containsExactly("1 valid -", "2 revoked CRT-003", "4 foreign_key CRT-005", "5 forged CRT-006", "6 altered CRT-004", "7 unreadable CRT-007");
        assertThat(said.err()).contains("row 7: CRT-007").doesNotContain("row 1");
    }

    @Test
    void knowsTheMomentItIsAskedAbout() {
        String card = card(KEY, 1).jws();
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "2020-02-19", "--format", "json").json().get("code").asString()).isEqualTo("CRT-002");
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "2020-03-05").code()).isZero();
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "2020-03-06T00:00+08:00", "--format", "json").json().get("code").asString()).isEqualTo("CRT-001");
        for (String before : List.of("2020-02-20T08:29", "2020-02-20T08:29:59+08:00", "2020-02-20T00:29:00Z")) {
            assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", before, "--format", "json").json().get("code").asString()).isEqualTo("CRT-002");
        }
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "2020-02-20T08:30").code()).isZero();
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys).out()).contains("expired");
    }

    @Test
    void refusesWrongFilesAndWrongUse() throws IOException {
        String card = card(KEY, 1).jws();
        Said said = Said.by("certificate", "verify", "--file", folder + "/none.txt", "--keys", file("bad.json", "{\"keys\":[]}"), "--revoked", file("crl.json", "{}"), "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().get("faults")).extracting(fault -> fault.get("code").asString()).containsExactly("CRT-011", "CRT-013", "CRT-014");
        assertThat(Said.by("certificate", "verify", "--token", card).code()).isEqualTo(2);
        assertThat(Said.by("certificate", "verify", "--keys", keys).code()).isEqualTo(2);
        assertThat(Said.by("certificate", "verify", "--token", card, "--qr", "shc:/", "--keys", keys).code()).isEqualTo(2);
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "yesterday").code()).isEqualTo(2);
        assertThat(Said.by("certificate", "verify", "--token", card, "--keys", keys, "--at", "2020-02-30T08:00").code()).isEqualTo(2);
        assertThat(Said.by("certificate").code()).isEqualTo(2);
    }
}
