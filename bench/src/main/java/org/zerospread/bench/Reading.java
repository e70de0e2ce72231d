package org.zerospread.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signs the readers in and has them read page after page.
final class Reading {

    private static final Pattern ICON = Pattern.compile("<link rel=\"icon\" href=\"([^\"]+)\"");

    private final URI site;
    private final LoadOption load;
    private final String user;
    private final List<String> sessions = new ArrayList<>();
    private String password;
    private String icon = "";

    Reading(URI site, LoadOption load, String user, String password) {
        this.site = site;
        this.load = load;
        this.user = user;
        this.password = password;
    }

    /// Signs each reader in; sets an own password first where the program asks for it.
    void signIn() {
        load.check(site);
        try (Visitor first = new Visitor(site)) {
            if (first.signIn(user, password)) {
                String fresh = UUID.randomUUID().toString();
                first.changePassword(password, fresh);
                password = fresh;
                System.err.println("新口令 New password of " + user + ": " + fresh);
            }
        }
        for (int reader = 0; reader < load.concurrency; reader++) {
            try (Visitor visitor = new Visitor(site)) {
                visitor.signIn(user, password);
                sessions.add(visitor.cookieHeader());
                if (reader == 0) {
                    checkPages(visitor);
                }
            }
        }
    }

    private void checkPages(Visitor visitor) {
        for (String path : List.of("/", "/bulletin?date=" + load.date)) {
            HttpResponse<String> page = visitor.get(path);
            if (page.statusCode() != 200 || !page.body().contains("</html>")) {
                throw new NotMeasuredException(path + " answered " + page.statusCode());
            }
            Matcher found = ICON.matcher(page.body());
            icon = found.find() ? found.group(1) : icon;
        }
    }

    /// Reads each page; the icon, a small static file, shows what a request costs at least.
    Map<String, Latencies> readAll(Runnable beforeEach) {
        return read(List.of("/", "/bulletin?date=" + load.date, "/api/v1/bulletin?date=" + load.date), beforeEach);
    }

    /// Reads these pages, and the icon.
    Map<String, Latencies> read(List<String> pages, Runnable beforeEach) {
        Map<String, Latencies> met = new LinkedHashMap<>();
        try (Crowd crowd = new Crowd(beforeEach)) {
            List<String> paths = new ArrayList<>(pages);
            if (!icon.isEmpty()) {
                paths.add(icon);
            }
            for (String path : paths) {
                List<HttpRequest> requests = sessions.stream().map(session -> request(path, session)).toList();
                if (load.warmUpSeconds > 0) {
                    crowd.read(requests, load.warmUpSeconds);
                }
                met.put(path, crowd.read(requests, load.seconds));
            }
        }
        return met;
    }

    private HttpRequest request(String path, String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).header("Accept-Encoding", "gzip");
        if (path.startsWith("/api/")) {
            String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return request.header("Authorization", "Basic " + pair).build();
        }
        return request.header("Cookie", session).build();
    }

    /// Prints what the readers met.
    static void print(String how, Map<String, Latencies> met) {
        met.forEach((path, latencies) -> System.out.printf("%-5s %-36s %s%n", how, path, latencies.text()));
    }
}
