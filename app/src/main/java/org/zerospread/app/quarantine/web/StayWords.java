package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.Set;
import org.zerospread.app.person.Phrase;

/// Turns the short codes of duties, conditions and events of a stay into sentences, which a page says in its reader's language.
public final class StayWords {

    /// What an address may say was taken down, and what was refused; anything else is not shown.
    public static final Set<String> DONE = Set.of("TEMPERATURE", "TEST", "RESULT", "MOVE", "CALL", "INCIDENT");
    public static final Set<String> FAULTS = Set.of("STY-001", "STY-002", "STY-003", "STY-004", "STY-005", "STY-006", "STY-007", "STY-008", "STY-009", "STY-010");

    private StayWords() {
    }

    /// What a duty asks for beyond its kind: which of the day's temperatures, which method, from where to where, which day after release.
    public static Phrase duty(String kind, int slot, int slots, String detail) {
        return switch (kind) {
            case "TEMPERATURE" -> slot(slot, slots);
            case "CALL" -> Phrase.of("duty.call.day", slot);
            case "TEST", "RESULT" -> detail.isEmpty() ? Phrase.plain("") : Phrase.of("duty.method", new Phrase.Code("method", detail.split(" ")[0]));
            case "MOVE" -> {
                String[] places = detail.split(" > ");
                yield places.length == 2 ? Phrase.of("duty.move", new Phrase.Code("place", places[0]), new Phrase.Code("place", places[1])) : Phrase.plain("");
            }
            default -> Phrase.plain("");
        };
    }

    /// The name of one of the observations of a day.
    public static Phrase slot(int slot, int slots) {
        return slots == 2 ? Phrase.of("slot." + slot) : Phrase.of("slot.of", slot, slots);
    }

    /// A condition that does not hold: `TEST 2020-02-13 PCR`.
    public static Phrase wanting(String code) {
        String[] parts = code.split(" ");
        return switch (parts[0]) {
            case "TEST", "RESULT" -> Phrase.of("wanting." + parts[0], LocalDate.parse(parts[1]), new Phrase.Code("method", parts[2]));
            case "NEGATIVES" -> Phrase.of("wanting.NEGATIVES", parts[1]);
            default -> Phrase.of("wanting." + parts[0], LocalDate.parse(parts[1]));
        };
    }

    /// What the plan asks for: `CALL_DOCTOR 2020-02-03`.
    public static Phrase action(String code) {
        String[] parts = code.split(" ");
        return Phrase.of("action." + parts[0], LocalDate.parse(parts[1]));
    }

    /// A day as it stands in a narrow cell: month and day in Chinese, day and month otherwise.
    public static String monthDay(boolean chinese, LocalDate day) {
        return chinese ? day.getMonthValue() + "/" + day.getDayOfMonth() : day.getDayOfMonth() + "/" + day.getMonthValue();
    }

    /// Something on a day of the calendar.
    public static Phrase mark(String kind, String detail) {
        return switch (kind) {
            case "TEMPERATURE", "FEVER" -> Phrase.plain(detail);
            case "TEST" -> Phrase.of("mark.TEST", new Phrase.Code("mark-result", detail));
            case "MOVED" -> Phrase.of("mark.MOVED", new Phrase.Code("place", detail));
            case "CALL" -> Phrase.of("mark.CALL", new Phrase.Code("call", detail));
            default -> Phrase.of("mark." + kind);
        };
    }
}
