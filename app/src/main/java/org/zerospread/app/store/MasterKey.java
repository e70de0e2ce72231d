package org.zerospread.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The installation's secret of 256 bits: every other key is derived from it, or wrapped by one that is.
///
/// It lies outside the database, in a file that its owner alone may read or in the environment, so that a stolen copy of the
/// database tells nothing. Losing it loses the encrypted fields for good.
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /// Reads a key of 64 hexadecimal digits.
    ///
    /// @throws StoreException `STO-012` when the text is anything else; the text is not quoted, for it may be nearly right
    public static MasterKey parse(String text) {
        try {
            byte[] secret = HexFormat.of().parseHex(text.strip());
            if (secret.length == BYTES) {
                return new MasterKey(secret);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable("64 hex", e);
        }
        throw unreadable("64 hex", null);
    }

    /// Reads the key from a file; makes a new one where there is none.
    ///
    /// @throws StoreException `STO-012` when the file cannot be read or written, or holds something else
    public static MasterKey open(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                Path parent = file.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static StoreException unreadable(String what, @org.jspecify.annotations.Nullable Exception cause) {
        StoreException fault = new StoreException("STO-012", "密钥读不出来(" + what + "):应为 64 位十六进制数,来自 --key-file、环境变量 ZEROSPREAD_KEY 或数据目录中的 key 文件。"
                + " The key cannot be read: 64 hexadecimal digits are expected from --key-file, ZEROSPREAD_KEY or the file key in the data directory.");
        if (cause != null) {
            fault.initCause(cause);
        }
        return fault;
    }

    /// A key for one purpose (HKDF-SHA256, RFC 5869): keys of two purposes say nothing about each other.
    ///
    /// @param algorithm as in [SecretKey#getAlgorithm], such as `AES` or `HmacSHA256`
    public SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm,
                    HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(("zerospread " + purpose).getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of JDK 25", e);
        }
    }

    /// The key as settings carry it within this process.
    public String text() {
        return HexFormat.of().formatHex(secret);
    }

    /// Never prints the key.
    @Override
    public String toString() {
        return "MasterKey";
    }
}
