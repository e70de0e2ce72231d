package org.zerospread.app.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ReplayedDistrict;

import static org.assertj.core.api.Assertions.assertThat;

/// One journey in a real browser: sign in, search the ninth case, read his dossier with both stages, open the bulletin.
class JourneyTest extends ReplayedDistrict {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PasswordEncoder encoder;

    @Test
    void fromSignInToTheBulletinByWayOfTheNinthCase() {
        String ninth = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select p.name from surveillance.case_event e join person.person p on p.id = e.person_id
                where e.kind = 'CONFIRMED' order by e.happened_at desc limit 1
                """).query(String.class).single()));
        String user = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
            for (int width : new int[] {1440, 360}) {
                walk(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800)).newPage(), user, ninth);
            }
        }
    }

    private void walk(Page page, String user, String ninth) {
        page.navigate("http://127.0.0.1:" + port + "/sign-in");
        page.fill("#username", user);
        page.fill("#password", Staff.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForSelector(".figures");
        fits(page);
        page.keyboard().press("/");
        page.keyboard().type(ninth);
        page.keyboard().press("Enter");
        page.waitForSelector("td.cell-title a");
        fits(page);
        page.locator("tr", new Page.LocatorOptions().setHasText("鹿子村")).locator("td.cell-title a").first().click();
        page.waitForSelector(".timeline");
        fits(page);
        assertThat(page.locator(".stages").innerText()).contains("集中隔离", "2020年1月28日", "居家隔离", "2020年2月11日");
        assertThat(page.locator(".timeline").innerText()).contains("确诊", "核酸检测:阳性", "隔离方案变更");
        page.keyboard().press("g");
        page.keyboard().press("b");
        page.waitForSelector(".bulletin");
        fits(page);
        assertThat(page.locator(".bulletin").innerText()).contains("累计 9 例", "无新增确诊 19 天");
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).as("overflow on %s", page.url()).isEqualTo(0);
    }
}
