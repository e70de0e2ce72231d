package org.zerospread.app.enterprise.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;

/// What the list of firms is narrowed to and sorted by, as it stands in the address; blank is any.
///
/// @param q part of a name or credit code, or the beginning of the name's pinyin
/// @param place name, pinyin or code of a division
/// @param zone class of the town
/// @param industry section or longer code
/// @param state `OPEN` (the default), `CLOSED` or `ALL`
/// @param sort `name`, `code`, `place`, `industry`, `staff` or `listed`
/// @param down `true` from the last to the first
/// @param after id of the firm behind which the page begins
public record FirmFilter(String q, String place, String zone, String industry, String size, String park, String priority, String state, String sort, String down, String after) {

    static final List<String> ZONES = List.of("URBAN_CENTRE", "BORDER", "ORDINARY");
    private static final List<String> STATES = List.of("OPEN", "CLOSED", "ALL");
    private static final List<String> SORTS = List.of("name", "code", "place", "industry", "staff", "listed");

    public FirmFilter(@Nullable String q, @Nullable String place, @Nullable String zone, @Nullable String industry, @Nullable String size, @Nullable String park, @Nullable String priority,
            @Nullable String state, @Nullable String sort, @Nullable String down, @Nullable String after) {
        this.q = clean(q);
        this.place = clean(place);
        this.zone = clean(zone);
        this.industry = clean(industry);
        this.size = clean(size);
        this.park = clean(park);
        this.priority = clean(priority);
        this.state = clean(state).isEmpty() ? STATES.getFirst() : clean(state);
        this.sort = clean(sort).isEmpty() ? SORTS.getFirst() : clean(sort);
        this.down = "true".equals(down) ? "true" : "";
        this.after = clean(after);
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// The same, when every word of it is one that there is.
    ///
    /// @throws ResponseStatusException 400 naming the one that is not
    FirmFilter checked() {
        one("zone", zone, ZONES);
        one("size", size, Arrays.stream(FirmSize.values()).map(Enum::name).toList());
        one("priority", priority, Arrays.stream(Priority.values()).map(Enum::name).toList());
        one("state", state, STATES);
        one("sort", sort, SORTS);
        if (!industry.matches("([A-Ta-t]?[0-9]{0,4})")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown industry " + industry);
        }
        if (!after.isEmpty() && last().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown after " + after);
        }
        return this;
    }

    private static void one(String field, String text, List<String> words) {
        if (!text.isEmpty() && !words.contains(text)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown " + field + " " + text);
        }
    }

    /// The firm behind which the page begins.
    Optional<UUID> last() {
        try {
            return after.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(after));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", q);
        fields.put("place", place);
        fields.put("zone", zone);
        fields.put("industry", industry);
        fields.put("size", size);
        fields.put("park", park);
        fields.put("priority", priority);
        fields.put("state", state.equals("OPEN") ? "" : state);
        fields.put("sort", sort.equals("name") ? "" : sort);
        fields.put("down", down);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /// As the query of an address.
    public String query() {
        return written(fields());
    }

    /// Likewise, with one field another; an empty value leaves it out.
    public String with(String field, String value) {
        Map<String, String> fields = fields();
        fields.put(field, value);
        fields.values().removeIf(String::isEmpty);
        return written(fields);
    }

    /// Sorted by another column, or the other way round.
    public String sortedBy(String column) {
        Map<String, String> fields = fields();
        fields.put("sort", column.equals("name") ? "" : column);
        fields.put("down", sort.equals(column) && down.isEmpty() ? "true" : "");
        fields.values().removeIf(String::isEmpty);
        return written(fields);
    }

    /// Which way a column is sorted, for `aria-sort`; null where it is not.
    public @Nullable String sorted(String column) {
        return !sort.equals(column) ? null : down.isEmpty() ? "ascending" : "descending";
    }

    /// Whether anything but the state narrows the list.
    public boolean narrows() {
        return fields().keySet().stream().anyMatch(field -> !List.of("state", "sort", "down").contains(field));
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream().map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
