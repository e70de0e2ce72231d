package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.resumption.ReturnRule;

/// Somebody on the ledger of a firm, and whether he may return to work: all that the firm is shown of him.
///
/// @param id of his line on the ledger
/// @param name masked
/// @param card masked; empty where none is known
public record StaffReturn(UUID id, UUID firm, PersonId person, String name, String card, @Nullable String post, @Nullable String shift, @Nullable String canteenTable, @Nullable String bus,
        @Nullable String dormitory, LocalDate joinedOn, ReturnRule.Answer answer) {

    /// Whether he may return.
    public boolean mayReturn() {
        return answer.mayReturn();
    }

    /// Why he may not; empty when he may.
    public List<ReturnRule.Reason> reasons() {
        return switch (answer) {
            case ReturnRule.Answer.MayReturn may -> List.of();
            case ReturnRule.Answer.MayNot(List<ReturnRule.Reason> reasons) -> reasons;
        };
    }

    /// The first day on which nothing keeps him from work; null where he may return, or no day is known.
    public @Nullable LocalDate until() {
        return answer instanceof ReturnRule.Answer.MayNot not ? not.until() : null;
    }

    /// Under its stable keys, in their order.
    ///
    /// @param officially whether the reader is an official; the firm needs no id of the person
    public Map<String, @Nullable Object> asJson(boolean officially) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("person", officially ? person.toString() : null);
        json.put("name", name);
        json.put("card", card);
        json.put("post", post);
        json.put("shift", shift);
        json.put("canteen_table", canteenTable);
        json.put("bus", bus);
        json.put("dormitory", dormitory);
        json.put("joined_on", joinedOn.toString());
        json.put("may_return", mayReturn());
        json.put("reasons", reasons().stream().map(reason -> {
            Map<String, @Nullable Object> said = new LinkedHashMap<>();
            said.put("code", reason.code());
            said.put("zh", reason.zh());
            said.put("en", reason.en());
            said.put("until", text(reason.until()));
            return said;
        }).toList());
        json.put("until", text(until()));
        return json;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /// All of a firm under the same keys.
    public static Map<String, Object> asJson(Firm firm, List<StaffReturn> staff, boolean officially) {
        long may = staff.stream().filter(StaffReturn::mayReturn).count();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("firm", firm.id().toString());
        json.put("credit_code", firm.creditCode());
        json.put("total", staff.size());
        json.put("may_return", may);
        json.put("may_not_return", staff.size() - may);
        json.put("staff", staff.stream().map(line -> line.asJson(officially)).toList());
        return json;
    }
}
