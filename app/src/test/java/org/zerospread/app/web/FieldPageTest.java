package org.zerospread.app.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.field.CodePictures;
import org.zerospread.app.field.Devices;
import org.zerospread.app.field.TakenIn;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.screening.Assignments;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;
import org.zerospread.engine.region.RegionRange;

import static org.assertj.core.api.Assertions.assertThat;

/// A worker's day in a real browser: the list taken along, no network, the browser killed, a hotspot's page, and all sent in the end.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
@ContextConfiguration(initializers = TestStore.Field.class, inheritInitializers = false)
class FieldPageTest extends SmallDistrict {

    /// Alters the list of measures where it lies, through the page's own store.
    private static final String ALTER = """
            async (change) => {
              const store = await import('/field/store.js');
              const [from, to] = change.replaceAll("'", '').split(',');
              const kit = await store.find('lists', 'checkpoint');
              kit.measures.text = kit.measures.text.replaceAll(from, to);
              await store.keep('lists', 'checkpoint', kit);
            }
            """;
    private static final RegionRange PLACE = RegionCode.parse("500153101201002").range();

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Devices devices;

    @Autowired
    Regions regions;

    @Autowired
    Rounds rounds;

    @Autowired
    Assignments assignments;

    @Autowired
    FieldCipher cipher;

    @Autowired
    Posts posts;

    @Autowired
    Stays stays;

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

    /// A sound card number, no two alike.
    private static String card(int serial) {
        String first = "51022919800101%03d".formatted(serial);
        return first + CardNumber.checkDigit(first);
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

    /// A grid worker with the grid as his assignment in a round of these days.
    private String worker() {
        String user = Staff.add(sql, encoder, "GRID_WORKER", PLACE);
        OFFICE.run(() -> {
            regions.take(List.of(new RegionDraft(new RegionCode(PLACE.low()), "第2网格", RegionLevel.GRID, new RegionCode(PLACE.low()).parent().orElseThrow(), null, 3, 9)));
            int round = rounds.list().stream().findFirst().orElseGet(() -> rounds.ensure(DISTRICT, 1, "第一轮", LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 28))).id();
            assertThat(assignments.assign(round, new Assignments.AssignmentForm(user, Long.toString(PLACE.low()), null))).isInstanceOf(ScreeningAnswer.Done.class);
        });
        return user;
    }

    private static void signIn(Page page, String site, String user) {
        open(page, site, user);
        page.waitForSelector("#households .house");
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    }

