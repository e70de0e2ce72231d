package org.zerospread.engine.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

/// The public keys whose certificates are accepted (a JSON Web Key Set, RFC 7517).
///
/// @param keys by name
/// @param notes what departs from the conventions and does not keep a key from being used
public record KeySet(Map<String, VerifyingKey> keys, List<String> notes) {

    public KeySet {
        keys = Map.copyOf(keys);
        notes = List.copyOf(notes);
    }

    /// The keys of one issuer.
    public static KeySet of(List<VerifyingKey> keys) {
        Map<String, VerifyingKey> named = new LinkedHashMap<>();
        keys.forEach(key -> named.put(key.kid(), key));
        return new KeySet(named, List.of());
    }

    Optional<VerifyingKey> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    /// Reads a key set; one wrong key refuses all of it, for a check without it would call its certificates foreign.
    public static DocumentReading<KeySet> read(String file, String text) {
        JsonObject set;
        try {
            set = JsonText.object(text.strip());
        } catch (JsonFault broken) {
            return refused(file, broken.line(), "", "CRT-010", "不是 JSON 公钥集: " + broken.getMessage(), "no key set in JSON: " + broken.getMessage());
        }
        List<JsonObject> entries = set.objects("keys").stream().filter(KeySet::signs).toList();
        if (entries.isEmpty()) {
            return refused(file, 1, "keys", "CRT-011", "没有一个 ES256 签名公钥", "there is no public key for signatures of ES256");
        }
        Map<String, VerifyingKey> keys = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        List<DocumentFault> faults = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String path = "keys[" + i + "]";
            Optional<VerifyingKey> key = key(entries.get(i));
            if (key.isEmpty()) {
                faults.add(new DocumentFault(file, 1, path, "CRT-012", "公钥不完整, 或不在 P-256 曲线上", "the key is not whole, or its point does not lie on P-256"));
                continue;
            }
            VerifyingKey other = keys.put(key.get().kid(), key.get());
            if (other != null && !other.equals(key.get())) {
                faults.add(new DocumentFault(file, 1, path + ".kid", "CRT-012", "两个公钥同名: " + other.kid(), "two keys are named " + other.kid()));
            }
            if (!key.get().isNamedByThumbprint()) {
                notes.add(path + ".kid: 名称不是公钥指纹 (RFC 7638), 仍可用 / the name is not the key's thumbprint; it is used all the same");
            }
            if (entries.get(i).fields().containsKey("d")) {
                notes.add(path + ".d: 文件含私钥, 请立即更换这把密钥 / the file holds the private half: replace this key at once");
            }
        }
        return faults.isEmpty() ? new DocumentReading.Accepted<>(new KeySet(keys, notes)) : new DocumentReading.Refused<>(faults);
    }

    private static boolean signs(JsonObject entry) {
        return entry.text("kty").filter("EC"::equals).isPresent() && entry.text("crv").filter("P-256"::equals).isPresent() && entry.text("use").filter(use -> !use.equals("sig")).isEmpty()
                && entry.text("alg").filter(alg -> !alg.equals("ES256")).isEmpty();
    }

    private static Optional<VerifyingKey> key(JsonObject entry) {
        Optional<byte[]> x = entry.text("x").flatMap(Base64Url::bytes);
        Optional<byte[]> y = entry.text("y").flatMap(Base64Url::bytes);
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        try {
            VerifyingKey named = VerifyingKey.of(VerifyingKey.key(x.get(), y.get()));
            return Optional.of(entry.text("kid").map(kid -> new VerifyingKey(kid, named.key())).orElse(named));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    private static <T> DocumentReading<T> refused(String file, int line, String path, String code, String zh, String en) {
        return new DocumentReading.Refused<>(List.of(new DocumentFault(file, line, path, code, zh, en)));
    }
}
