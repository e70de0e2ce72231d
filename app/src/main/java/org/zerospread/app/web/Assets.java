package org.zerospread.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Addresses of the site's own style, script and icon.
///
/// Browsers keep such files for a year; the checksum in the address makes them fetch a changed one.
@Component
class Assets {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /// The address of a file of `static/assets`.
    String address(String name) {
        return addresses.computeIfAbsent(name, file -> "/assets/" + file + "?v=" + checksum(file));
    }

    private static String checksum(String file) {
        try (InputStream bytes = new ClassPathResource("static/assets/" + file).getInputStream()) {
            CRC32 sum = new CRC32();
            sum.update(bytes.readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
