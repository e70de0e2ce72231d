package org.zerospread.app.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.access.QrDrawing;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.certificate.KeySet;
import org.zerospread.engine.certificate.RevocationList;
import org.zerospread.engine.certificate.Verdict;
import org.zerospread.engine.certificate.Verifier;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Certificates on the site and by the API, as issuers, crews and owners use them.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CertificatePageTest extends SmallDistrict {

    private static final Pattern NUMBER = Pattern.compile("([0-9A-Z]{6})-([0-9A-Z]{6})-([0-9A-Z]{6})");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor issuer;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        issuer = new Visitor(port);
        name = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153101").range());
        issuer.signIn(name, Staff.PASSWORD);
    }

    private static <T> T accepted(DocumentReading<T> reading) {
        return reading instanceof DocumentReading.Accepted<T>(T value) ? value : failed(reading);
    }

    private static <T> T failed(Object reading) {
        throw new AssertionError(reading);
    }

    /// The text that a phone reads from the drawing of a code.
    private static String read(String page) throws Exception {
        MatchResult svg = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\" role=\"img\"[^>]*><path d=\"([^\"]+)\"").matcher(page).results().findFirst().orElseThrow();
        return decode(new QrDrawing(svg.group(2), Integer.parseInt(svg.group(1))));
    }

    private static String decode(QrDrawing drawing) throws Exception {
        int scale = 3;
        int side = drawing.side() * scale;
        byte[] grey = new byte[side * side];
        java.util.Arrays.fill(grey, (byte) 0xff);
        Pattern.compile("M(\\d+) (\\d+)h").matcher(drawing.path()).results().forEach(module -> {
            for (int i = 0; i < scale * scale; i++) {
                grey[(Integer.parseInt(module.group(2)) * scale + i / scale) * side + Integer.parseInt(module.group(1)) * scale + i % scale] = 0;
            }
        });
        LuminanceSource source = new LuminanceSource(side, side) {

            @Override
            public byte[] getRow(int y, byte[] row) {
                return java.util.Arrays.copyOfRange(grey, y * side, (y + 1) * side);
            }

            @Override
            public byte[] getMatrix() {
                return grey;
            }
        };
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    @Test
    void anOfficerIssuesPrintsAndTakesBackWhatAnyVerifierChecks() throws Exception {
        PersonId person = somebody();
        String page = "/certificates/persons/" + person;
        assertThat(issuer.get(page).body()).contains("可以签发", "不在管控之列", "欧阳**").doesNotContain("欧阳建国");
        HttpResponse<String> sheet = issuer.post(page, page, Map.of());
        MatchResult number = NUMBER.matcher(sheet.body()).results().findFirst().orElseThrow();
        String plain = number.group(1) + number.group(2) + number.group(3);
        assertThat(sheet.body()).contains("荣昌区疫情防控指挥部", "2020年2月16日");

        String code = read(sheet.body());
        assertThat(code).startsWith("shc:/");
        HttpResponse<String> keys = new Visitor(port).get("/.well-known/jwks.json");
        assertThat(keys.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        KeySet set = accepted(KeySet.read("jwks", keys.body()));
        Verdict valid = new Verifier(set, RevocationList.NONE).verify(code, NOW);
        assertThat(valid).isInstanceOf(Verdict.Valid.class);

        assertThat(issuer.get("/certificates").body()).contains(number.group(), "/certificates/" + plain);
        assertThat(issuer.get("/certificates?q=" + number.group()).body()).contains(number.group());
        assertThat(issuer.get("/persons/" + person).body()).contains("签发健康证明", page);
        assertThat(issuer.post("/certificates/" + plain, "/certificates/" + plain + "/revocation", Map.of("reason", "MISTAKE", "note", "")).body()).contains("CRT-023");
        assertThat(issuer.post("/certificates/" + plain, "/certificates/" + plain + "/revocation", Map.of("reason", "MISTAKE", "note", "发错人")).body()).contains("已撤销", "发错人").doesNotContain("class=\"qr\"");
        RevocationList list = accepted(RevocationList.read("crl", new Visitor(port).get("/.well-known/crl/" + valid.kid() + ".json").body()));
        assertThat(new Verifier(set, list).verify(code, NOW)).isInstanceOf(Verdict.Revoked.class);
        assertThat(new Visitor(port).get("/.well-known/crl/nobody.json").statusCode()).isEqualTo(404);
    }

    @Test
    void servesTheApi() throws Exception {
        PersonId person = somebody();
        assertThat(issuer.api("/api/v1/certificates/persons/" + person, name, Staff.PASSWORD).body()).contains("\"entitled\":true", "\"measure\":\"no-restriction\"", "\"last_on\":\"2020-02-16\"");
        assertThat(issuer.sendApi("/api/v1/certificates", name, Staff.PASSWORD, "{}").body()).contains("CRT-020");
        assertThat(issuer.sendApi("/api/v1/certificates", name, Staff.PASSWORD, "{\"persons\":[\"" + UUID.randomUUID() + "\"]}").body()).contains("CRT-021");
        HttpResponse<String> issued = issuer.sendApi("/api/v1/certificates", name, Staff.PASSWORD, "{\"persons\":[\"" + person + "\"]}");
        assertThat(issued.statusCode()).isEqualTo(201);
        String number = Pattern.compile("\"issued\":\\[\"([0-9A-Z]{18})\"").matcher(issued.body()).results().findFirst().orElseThrow().group(1);
        String one = issuer.api("/api/v1/certificates/" + number, name, Staff.PASSWORD).body();
        assertThat(one).contains("\"state\":\"HOLDS\"", "\"measure\":\"no-restriction\"", "shc:/");
        String jws = Pattern.compile("\"jws\":\"([^\"]+)\"").matcher(one).results().findFirst().orElseThrow().group(1);
        assertThat(issuer.sendApi("/api/v1/certificates/verify", name, Staff.PASSWORD, "{\"text\":\"" + jws + "\"}").body()).contains("\"answer\":\"valid\"", "\"name\":\"欧阳**\"");
        assertThat(issuer.sendApi("/api/v1/certificates/verify", name, Staff.PASSWORD, "{\"text\":\"" + jws.substring(0, jws.length() - 4) + "\"}").body()).contains("\"answer\":\"altered\"", "CRT-004");
        assertThat(issuer.api("/api/v1/certificates/" + number + "/card", name, Staff.PASSWORD).headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/smart-health-card"));
        String crew = Staff.add(sql, encoder, "CHECKPOINT_CREW", RegionCode.parse("500153101").range());
        assertThat(issuer.sendApi("/api/v1/certificates", crew, Staff.PASSWORD, "{\"persons\":[\"" + person + "\"]}").statusCode()).isEqualTo(403);
        String elsewhere = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153102").range());
        assertThat(issuer.api("/api/v1/certificates/" + number, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(issuer.sendApi("/api/v1/certificates/" + number + "/revocation", elsewhere, Staff.PASSWORD, "{\"reason\":\"OTHER\",\"note\":\"x\"}").statusCode()).isEqualTo(404);
        assertThat(issuer.sendApi("/api/v1/certificates/" + number + "/revocation", name, Staff.PASSWORD, "{\"reason\":\"CASE\",\"note\":\"x\"}").body()).contains("CRT-023");
        assertThat(issuer.sendApi("/api/v1/certificates/" + number + "/revocation", name, Staff.PASSWORD, "{\"reason\":\"REQUEST\",\"note\":\"本人要求\"}").statusCode()).isEqualTo(200);
        assertThat(issuer.api("/api/v1/certificates?state=REVOKED", name, Staff.PASSWORD).body()).contains(number, "\"revoked_for\":\"REQUEST\"");
        assertThat(issuer.sendApi("/api/v1/certificates/firms/" + UUID.randomUUID(), name, Staff.PASSWORD, "{}").body()).contains("CRT-020");
    }

    @Test
    void theOwnerAsksWithoutAnAccountAndNotTooOften() throws Exception {
        PersonId person = somebody();
        issuer.post("/certificates/persons/" + person, "/certificates/persons/" + person, Map.of());
        String number = NUMBER.matcher(issuer.get("/certificates/persons/" + person).body()).results().findFirst().orElseThrow().group();
        String code = read(issuer.get("/certificates/" + number.replace("-", "")).body());
        Visitor owner = new Visitor(port);
        assertThat(owner.get("/my-certificate").statusCode()).isEqualTo(200);
        assertThat(owner.post("/my-certificate", "/my-certificate", Map.of("number", code)).body()).contains("证明有效", "欧阳**");
        assertThat(owner.post("/my-certificate", "/my-certificate", Map.of("number", number, "tail", "1234")).body()).contains("CRT-025");
        assertThat(owner.post("/my-certificate", "/my-certificate", Map.of("number", "12", "tail", "1234")).body()).contains("CRT-024");
        HttpResponse<String> last = owner.get("/my-certificate");
        for (int i = 0; i < 12; i++) {
            last = owner.post("/my-certificate", "/my-certificate", Map.of("number", number, "tail", "000" + i % 10));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("CRT-026").doesNotContain("CRT-025");
    }
}
