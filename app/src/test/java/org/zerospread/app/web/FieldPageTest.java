package org.zerospread.app.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.field.Devices;
import org.zerospread.app.field.TakenIn;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

import static org.assertj.core.api.Assertions.assertThat;

/// A worker's day in a real browser: the list taken along, no network, the browser killed, a hotspot's page, and all sent in the end.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
@ContextConfiguration(initializers = TestStore.Field.class, inheritInitializers = false)
class FieldPageTest extends SmallDistrict {

    private static final RegionRange PLACE = RegionCode.parse("500153101201002").range();

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Devices devices;

    @Autowired
    TakenIn files;

    /// A phone: a browser whose data stay when it is killed.
    private static final class Phone implements AutoCloseable {

        private final Path folder;
        private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final BrowserContext context;

        Phone(Path folder) {
            this.folder = folder;
            context = playwright.chromium().launchPersistentContext(folder, new BrowserType.LaunchPersistentContextOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setViewportSize(390, 844).setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync")));
            context.setDefaultTimeout(20_000);
        }

        Page page() {
            return context.pages().getFirst();
        }

        /// As `kill -9`: nothing is closed, nothing is written any more.
        void kill() throws InterruptedException {
            List<ProcessHandle> browsers = ProcessHandle.current().descendants().filter(one -> one.info().commandLine().orElse("").contains(folder.toString())).toList();
            assertThat(browsers).isNotEmpty();
            browsers.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle one : browsers) {
                while (one.isAlive()) {
                    Thread.sleep(20);
                }
            }
            playwright.close();
        }

        @Override
        public void close() {
            context.close();
            playwright.close();
        }
    }

