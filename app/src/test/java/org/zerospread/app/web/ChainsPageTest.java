package org.zerospread.app.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.xml.sax.InputSource;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The page of chains in a real browser: every case is drawn, and a link that would close a circle is refused on the page. `-Dzerospread.cases=3000` draws so many and tells the times.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ChainsPageTest extends SmallDistrict {

    /// A district of its own, so that the cases of no other test are in the picture.
    private static final Jurisdiction OTHER_DISTRICT = new Jurisdiction("office", RegionCode.parse("500112").range());
    private static final int CASES = Integer.getInteger("zerospread.cases", 200);

    @LocalServerPort
    int port;

    @Autowired
    IntakePipeline pipeline;

    @Autowired
    PasswordEncoder encoder;

    @TempDir
    Path folder = Path.of("");

    /// A branching outbreak: each case infects a few of those that follow, most sources are written down, some only a market.
    private static String outbreak() {
        Random random = new Random(6);
        StringBuilder list = new StringBuilder("case_id,symptom_onset,confirm_date,infection_source\n");
        List<LocalDate> onsets = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            boolean imported = i < 5 || random.nextInt(20) == 0;
            int infector = imported ? -1 : (int) (i * Math.sqrt(random.nextDouble()) * 0.999);
            LocalDate onset = imported ? LocalDate.of(2020, 1, 1).plusDays(i * 40L / CASES) : onsets.get(infector).plusDays(Math.max(0, Math.round(4 + 3 * random.nextGaussian())));
            onsets.add(onset.isAfter(LocalDate.of(2020, 2, 20)) ? LocalDate.of(2020, 2, 20) : onset);
            String source = imported ? "武汉旅居史" : random.nextInt(5) == 0 ? "农贸市场" : "K" + infector + "的家人";
            list.append('K').append(i).append(',').append(onsets.getLast()).append(',').append(onsets.getLast().plusDays(3)).append(',').append(source).append('\n');
        }
        return list.toString();
    }

    private void take() throws IOException {
        clock.hold(Instant.parse("2020-03-01T02:00:00Z"));
        Path file = Files.writeString(folder.resolve("cases.csv"), outbreak());
        OTHER_DISTRICT.call(() -> {
            try (FaultLog faults = FaultLog.create()) {
                return pipeline.take(new IntakeOrder(pipeline.findLanding("cases").orElseThrow(), file, faults, new ArrayList<>(), false, DateContext.Order.UNKNOWN), state -> { }, () -> false);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void drawsEveryCaseAndRefusesACircle() throws Exception {
        take();
        String user = Staff.add(sql, encoder, "EPIDEMIOLOGIST", OTHER_DISTRICT.range());
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
            Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900)).newPage();
            page.navigate("http://127.0.0.1:" + port + "/sign-in");
            page.fill("#username", user);
            page.fill("#password", Staff.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForSelector(".figures");
            for (int run = 0; run < (CASES >= 1000 ? 5 : 1); run++) {
                drawsEveryCase(page);
            }
            refusesACircle(page);
        }
        picturesAreWellFormed(user);
        linksComeAndGoByTheApi(user);
    }

    private void linksComeAndGoByTheApi(String user) throws Exception {
        Visitor visitor = new Visitor(port);
        var mapper = tools.jackson.databind.json.JsonMapper.builder().build();
        var taken = visitor.sendApi("/api/v1/chains/links", user, Staff.PASSWORD, "{\"infector_id\": \"K1\", \"infectee_id\": \"K2\", \"evidence\": \"shared a table\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        var circle = visitor.sendApi("/api/v1/chains/links", user, Staff.PASSWORD, "{\"infector_id\": \"K2\", \"infectee_id\": \"K0\", \"evidence\": \"x\"}");
        assertThat(circle.statusCode()).isEqualTo(422);
        assertThat(mapper.readTree(circle.body()).get("code").asString()).isEqualTo("CHN-004");
        String link = "/api/v1/chains/links/" + mapper.readTree(taken.body()).get("id").asString() + "?reason=mistaken";
        assertThat(visitor.deleteApi(link, user, Staff.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(visitor.deleteApi(link, user, Staff.PASSWORD).statusCode()).isEqualTo(404);
    }

    private void drawsEveryCase(Page page) {
        long begun = System.nanoTime();
        page.navigate("http://127.0.0.1:" + port + "/chains?view=NETWORK&cluster=-1&colour=CLUSTER");
        page.waitForSelector("#network[data-drawn]");
        long whole = (System.nanoTime() - begun) / 1_000_000;
        assertThat(page.getAttribute("#network", "data-drawn")).isEqualTo(Integer.toString(CASES));
        assertThat((Integer) page.evaluate("(() => { const c = document.getElementById('network'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; "
                + "for (let i = 3; i < d.length; i += 4) if (d[i] > 0) n++; return n; })()")).as("dots that were painted").isGreaterThan(CASES * 4);
        if (CASES >= 1000) {
            System.err.printf("%d cases: %s ms drawn, %d ms from the click to the picture (server included)%n", CASES, page.getAttribute("#network", "data-millis"), whole);
        }
    }

    private void refusesACircle(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/chains");
        register(page, "K0", "K1");
        page.waitForURL("**/chains#links");
        assertThat(page.locator("#links").innerText()).contains("K0", "K1", "确定", "同桌吃饭");
        register(page, "K1", "K0");
        page.waitForSelector(".says-wrong");
        assertThat(page.locator(".says-wrong").innerText()).contains("K0 → K1 → K0", "CHN-004");
    }

    private static void register(Page page, String infector, String infectee) {
        page.fill("#infector", infector);
        page.fill("#infectee", infectee);
        page.fill("#evidence", "同桌吃饭");
        page.click("#links button.btn-primary");
    }

    private void picturesAreWellFormed(String user) throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.signIn(user, Staff.PASSWORD);
        for (String view : List.of("TREE", "NETWORK")) {
            String svg = visitor.get("/chains.svg?cluster=-1&view=" + view).body();
            var drawn = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(CASES);
        }
        var json = tools.jackson.databind.json.JsonMapper.builder().build().readTree(visitor.api("/api/v1/chains", user, Staff.PASSWORD).body());
        assertThat(json.get("cases").size()).isEqualTo(CASES);
    }
}
