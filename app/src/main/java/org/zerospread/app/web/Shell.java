package org.zerospread.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.store.DistrictClock;

/// What every page shows around its own matter: reader's language, account, navigation, today.
public final class Shell {

    /// Pages whose address does not begin with that of the entry they belong to.
    private static final Map<String, String> BELONGS_TO = Map.of("/persons/", "/search", "/access/", "/access/accounts", "/resumption-board", "/enterprises");

    static final String LANGUAGE_COOKIE = "zerospread-language";

    private final HttpServletRequest request;
    private final Texts texts;
    private final DistrictClock clock;
    private final Assets assets;
    private final String path;

    Shell(HttpServletRequest request, DistrictClock clock, Assets assets) {
        this.request = request;
        this.clock = clock;
        this.assets = assets;
        Cookie cookie = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        this.texts = Texts.in(cookie == null ? null : cookie.getValue(), clock.getZone());
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        this.path = before instanceof String text ? text : request.getRequestURI();
    }

    /// One entry of the navigation.
    ///
    /// @param word key of its text, which is also the name of its icon after `nav.`
    /// @param key letter after `g` on the keyboard
    public record Entry(String word, String path, String key, boolean here) {
    }

    /// The words of the page.
    public Texts texts() {
        return texts;
    }

    /// The account, if one is signed in.
    public @Nullable SignedIn account() {
        return SignedIn.find(request).orElse(null);
    }

    /// Whether the reader has the right.
    public boolean may(Right right) {
        return SignedIn.find(request).map(account -> account.may(right)).orElse(false);
    }

    /// The navigation by task, as far as the reader's rights go.
    public List<Entry> navigation() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry("nav.home", "/", "h"));
        SignedIn.find(request).filter(account -> !account.mustChange()).ifPresent(account -> {
            add(entries, account, Right.SITUATION_READ, "nav.bulletin", "/bulletin", "b");
            add(entries, account, Right.SITUATION_READ, "nav.grading", "/grading", "l");
            add(entries, account, Right.CASE_READ, "nav.cases", "/cases", "c");
            add(entries, account, Right.CLINIC_READ, "nav.clinic", "/clinic", "f");
            add(entries, account, Right.SCREENING_READ, "nav.screening", "/screening", "d");
            add(entries, account, Right.QUARANTINE_READ, "nav.quarantine", "/quarantine", "q");
            add(entries, account, Right.CARE_READ, "nav.care", "/care", "e");
            add(entries, account, Right.ENTERPRISE_READ, "nav.officers", "/officers", "o");
            add(entries, account, Right.ENTERPRISE_READ, "nav.enterprises", "/enterprises", "n");
            add(entries, account, Right.FIRM_OWN, "nav.firm", "/firm", "m");
            add(entries, account, Right.ENTERPRISE_READ, "nav.resumption", "/resumption", "t");
            add(entries, account, Right.FIRM_OWN, "nav.firm-resumption", "/firm/resumption", "t");
            add(entries, account, Right.CHECKPOINT_READ, "nav.checkpoints", "/checkpoints", "k");
            add(entries, account, Right.CERTIFICATE_READ, "nav.certificates", "/certificates", "p");
            add(entries, account, Right.SUPPORT_REVIEW, "nav.support", "/support", "w");
            add(entries, account, Right.FIRM_OWN, "nav.firm-support", "/firm/support", "w");
            add(entries, account, Right.RECRUIT_READ, "nav.recruiting", "/recruiting", "j");
            add(entries, account, Right.FIRM_OWN, "nav.firm-jobs", "/firm/jobs", "j");
            add(entries, account, Right.REGION_READ, "nav.regions", "/regions", "r");
            add(entries, account, Right.PERSON_READ, "nav.search", "/search", "s");
            add(entries, account, Right.AUDIT_READ, "nav.audit", "/audit", "a");
            add(entries, account, Right.ACCESS_MANAGE, "nav.access", "/access/accounts", "u");
        });
        return marked(entries);
    }

    private static void add(List<Entry> entries, SignedIn account, Right right, String word, String target, String key) {
        if (account.may(right)) {
            entries.add(entry(word, target, key));
        }
    }

    private static Entry entry(String word, String target, String key) {
        return new Entry(word, target, key, false);
    }

    /// Marks the entry that the page belongs to: the one with the longest address that the page's begins with.
    private List<Entry> marked(List<Entry> entries) {
        String here = BELONGS_TO.entrySet().stream().filter(other -> path.startsWith(other.getKey())).map(Map.Entry::getValue).findFirst().orElse(path);
        String active = entries.stream().map(Entry::path).filter(target -> here.equals(target) || !target.equals("/") && here.startsWith(target + "/")).max(Comparator.comparingInt(String::length)).orElse("");
        return entries.stream().map(entry -> new Entry(entry.word(), entry.path(), entry.key(), entry.path().equals(active))).toList();
    }

    /// The date in the district.
    public LocalDate today() {
        return clock.today();
    }

    /// The moment in the district.
    public Instant now() {
        return clock.instant();
    }

    /// Whether a replay holds the clock.
    public boolean clockIsHeld() {
        return clock.isHeld();
    }

    /// The address of one of our own files, which changes when the file changes.
    public String asset(String name) {
        return assets.address(name);
    }

    /// Address that switches the language and comes back here.
    public String languageSwitch() {
        String query = request.getQueryString();
        String back = query == null || !path.equals(request.getRequestURI()) ? path : path + "?" + query;
        return "/language/" + (texts.isChinese() ? "en" : "zh") + "?back=" + UriUtils.encode(back, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The token that a form must send along.
    public String formToken() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
