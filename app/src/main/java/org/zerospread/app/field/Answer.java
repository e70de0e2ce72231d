package org.zerospread.app.field;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The acknowledgement of one submission; a phone forgets nothing but what an answer names.
///
/// @param id null only when the submission's own could not be read
/// @param first for `again`: what the first answer was
/// @param code why, for all but a plain `taken`
/// @param message the reason in both languages
public record Answer(@Nullable UUID id, State state, @Nullable State first, @Nullable String code, @Nullable String message) {

    /// What became of it.
    public enum State {
        /// New, and taken.
        TAKEN,
        /// Known with the same content: nothing changed.
        AGAIN,
        /// Known with other content: the first stays, this one is kept beside it.
        CONFLICT,
        /// Not taken; kept with the reason.
        REFUSED,
        /// Kept until a person decides.
        WAITING;

        /// The word in JSON.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Answer of(@Nullable UUID id, State state, @Nullable String code, @Nullable String detail) {
        return new Answer(id, state, null, code, message(code, detail));
    }

    static Answer again(UUID id, State first, @Nullable String code) {
        return new Answer(id, State.AGAIN, first, code, message(code, null));
    }

    private static @Nullable String message(@Nullable String code, @Nullable String detail) {
        if (detail != null || code == null) {
            return detail;
        }
        return switch (code) {
            case "FLD-001" -> "内容读不出来 the submission cannot be read";
            case "FLD-002" -> "没有这一种上报 there is no such kind of submission";
            case "FLD-003" -> "同一编号而内容不同:两份都已保存,以先到的为准 the same id with other content: both are kept, the first stands";
            case "FLD-004" -> "时间晚于现在:待人工核定 dated later than now: waits for a person";
            case "FLD-005" -> "十四天以前的记录:待人工核定 made more than 14 days ago: waits for a person";
            case "FLD-010" -> "您没有上报这一种的权限:待有权限的人核定 you may not send this kind: waits for somebody who may";
            case "FLD-006" -> "内容不对 the content does not fit";
            case "SCR-001" -> "本辖区没有这一户 the household is not known here";
            case "SCR-003" -> "所查的人未登记,已留存待补 a person checked is not registered here; kept";
            default -> code;
        };
    }
}
