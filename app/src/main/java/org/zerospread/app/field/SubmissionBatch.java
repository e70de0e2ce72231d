package org.zerospread.app.field;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a phone sends at one time, read from JSON: one submission, a list of them, or `{device, sent_at, submissions: […]}`.
///
/// @param sentAt what the phone's clock showed when it sent
/// @param offsetSeconds the district's clock minus the phone's at their last contact: for a queue that goes by file, and is long on its way
/// @param single whether one submission was sent by itself, and is answered by itself
public record SubmissionBatch(@Nullable UUID device, @Nullable Instant sentAt, @Nullable Long offsetSeconds, boolean single, List<Item> items) {

    /// At most so many at a time.
    public static final int MOST = 500;

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int LONGEST_CONTENT = 16_384;
    /// Times that both a phone and the database can write.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public SubmissionBatch {
        items = List.copyOf(items);
    }

    /// One element of the list.
    ///
    /// @param id null when it cannot be read: then nothing can name it
    /// @param digest SHA-256 of kind, time and content in one canonical form
    /// @param text the element in canonical form, as it is kept
    /// @param fault what cannot be read, in both languages; null when all can
    record Item(@Nullable UUID id, String kind, @Nullable Instant madeAt, JsonNode content, Digest digest, String text, @Nullable String fault) {
    }

    /// A SHA-256.
    record Digest(String hex) {

        byte[] bytes() {
            return java.util.HexFormat.of().parseHex(hex);
        }

        static Digest of(String text) {
            try {
                return new Digest(java.util.HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every JDK", e);
            }
        }
    }

    /// Reads a batch; empty when it is no JSON, is cut off, or has too many elements.
    public static Optional<SubmissionBatch> read(byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            // What a cut line leaves is answered as a whole: the phone keeps all and sends again.
            return Optional.empty();
        }
        JsonNode list = root.isArray() ? root : root.path("submissions");
        if (root.isObject() && root.has("id") && list.isMissingNode()) {
            return Optional.of(new SubmissionBatch(uuid(root.path("device")), instant(root.path("sent_at")), offset(root), true, List.of(item(root))));
        }
        if (!list.isArray() || list.size() > MOST) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>(list.size());
        list.forEach(element -> items.add(item(element)));
        return Optional.of(new SubmissionBatch(uuid(root.path("device")), instant(root.path("sent_at")), offset(root), false, items));
    }

    private static @Nullable Long offset(JsonNode root) {
        JsonNode seconds = root.path("offset_seconds");
        return seconds.isIntegralNumber() && seconds.canConvertToInt() ? Long.valueOf(seconds.longValue()) : null;
    }

    /// By how much the phone's clock is behind the district's.
    Duration offset(Instant receivedAt) {
        if (sentAt != null) {
            return Duration.between(sentAt, receivedAt);
        }
        return offsetSeconds == null ? Duration.ZERO : Duration.ofSeconds(offsetSeconds);
    }

    /// Reads what was kept of one element.
    static JsonNode kept(String text) {
        return JSON.readTree(text);
    }

    private static Item item(JsonNode element) {
        UUID id = uuid(element.path("id"));
        Instant madeAt = instant(element.path("made_at"));
        JsonNode content = element.path("content");
        JsonNode kindNode = element.path("kind");
        String kind = kindNode.isString() && kindNode.stringValue().length() <= 40 ? kindNode.stringValue() : "";
        StringBuilder body = new StringBuilder("{\"content\":");
        canonical(content, body);
        body.append(",\"kind\":").append(JSON.writeValueAsString(kind)).append(",\"made_at\":").append(JSON.writeValueAsString(String.valueOf(madeAt))).append('}');
        String text = body.toString();
        return new Item(id, kind, madeAt, content, Digest.of(text), text, fault(id, kind, madeAt, content, text));
    }

    private static @Nullable String fault(@Nullable UUID id, String kind, @Nullable Instant madeAt, JsonNode content, String text) {
        if (id == null) {
            return "id";
        }
        if (kind.isEmpty()) {
            return "kind";
        }
        if (madeAt == null) {
            return "made_at";
        }
        return !content.isObject() || text.length() > LONGEST_CONTENT || text.contains("\\u0000") ? "content" : null;
    }

    private static @Nullable UUID uuid(JsonNode node) {
        try {
            return node.isString() && node.stringValue().length() == 36 ? UUID.fromString(node.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            Instant instant = node.isString() ? OffsetDateTime.parse(node.stringValue()).toInstant() : null;
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// Keys in order, no spaces, numbers without trailing zeros: the same content gives the same text, whoever wrote it.
    private static void canonical(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            char before = '{';
            for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
                text.append(before).append(JSON.writeValueAsString(entry.getKey())).append(':');
                canonical(entry.getValue(), text);
                before = ',';
            }
            text.append(sorted.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode element : node) {
                text.append(before);
                canonical(element, text);
                before = ',';
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isNumber()) {
            text.append(node.decimalValue().stripTrailingZeros());
        } else {
            text.append(node.isMissingNode() ? "null" : JSON.writeValueAsString(node));
        }
    }
}
