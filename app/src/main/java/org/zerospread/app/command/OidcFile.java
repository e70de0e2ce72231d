package org.zerospread.app.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.zerospread.app.store.StoreException;

/// The identity provider's file: Java properties, described in docs/formats.md.
final class OidcFile {

    private static final Set<String> NEEDED = Set.of("issuer", "client-id", "client-secret");
    private static final Set<String> ALLOWED = Set.of("account-claim", "trusted-second-factor");

    private OidcFile() {
    }

    /// Its lines as settings of the program.
    ///
    /// @throws StoreException `SRV-005` it cannot be read, a line lacks or is unknown, or the issuer is neither TLS nor this machine; without quoting the secret
    static Map<String, String> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(file, "读不到 · cannot be read");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (!NEEDED.contains(name) && !ALLOWED.contains(name)) {
                throw wrong(file, "不认识 · unknown: " + name);
            }
            settings.put("zerospread.oidc." + name, lines.getProperty(name).strip());
        }
        for (String name : NEEDED) {
            if (settings.getOrDefault("zerospread.oidc." + name, "").isEmpty()) {
                throw wrong(file, "缺少 · lacks " + name);
            }
        }
        String issuer = lines.getProperty("issuer").strip();
        if (!issuer.matches("https://[^/?#@]+(/[^?#]*)?") && !issuer.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/[^?#]*)?")) {
            throw wrong(file, "issuer 须是 https 地址 · issuer must be an https address");
        }
        return settings;
    }

    private static StoreException wrong(Path file, String why) {
        return new StoreException("SRV-005", "身份提供方的文件 " + file + " 不对 The identity provider's file is wrong: " + why);
    }
}