    private static void open(Page page, String site, String user) {
        page.navigate(site + "/sign-in");
        page.fill("#username", user);
        page.fill("#password", Staff.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(site + "/field");
    }

    private static String topic(String code) {
        return "#nobody[data-topic='" + code + "']";
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
        String user = worker();
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
            int taps = clickAll(page, "[data-household='" + three + "']", "#all-met", "[data-quick='365']", "[data-quick='366']", "[data-quick='371']", topic("register"), topic("symptoms"), topic("travelled"),
                    topic("contact_key_area"), topic("contact_case"), "#save");
            waitForUnsent(page, 1);
            assertThat(taps).isLessThanOrEqualTo(12);
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(30);
            clickAll(page, "[data-household='" + ill + "']", "#all-met", "[data-quick='366']", "[data-key='3']", "[data-key='9']", "[data-key='0']", topic("register"), "[data-member='0'][data-symptom='2']");
            page.waitForSelector("[data-member='0'][data-symptom='2'][aria-pressed=true]");
            assertTapsAreLargeEnough(page);
            assertNothingIsReadable(page);
            phone.kill();

            try (Phone reopened = new Phone(folder)) {
                Page again = reopened.page();
                again.navigate(site + "/field");
                waitForUnsent(again, 1);
                again.click("[data-household='" + ill + "']");
                assertThat(again.locator("[data-member='0'][data-symptom='2']").getAttribute("aria-pressed")).as("the draft is where it was").isEqualTo("true");
                clickAll(again, "[data-member='1'][data-answer='NO']", "#next", "[data-member='0'][data-answer='YES']", "[data-member='1'][data-answer='UNKNOWN']", "#next", topic("contact_key_area"), "#next", "#save");
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
        assertThat(count("select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.household_id = ? and temperature_tenths in (365, 366, 371) and symptoms = 0 "
                + "and answers = '{\"symptoms\":\"NO\",\"travelled\":\"NO\",\"contact_key_area\":\"NO\",\"contact_case\":\"NO\"}'", three)).isEqualTo(3);
        assertThat(count("select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.household_id = ? and symptoms = 2 and key_area_stay and answers ->> 'symptoms' = 'YES' "
                + "and not answers ?? 'contact_case'", ill)).as("what nobody asked has no answer").isEqualTo(1);
        assertThat(count("select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.household_id = ? and temperature_tenths = 390 and answers ->> 'travelled' = 'UNKNOWN'", ill)).isEqualTo(1);
    }

    @Test
    void whoHasNoAssignmentIsToldSoAndAHouseholdThatWasNotMetComesBack() throws Exception {
        UUID house = household(1, "9-1");
        try (Phone phone = new Phone(Files.createTempDirectory("phone"))) {
            String site = "http://127.0.0.1:" + port;
            Page page = phone.page();
            open(page, site, Staff.add(sql, encoder, "GRID_WORKER", PLACE));
            page.waitForSelector("#no-round");
        }
        try (Phone phone = new Phone(Files.createTempDirectory("phone"))) {
            String site = "http://127.0.0.1:" + port;
            Page page = phone.page();
            signIn(page, site, worker());
            clickAll(page, "[data-household='" + house + "']", "#absent", "#save");
            for (int i = 0; i < 200 && count("select count(*) from screening.visit where household_id = ?", house) == 0; i++) {
                Thread.sleep(50);
            }
            waitForUnsent(page, 0);
            page.waitForSelector("[data-household='" + house + "']", new Page.WaitForSelectorOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            clock.hold(NOW.plusSeconds(86_400));
            page.navigate(site + "/field");
            assertThat(page.locator("[data-household='" + house + "']").textContent()).contains("上次无人");
        }
    }

    @Test
    void aCrewTakesDownPassagesAndLooksPeopleUpWithoutANetwork() throws Exception {
        PersonId held = somebody();
        String card = card(7);
        OFFICE.run(() -> {
            transaction.executeWithoutResult(status -> sql.sql("update person.person set name = '欧阳名单', card_kind = 'RESIDENT', card_sealed = :sealed, card_index = :index, card_tail_index = :tail where id = :id")
                    .param("sealed", cipher.seal(card, SealedNumbers.card(held.value()))).param("index", cipher.index("card", card)).param("tail", cipher.tailIndex("card", card)).param("id", held.value()).update());
            stays.open(List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.of(2020, 2, 8))));
            posts.open(RegionCode.parse("500153101201"), Posts.Kind.MOTORWAY, "出口" + UUID.randomUUID().toString().substring(0, 6), LocalDate.of(2020, 2, 8));
        });
        UUID post = OFFICE.call(() -> posts.list()).getFirst().id();
        String user = Staff.add(sql, encoder, "CHECKPOINT_CREW", DISTRICT.range());
        Path folder = Files.createTempDirectory("phone");
        try (FaultyLine line = new FaultyLine(port)) {
            String site = "http://127.0.0.1:" + line.port();
            Phone phone = new Phone(folder);
            Page page = phone.page();
            open(page, site, user);
            page.click("#task-passage");
            page.waitForSelector("[data-post='" + post + "'], #new-passage");
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            line.fail(FaultyLine.Fault.CUT);
            page.reload();
            page.click("#task-passage");
            if (page.locator("[data-post='" + post + "']").count() > 0) {
                page.click("[data-post='" + post + "']");
            }
            page.click("#new-passage");
            page.fill("#plate", "鄂a·12 345");
            clickAll(page, "#next", "#origin-unsaid", "[data-people='3']", "[data-quick='365']");
            assertThat(page.locator("#due").getAttribute("data-rule")).isEqualTo("hubei-plate");
            assertTapsAreLargeEnough(page);
            assertNothingIsReadable(page);
            phone.kill();
            try (Phone reopened = new Phone(folder)) {
                Page again = reopened.page();
                again.navigate(site + "/field");
                clickAll(again, "#task-passage", "#new-passage", "#save");
                waitForUnsent(again, 1);
                clickAll(again, "#new-passage");
                again.fill("#plate", "渝C12345");
                clickAll(again, "#next");
                again.fill("#origin", "武汉");
                clickAll(again, "[data-origin='420100000000000']", "[data-people='1']", "[data-key='3']", "[data-key='8']", "[data-key='0']");
                assertThat(again.locator("#due").getAttribute("data-measure")).isEqualTo("SENT_TO_CLINIC");
                clickAll(again, "#save", "#look");
                again.fill("#look-number", card);
                again.click("#look-do");
                assertThat(again.locator("#held").getAttribute("data-kind")).isEqualTo("SITE");
                clickAll(again, "#again");
                again.fill("#look-number", card.substring(14));
                again.fill("#look-name", "欧阳名单");
                clickAll(again, "#look-do", "#held-take", "#on-foot", "#origin-unsaid", "[data-people='1']", "[data-quick='366']", "#save", "#look");
                again.fill("#look-number", card(8));
                again.click("#look-do");
                again.waitForSelector("#free");
                again.evaluate(ALTER, "'2020-03-07','2020-03-08'");
                again.reload();
                clickAll(again, "#task-lookup");
                again.waitForSelector("#list-state[data-usable='false']");
                assertThat(again.locator("#list-state").textContent()).contains("被改动");
                again.evaluate(ALTER, "'2020-03-08','2020-03-07'");
                line.fail(FaultyLine.Fault.NONE);
                open(again, site, user);
                waitForUnsent(again, 0);
            }
        }
        assertThat(count("select count(*) from checkpoint.passage where crew = ? and due = taken and due_rule = 'hubei-plate' and occupants = 3", user)).isEqualTo(1);
        assertThat(count("select count(*) from checkpoint.passage where crew = ? and due_rule = 'fever' and origin_class = 'KEY_AREA'", user)).isEqualTo(1);
        assertThat(count("select count(*) from checkpoint.passage where crew = ? and due = 'PASSED' and taken = 'QUARANTINED' and deviation like '当日名单%'", user)).isEqualTo(1);
    }

    @Test
    void aMedicTakesTemperaturesInThreeTapsEach() throws Exception {
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.of(2020, 2, 8)))));
        String user = Staff.add(sql, encoder, "SITE_MEDIC", DISTRICT.range());
        try (FaultyLine line = new FaultyLine(port); Phone phone = new Phone(Files.createTempDirectory("phone"))) {
            Page page = phone.page();
            open(page, "http://127.0.0.1:" + line.port(), user);
            page.click("#task-temperature");
            page.waitForSelector("[data-person='" + person + "']");
            line.fail(FaultyLine.Fault.CUT);
            assertThat(clickAll(page, "[data-person='" + person + "']", "[data-quick='366']", "#none")).isEqualTo(3);
            waitForUnsent(page, 1);
            clickAll(page, "[data-person='" + person + "']", "[data-key='3']", "[data-key='8']", "[data-key='2']", "[data-symptom='2']");
            assertTapsAreLargeEnough(page);
            page.click("#save");
            waitForUnsent(page, 2);
            line.fail(FaultyLine.Fault.NONE);
            send(page, null);
            waitForUnsent(page, 0);
        }
        assertThat(count("select count(*) from quarantine.observation where person_id = ? and (temperature_tenths = 366 and symptoms = 0 or temperature_tenths = 382 and symptoms = 2)", person.value())).isEqualTo(2);
    }

    @Test
    void aLostPhoneForgetsEverythingAndAQueueGoesByCode() throws Exception {
        UUID house = household(5, "2-1");
        String user = worker();
        try (FaultyLine line = new FaultyLine(port); Phone phone = new Phone(Files.createTempDirectory("phone"))) {
            String site = "http://127.0.0.1:" + line.port();
            Page page = phone.page();
            signIn(page, site, user);
            waitForDevice(user);
            line.fail(FaultyLine.Fault.CUT);
            clickAll(page, "[data-household='" + house + "']", "#all-met", "[data-quick='365']", "[data-quick='365']", "[data-quick='366']", "[data-quick='366']", "[data-quick='367']", topic("register"), topic("symptoms"),
                    topic("travelled"), topic("contact_key_area"), topic("contact_case"), "#save", "#unsent", "#show-codes");
            List<String> lines = new ArrayList<>();
            page.waitForSelector("#code[data-text]");
            List<FilePayload> pictures = new ArrayList<>();
            for (boolean more = true; more;) {
                lines.add(decode(page));
                pictures.add(new FilePayload("code" + pictures.size() + ".png", "image/png", page.locator("#code").screenshot()));
                more = page.locator("#next").count() > 0;
                if (more) {
                    page.click("#next");
                }
            }
            assertThat(lines).hasSizeGreaterThan(1);
            TakenIn.Queue queue = files.open(String.join("\n", lines)).orElseThrow();
            assertThat(queue.account()).isEqualTo(user);
            assertThat(page.locator("#unsent").getAttribute("data-count")).isEqualTo("1");
            assertThat(takeIn(pictures.subList(1, pictures.size()))).contains("FLD-011", "缺第 1 张");
            assertThat(takeIn(List.of(new FilePayload("hand.png", "image/png", page.locator("h1").screenshot())))).contains("FLD-012", "hand.png");
            assertThat(takeIn(pictures)).contains(user + " 的 1 条:新收 1");
            assertThat(count("select count(*) from screening.visit where household_id = ?", house)).isEqualTo(1);
            UUID device = OFFICE.call(() -> devices.list()).stream().filter(one -> one.account().equals(user)).findFirst().orElseThrow().id();
            OFFICE.run(() -> devices.orderWipe(device));
            line.fail(FaultyLine.Fault.NONE);
            page.click("#back");
            send(page, null);
            waitForUnsent(page, 0);
            for (int i = 0; i < 200 && OFFICE.call(() -> devices.list()).stream().noneMatch(one -> one.id().equals(device) && one.wipedAt() != null); i++) {
                Thread.sleep(50);
            }
            assertThat(OFFICE.call(() -> devices.list())).anyMatch(one -> one.id().equals(device) && one.wipedAt() != null);
        }
    }

    /// What the office's page answers to pictures of codes.
    private String takeIn(List<FilePayload> pictures) throws Exception {
        try (Phone office = new Phone(Files.createTempDirectory("office"))) {
            Page page = office.page();
            open(page, "http://127.0.0.1:" + port, Staff.add(sql, encoder, "TOWN_OFFICER", DISTRICT.range()));
            page.navigate("http://127.0.0.1:" + port + "/field/take-in");
            page.setInputFiles("#pictures", pictures.toArray(FilePayload[]::new));
            page.click("main form button[type=submit]");
            page.waitForSelector("[role=alert], [role=status]");
            return page.content();
        }
    }

    private void waitForDevice(String user) throws InterruptedException {
        for (int i = 0; i < 200 && OFFICE.call(() -> devices.list()).stream().noneMatch(one -> one.account().equals(user)); i++) {
            Thread.sleep(50);
        }
    }

    /// What the code on the page says, as the office reads it; a picture taken while the next one is being drawn is taken again.
    private static String decode(Page page) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            List<String> texts = CodePictures.read(new ByteArrayInputStream(page.locator("#code").screenshot()));
            if (texts.size() == 1) {
                return texts.getFirst();
            }
            page.waitForTimeout(200);
        }
        throw new AssertionError("no code could be read");
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