    private UUID household(int members, String door) {
        UUID id = UUID.randomUUID();
        family(new HouseholdId(id), members);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("update person.household set region = :place, door = :door where id = :id").param("place", PLACE.low()).param("door", door).param("id", id).update();
            sql.sql("update person.person set region = :place where household_id = :id").param("place", PLACE.low()).param("id", id).update();
        }));
        return id;
    }

    private static void signIn(Page page, String site, String user) {
        page.navigate(site + "/sign-in");
        page.fill("#username", user);
        page.fill("#password", Staff.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(site + "/field");
        page.waitForSelector("#households .house");
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    }

    private static void waitForUnsent(Page page, int count) {
        page.waitForSelector("#unsent[data-count='" + count + "']");
    }

    private static void send(Page page, @org.jspecify.annotations.Nullable String phase) {
        if (page.locator("#send").count() == 0) {
            page.click("#unsent");
        }
        page.click("#send");
        if (phase != null) {
            page.waitForSelector("[data-phase='" + phase + "']");
        }
    }

    private static int clickAll(Page page, String... selectors) {
        for (String selector : selectors) {
            page.click(selector);
        }
        return selectors.length;
    }

    @Test
    void aDaysListIsDoneWithoutANetworkTheBrowserKilledReopenedAndSent() throws Exception {
        UUID three = household(3, "1-1");
        UUID ill = household(2, "1-2");
        UUID away = household(2, "1-3");
        String user = Staff.add(sql, encoder, "GRID_WORKER", PLACE);
        Path folder = Files.createTempDirectory("phone");
        try (FaultyLine line = new FaultyLine(port)) {
            String site = "http://127.0.0.1:" + line.port();
            Phone phone = new Phone(folder);
            Page page = phone.page();
            signIn(page, site, user);
            line.fail(FaultyLine.Fault.CUT);
            page.reload();
            page.waitForSelector("#households .house");
            long begun = System.nanoTime();
            int taps = clickAll(page, "[data-household='" + three + "']", "#all-normal", "[data-key='3']", "[data-key='6']", "[data-key='5']", "[data-key='3']", "[data-key='6']", "[data-key='6']",
                    "[data-key='3']", "[data-key='7']", "[data-key='1']", "#save");
            waitForUnsent(page, 1);
            assertThat(taps).isLessThanOrEqualTo(12);
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(30);
            clickAll(page, "[data-household='" + ill + "']", "#some", "#next", "[data-quick='366']", "[data-symptom='2']");
            page.waitForSelector("[data-symptom='2'][aria-pressed=true]");
            assertTapsAreLargeEnough(page);
            assertNothingIsReadable(page);
            phone.kill();

            try (Phone reopened = new Phone(folder)) {
                Page again = reopened.page();
                again.navigate(site + "/field");
                waitForUnsent(again, 1);
                again.click("[data-household='" + ill + "']");
                assertThat(again.locator("[data-symptom='2']").getAttribute("aria-pressed")).as("the draft is where it was").isEqualTo("true");
                clickAll(again, "#next", "#yes", "#next", "[data-key='3']", "[data-key='9']", "[data-key='0']", "#no-symptoms", "#no", "#next", "#save");
                clickAll(again, "[data-household='" + away + "']", "#absent", "#save");
                waitForUnsent(again, 3);
                line.fail(FaultyLine.Fault.PORTAL);
                send(again, "no-ack");
                assertThat(again.locator("#unsent").getAttribute("data-count")).isEqualTo("3");
                line.fail(FaultyLine.Fault.NONE);
                send(again, "signed-out");
                assertThat(again.locator("#unsent").getAttribute("data-count")).as("the session ended with the browser").isEqualTo("3");
                signIn(again, site, user);
                waitForUnsent(again, 0);
            }
        }
        assertThat(count("select count(*) from screening.visit where household_id = any(?::uuid[]) and worker = ?", new String[] {three.toString(), ill.toString(), away.toString()}, user)).isEqualTo(3);
        assertThat(count("select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.household_id = ? and temperature_tenths in (365, 366, 371)", three)).isEqualTo(3);
        assertThat(count("select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.household_id = ? and (symptoms = 2 and key_area_stay or temperature_tenths = 390)", ill))
                .isEqualTo(2);
    }

    @Test
    void aLostPhoneForgetsEverythingAndAQueueGoesByCode() throws Exception {
        UUID house = household(1, "2-1");
        String user = Staff.add(sql, encoder, "GRID_WORKER", PLACE);
        try (FaultyLine line = new FaultyLine(port); Phone phone = new Phone(Files.createTempDirectory("phone"))) {
            String site = "http://127.0.0.1:" + line.port();
            Page page = phone.page();
            signIn(page, site, user);
            waitForDevice(user);
            line.fail(FaultyLine.Fault.CUT);
            clickAll(page, "[data-household='" + house + "']", "#all-normal", "[data-quick='365']", "#save", "#unsent", "#show-codes");
            List<String> lines = new ArrayList<>();
            page.waitForSelector("#code canvas, #code img");
            for (boolean more = true; more;) {
                lines.add(decode(page));
                more = page.locator("#next").count() > 0;
                if (more) {
                    page.click("#next");
                }
            }
            TakenIn.Queue queue = files.open(String.join("\n", lines)).orElseThrow();
            assertThat(queue.account()).isEqualTo(user);
            assertThat(page.locator("#unsent").getAttribute("data-count")).isEqualTo("1");
            UUID device = OFFICE.call(() -> devices.list()).stream().filter(one -> one.account().equals(user)).findFirst().orElseThrow().id();
            OFFICE.run(() -> devices.orderWipe(device));
            line.fail(FaultyLine.Fault.NONE);
            page.click("#back");
            send(page, null);
            waitForUnsent(page, 0);
            assertThat(count("select count(*) from screening.visit where household_id = ?", house)).isZero();
            for (int i = 0; i < 200 && OFFICE.call(() -> devices.list()).stream().noneMatch(one -> one.id().equals(device) && one.wipedAt() != null); i++) {
                Thread.sleep(50);
            }
            assertThat(OFFICE.call(() -> devices.list())).anyMatch(one -> one.id().equals(device) && one.wipedAt() != null);
        }
    }

    private void waitForDevice(String user) throws InterruptedException {
        for (int i = 0; i < 200 && OFFICE.call(() -> devices.list()).stream().noneMatch(one -> one.account().equals(user)); i++) {
            Thread.sleep(50);
        }
    }

    /// What the code on the page says; a picture taken while the next one is being drawn is taken again.
    private static String decode(Page page) throws Exception {
        for (int attempt = 0;; attempt++) {
            try {
                return decode(page.locator("#code").screenshot());
            } catch (com.google.zxing.ReaderException e) {
                if (attempt == 20) {
                    throw e;
                }
                page.waitForTimeout(200);
            }
        }
    }

    private static String decode(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText();
    }

    private static void assertTapsAreLargeEnough(Page page) {
        assertThat(page.evaluate("Array.from(document.querySelectorAll('main button, header button')).filter(b => b.getBoundingClientRect().height < 44).map(b => b.textContent).join()")).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
    }

    /// What lies in the browser's database is sealed, and its key does not come out.
    private static void assertNothingIsReadable(Page page) {
        Object found = page.evaluate("""
                async () => {
                  const db = await new Promise(done => { const asked = indexedDB.open('zerospread-field'); asked.onsuccess = () => done(asked.result); });
                  let text = '';
                  let extractable = false;
                  for (const store of db.objectStoreNames) {
                    const values = await new Promise(done => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
                    for (const value of values) {
                      if (value instanceof CryptoKey) { extractable ||= value.extractable; }
                      else if (value.sealed) { text += new TextDecoder().decode(value.sealed); }
                      else { text += JSON.stringify(value); }
                    }
                  }
                  db.close();
                  return text.includes('欧阳') + ' ' + extractable;
                }
                """);
        assertThat(found).isEqualTo("false false");
    }
}
