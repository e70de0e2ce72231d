package org.zerospread.app.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.certificate.CertificateDesk;
import org.zerospread.app.certificate.CertificateKeys;
import org.zerospread.app.certificate.Certificates;
import org.zerospread.app.certificate.OwnerCheck;
import org.zerospread.app.certificate.RevocationReason;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Issuing;
import org.zerospread.engine.certificate.QrDigits;
import org.zerospread.engine.certificate.SigningKey;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A crew without a network checks certificates in a real browser, and gets the answers that the server gives.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FieldCertificateTest extends SmallDistrict {

    /// A payload under the old signature, its words changed; made in the page, which has what it takes.
    private static final String CHANGED = """
            async (jws) => {
              const [head, body, sign] = jws.split('.');
              const raw = (s) => Uint8Array.from(atob(s.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
              const read = async (blob, way) => new Uint8Array(await new Response(blob.stream().pipeThrough(way)).arrayBuffer());
              const payload = new TextDecoder().decode(await read(new Blob([raw(body)]), new DecompressionStream('deflate-raw')));
              const packed = await read(new Blob([payload.replace('欧阳', '王五')]), new CompressionStream('deflate-raw'));
              return head + '.' + btoa(String.fromCharCode(...packed)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') + '.' + sign;
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    CertificateDesk desk;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificateKeys keys;

    @Autowired
    OwnerCheck server;

    private Certificate issued() {
        PersonId person = somebody();
        return OFFICE.call(() -> {
            desk.issue(List.of(person));
            return certificates.listOf(person).getFirst();
        });
    }

    private static String signed(SigningKey key) {
        return new Issuing("https://elsewhere.example", "别处", "王**", CertifiedMeasure.NO_RESTRICTION, NOW.minus(Duration.ofHours(1)), LocalDate.parse("2020-02-09"), LocalDate.parse("2020-02-20"),
                ZoneId.of("Asia/Shanghai")).sign(key, new Random(1)).jws();
    }

    /// The page of a crew that has what it needs on its phone.
    private Page takeAlong(Browser browser) {
        String crew = Staff.add(sql, encoder, "CHECKPOINT_CREW", RegionCode.parse("500153101").range());
        BrowserContext phone = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
        phone.setDefaultTimeout(20_000);
        Page page = phone.newPage();
        String site = "http://127.0.0.1:" + port;
        page.navigate(site + "/sign-in");
        page.fill("#username", crew);
        page.fill("#password", Staff.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(site + "/field");
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        page.waitForSelector("#task-certificate");
        page.waitForFunction("async () => (await (await import('/field/store.js')).find('lists', 'certificates')) !== null");
        return page;
    }

    @Test
    void everyAnswerComesWithoutANetworkAndInTime() {
        clock.hold(NOW.minus(Duration.ofDays(8)));
        String expired = issued().jws();
        clock.hold(NOW.plus(Duration.ofDays(2)));
        String later = issued().jws();
        clock.hold(NOW);
        String valid = issued().jws();
        Certificate taken = issued();
        OFFICE.run(() -> desk.revoke(taken.number(), RevocationReason.MISTAKE, "发错人"));
        SigningKey stranger = SigningKey.draw();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("VALID", QrDigits.encode(valid));
        shown.put("EXPIRED", expired);
        shown.put("NOT_YET_VALID", later);
        shown.put("REVOKED", taken.jws());
        shown.put("FOREIGN_KEY", signed(stranger));
        shown.put("FORGED", signed(new SigningKey(keys.list().getFirst().key(), stranger.secret())));
        shown.put("UNREADABLE", "https://example.org");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = takeAlong(browser);
            shown.put("ALTERED", String.valueOf(page.evaluate(CHANGED, valid)));
            page.context().setOffline(true);
            page.reload();
            page.click("#task-certificate");
            page.waitForSelector("#card-state:not(.warn)");
            List<Long> millis = new ArrayList<>();
            shown.forEach((answer, text) -> {
                page.fill("#card-text", text);
                page.click("#card-check");
                page.waitForSelector("#verdict");
                assertThat(page.getAttribute("#verdict", "data-answer")).isEqualTo(answer).isEqualTo(server.verify(text).word().name());
                assertThat(page.locator("dl.sum").count()).isEqualTo(List.of("VALID", "EXPIRED", "NOT_YET_VALID", "REVOKED").contains(answer) ? 1 : 0);
                millis.add(Long.valueOf(page.getAttribute("#verdict", "data-millis")));
                page.click("#card-again");
            });
            System.out.println("certificates checked on the page, milliseconds each: " + millis);
            assertThat(millis).hasSize(8);
            page.fill("#card-text", shown.get("VALID"));
            page.press("#card-text", "Enter");
            assertThat(page.textContent("dl.sum")).contains("欧阳**", "荣昌区疫情防控指挥部", "不在管控之列");
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        }
    }

    @Test
    void anOldListIsNotTakenForTodays() {
        Certificate valid = issued();
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = takeAlong(browser);
            page.context().setOffline(true);
            page.evaluate("""
                    async () => {
                      const store = await import('/field/store.js');
                      await store.keep('lists', 'certificates', { ...await store.find('lists', 'certificates'), day: '2020-02-08' });
                    }
                    """);
            page.reload();
            page.click("#task-certificate");
            page.waitForSelector("#card-state.warn");
            page.fill("#card-text", valid.jws());
            page.click("#card-check");
            page.waitForSelector("#card-stale");
            assertThat(page.getAttribute("#verdict", "class")).contains("unsure");
        }
    }
}
