package org.zerospread.app.web;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Somebody with a browser's cookies who reads pages and sends forms.
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern SECRET = Pattern.compile("class=\"once\">([A-Z2-7]{32})<");

    private final String site;
    private final CookieManager kept = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(kept).followRedirects(HttpClient.Redirect.NORMAL).build();

    Visitor(int port) {
        this.site = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> api(String path, String user, String password) throws IOException, InterruptedException {
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Authorization", "Basic " + basic).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends a JSON document to the API.
    HttpResponse<String> sendApi(String path, String user, String password, String json) throws IOException, InterruptedException {
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Any request of the API with further headers.
    HttpResponse<String> sendJson(String method, String path, String user, String password, @Nullable String json, Map<String, String> headers) throws IOException, InterruptedException {
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> deleteApi(String path, String user, String password) throws IOException, InterruptedException {
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Authorization", "Basic " + basic).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends a form with the token of the page that shows it.
    HttpResponse<String> post(String page, String path, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return send(path, token.group(1), fields);
    }

    /// Sends a form with a token read before.
    HttpResponse<String> send(String path, String token, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends a form as it is written, a field perhaps more than once; values that are not ASCII are encoded.
    HttpResponse<String> sendForm(String path, String fields) throws IOException, InterruptedException {
        String body = fields.chars().mapToObj(letter -> letter < 128 ? Character.toString(letter) : URLEncoder.encode(Character.toString(letter), StandardCharsets.UTF_8)).collect(Collectors.joining());
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// The token that forms of this session send along.
    String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/account/password").body());
        if (!token.find()) {
            throw new AssertionError("no token");
        }
        return token.group(1);
    }

    /// Any request, without following redirections: with a password as clients of the API send it, or with the session's token.
    HttpResponse<String> sendAs(String method, String path, @Nullable String user, @Nullable String password, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}"));
        if (user != null) {
            request.header("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        }
        if (token != null) {
            request.header("X-CSRF-TOKEN", token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Any body, without regard for what it is: with the session's token, or as a client of the API.
    HttpResponse<String> sendBody(String method, String path, String token, @Nullable String user, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (user == null) {
            request.header("X-CSRF-TOKEN", token);
        } else {
            request.header("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString((user + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends a file with a form.
    HttpResponse<byte[]> upload(String path, String token, Map<String, String> fields, byte[] file) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "multipart/form-data; boundary=zs").header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts(fields, file))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Sends a file as a client of the API.
    HttpResponse<byte[]> uploadApi(String path, String user, byte[] file) throws IOException, InterruptedException {
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "multipart/form-data; boundary=zs").header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts(Map.of(), file))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] parts(Map<String, String> fields, byte[] file) {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(("--zs\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes("--zs\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--zs--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /// The cookies held.
    String cookies() {
        return kept.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).sorted().toList().toString();
    }

    /// Sets up a second factor for the account that is signed in; the session counts as signed in with it from then on.
    void setUpSecondFactor() throws IOException, InterruptedException {
        Matcher secret = SECRET.matcher(get("/account/second-factor").body());
        if (!secret.find()) {
            throw new AssertionError("no secret is shown");
        }
        post("/account/second-factor", "/account/second-factor", Map.of("code", codeNow(secret.group(1))));
    }

    /// The code that an authenticator shows now for a secret (base 32).
    static String codeNow(String secret) {
        StringBuilder digits = new StringBuilder();
        secret.chars().forEach(letter -> digits.append(Character.forDigit("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter), 32)));
        byte[] all = new BigInteger("1" + digits, 32).toByteArray();
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(new SecretKeySpec(all, all.length - 20, 20, "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> signIn(String user, String password) throws IOException, InterruptedException {
        return post("/sign-in", "/sign-in", Map.of("username", user, "password", password));
    }
}
