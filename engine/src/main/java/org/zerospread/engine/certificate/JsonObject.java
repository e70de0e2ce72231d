package org.zerospread.engine.certificate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object of JSON; its values are objects, lists, texts, [BigDecimal], [Boolean] or [JsonObject.Null].
///
/// @param fields in the order of the text
record JsonObject(Map<String, Object> fields) {

    /// The word `null`.
    enum Null {
        NULL
    }

    private <T> Optional<T> value(String key, Class<T> type) {
        return Optional.ofNullable(fields.get(key)).filter(type::isInstance).map(type::cast);
    }

    /// The text under a key; empty where there is none, or something else.
    Optional<String> text(String key) {
        return value(key, String.class);
    }

    Optional<BigDecimal> number(String key) {
        return value(key, BigDecimal.class);
    }

    Optional<JsonObject> object(String key) {
        return value(key, JsonObject.class);
    }

    List<?> list(String key) {
        return value(key, List.class).<List<?>>map(list -> list).orElse(List.of());
    }

    /// The objects in a list.
    List<JsonObject> objects(String key) {
        return list(key).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
    }

    /// The texts in a list.
    List<String> texts(String key) {
        return list(key).stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
}
