package org.zerospread.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One person's browser: signs in by the form and keeps the cookies.
final class Visitor implements AutoCloseable {

    private static final String PASSWORD_PAGE = "/account/password";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();

    Visitor(URI site) {
        this.site = site;
    }

    /// Signs in.
    ///
    /// @return whether the program now asks for an own password
    /// @throws NotMeasuredException when it refuses
    boolean signIn(String user, String password) {
        HttpResponse<String> answer = post("/sign-in", Map.of("username", user, "password", password));
        String next = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || next.contains("/sign-in")) {
            throw new NotMeasuredException("sign-in as " + user + " was refused (" + answer.statusCode() + " " + next + ")");
        }
        return get("/").headers().firstValue("Location").orElse("").endsWith(PASSWORD_PAGE);
    }

    /// Sets an own password.
    void changePassword(String old, String fresh) {
        HttpResponse<String> answer = post(PASSWORD_PAGE, Map.of("old", old, "fresh", fresh, "again", fresh));
        if (answer.statusCode() != 302) {
            throw new NotMeasuredException("the password was not changed (" + answer.statusCode() + ")");
        }
    }

    /// A page as it was answered, redirects included.
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).build());
    }

    /// Fills the form of a page and sends it to the same address.
    private HttpResponse<String> post(String path, Map<String, String> fields) {
        Matcher token = FORM_TOKEN.matcher(get(path).body());
        if (!token.find()) {
            throw new NotMeasuredException("there is no form at " + path);
        }
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue())).collect(Collectors.joining("&")) + "&_csrf=" + encode(token.group(1));
        return send(HttpRequest.newBuilder(site.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NotMeasuredException(request.uri() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasuredException("interrupted");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The cookies as a request's header carries them.
    String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        client.close();
    }
}
