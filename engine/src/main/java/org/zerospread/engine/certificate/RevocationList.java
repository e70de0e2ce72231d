package org.zerospread.engine.certificate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

/// Certificates that were taken back, by the key that signed them.
///
/// @param revoked by key, then by number: the moment before which certificates of that number do not hold any more; null for all of them
public record RevocationList(Map<String, Map<String, @Nullable BigDecimal>> revoked) {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,24})(?:\\.([0-9]{1,15}))?");

    /// Nothing was taken back.
    public static final RevocationList NONE = new RevocationList(Map.of());

    /// Whether a certificate was taken back.
    ///
    /// @param notBefore seconds since 1970
    boolean revokes(String kid, String number, BigDecimal notBefore) {
        Map<String, @Nullable BigDecimal> numbers = revoked.getOrDefault(kid, Map.of());
        BigDecimal before = numbers.get(number);
        return numbers.containsKey(number) && (before == null || notBefore.compareTo(before) < 0);
    }

    /// The list of one key as it is published.
    ///
    /// @param counter how often the list was changed, from 1 on
    public static String json(String kid, long counter, List<String> numbers) {
        return "{\"kid\":" + JsonText.quoted(kid) + ",\"method\":\"rid\",\"ctr\":" + counter + ",\"rids\":[" + String.join(",", numbers.stream().map(JsonText::quoted).toList()) + "]}";
    }

    /// Several lists as one.
    public static RevocationList all(List<RevocationList> lists) {
        Map<String, Map<String, @Nullable BigDecimal>> revoked = new HashMap<>();
        lists.forEach(list -> list.revoked().forEach((kid, numbers) -> numbers.forEach((number, before) -> add(revoked.computeIfAbsent(kid, key -> new HashMap<>()), number, before))));
        return new RevocationList(revoked);
    }

    /// Of two entries for a number the one that takes back more counts.
    private static void add(Map<String, @Nullable BigDecimal> into, String number, @Nullable BigDecimal before) {
        BigDecimal kept = into.get(number);
        boolean keptReachesFurther = into.containsKey(number) && (kept == null || before != null && kept.compareTo(before) > 0);
        into.put(number, keptReachesFurther ? kept : before);
    }

    /// Reads the list of one key, or several lists in an array.
    public static DocumentReading<RevocationList> read(String file, String text) {
        Object value;
        try {
            value = JsonText.read(text.strip()).value();
        } catch (JsonFault broken) {
            return new DocumentReading.Refused<>(List.of(fault(file, broken.line(), "", "不是 JSON 撤销名单: " + broken.getMessage(), "no revocation list in JSON: " + broken.getMessage())));
        }
        List<?> lists = value instanceof List<?> several ? several : List.of(value);
        Map<String, Map<String, @Nullable BigDecimal>> revoked = new HashMap<>();
        List<DocumentFault> faults = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            String path = value instanceof List<?> ? "[" + i + "]." : "";
            Optional<String> kid = lists.get(i) instanceof JsonObject list ? list.text("kid") : Optional.empty();
            if (kid.isEmpty()) {
                faults.add(fault(file, 1, path + "kid", "名单没有写明是哪把密钥的", "the list does not say whose key's it is"));
            } else {
                faults.addAll(take(file, path, (JsonObject) lists.get(i), revoked.computeIfAbsent(kid.get(), key -> new HashMap<>())));
            }
        }
        return faults.isEmpty() ? new DocumentReading.Accepted<>(new RevocationList(revoked)) : new DocumentReading.Refused<>(faults);
    }

    private static List<DocumentFault> take(String file, String path, JsonObject list, Map<String, @Nullable BigDecimal> into) {
        List<DocumentFault> faults = new ArrayList<>();
        if (list.text("method").filter("rid"::equals).isEmpty()) {
            faults.add(fault(file, 1, path + "method", "只认 rid 一种撤销方法", "rid is the one method that is understood"));
        }
        if (!(list.fields().get("rids") instanceof List<?> rids)) {
            faults.add(fault(file, 1, path + "rids", "缺少撤销编号", "the numbers are missing"));
            return faults;
        }
        for (int i = 0; i < rids.size(); i++) {
            var entry = ENTRY.matcher(rids.get(i) instanceof String text ? text : "");
            if (!entry.matches()) {
                faults.add(fault(file, 1, path + "rids[" + i + "]", "编号须为 1 至 24 个 A-Z a-z 0-9 - _, 可带 .秒数", "a number has 1 to 24 of A-Z a-z 0-9 - _, and may be followed by .SECONDS"));
            } else {
                add(into, entry.group(1), entry.group(2) == null ? null : new BigDecimal(entry.group(2)));
            }
        }
        return faults;
    }

    private static DocumentFault fault(String file, int line, String path, String zh, String en) {
        return new DocumentFault(file, line, path, "CRT-013", zh, en);
    }
}
