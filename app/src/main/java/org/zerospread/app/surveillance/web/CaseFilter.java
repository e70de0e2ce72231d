package org.zerospread.app.surveillance.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.Severity;
import org.zerospread.app.surveillance.Source;

/// What the line list is narrowed to and sorted by, as it stands in the address; blank is any.
///
/// @param place name, pinyin or code of a division
/// @param by which day `from` and `to` bound: `onset`, `suspected`, `confirmed` or `discharged`
/// @param q part of a number or name, or the beginning of the name's pinyin
/// @param sort `number`, `name`, `place`, `since`, `onset`, `confirmed` or `severity`
/// @param down `true` from the last to the first
/// @param after number of the case behind which the page begins
public record CaseFilter(String state, String severity, String source, String disease, String place, String by, String from, String to, String q, String sort, String down, String after) {

    private static final List<String> DAYS = List.of("onset", "suspected", "confirmed", "discharged");
    private static final List<String> SORTS = List.of("number", "name", "place", "since", "onset", "confirmed", "severity");

    public CaseFilter(@Nullable String state, @Nullable String severity, @Nullable String source, @Nullable String disease, @Nullable String place, @Nullable String by, @Nullable String from,
            @Nullable String to, @Nullable String q, @Nullable String sort, @Nullable String down, @Nullable String after) {
        this.state = clean(state);
        this.severity = clean(severity);
        this.source = clean(source);
        this.disease = clean(disease);
        this.place = clean(place);
        this.by = clean(by).isEmpty() ? DAYS.getFirst() : clean(by);
        this.from = clean(from);
        this.to = clean(to);
        this.q = clean(q);
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
    CaseFilter checked() {
        one("state", state, names(CaseState.values()));
        one("severity", severity, names(Severity.values()));
        one("source", source, names(Source.values()));
        one("by", by, DAYS);
        one("sort", sort, SORTS);
        day("from", from);
        day("to", to);
        return this;
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    private static void one(String field, String text, List<String> words) {
        if (!text.isEmpty() && !words.contains(text)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown " + field + " " + text);
        }
    }

    private static void day(String field, String text) {
        try {
            if (!text.isEmpty()) {
                LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, field + " is no day: " + text);
        }
    }

    /// The fields with something in them, but for the page; `by` only where a day is bounded.
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("state", state);
        fields.put("severity", severity);
        fields.put("source", source);
        fields.put("disease", disease);
        fields.put("place", place);
        fields.put("by", from.isEmpty() && to.isEmpty() || by.equals("onset") ? "" : by);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("q", q);
        fields.put("sort", sort.equals("number") ? "" : sort);
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
        fields.remove("after");
        fields.put(field, value);
        fields.values().removeIf(String::isEmpty);
        return written(fields);
    }

    /// Sorted by another column, or the other way round.
    public String sortedBy(String column) {
        Map<String, String> fields = fields();
        boolean turn = sort.equals(column) && down.isEmpty();
        fields.put("sort", column.equals("number") ? "" : column);
        fields.put("down", turn ? "true" : "");
        fields.values().removeIf(String::isEmpty);
        return written(fields);
    }

    /// What may be kept under a name: without the words searched for.
    String kept() {
        Map<String, String> fields = fields();
        fields.remove("q");
        return written(fields);
    }

    /// How many fields narrow the list beside the state.
    public long narrowed() {
        return fields().keySet().stream().filter(field -> !List.of("state", "sort", "down", "by").contains(field)).count();
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream().map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
