package org.zerospread.app.screening;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;

/// A household visit as it comes from the door, with one check per person who was met.
///
/// @param id made where the visit was made, so that the same visit sent twice is taken once
/// @param worker user name of the grid worker
public record VisitDraft(UUID id, HouseholdId household, String worker, Outcome outcome, Instant visitedAt, List<CheckDraft> checks) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,39}");

    /// How the visit ended; only [#MET] has checks.
    public enum Outcome {
        MET, ABSENT, REFUSED
    }

    /// A person check.
    ///
    /// @param temperatureTenths body temperature in tenths of a degree Celsius
    /// @param symptoms bits: 1 fever, 2 cough, 4 fatigue, 8 breath short, 16 diarrhoea
    /// @param keyAreaStay says that he was in a key area within 14 days
    /// @param answers what was answered to the other questions, under their codes; empty where nobody asked
    public record CheckDraft(PersonId person, @Nullable Short temperatureTenths, int symptoms, boolean keyAreaStay, @Nullable String remark,
            Map<String, Answer> answers) {

        public CheckDraft {
            answers = Map.copyOf(answers);
            for (String code : answers.keySet()) {
                if (!CODE.matcher(code).matches()) {
                    throw new IllegalArgumentException("question code \"" + code + "\" is not a word of small letters");
                }
            }
        }

        /// A check of which only the measured and ticked is known.
        public CheckDraft(PersonId person, @Nullable Short temperatureTenths, int symptoms, boolean keyAreaStay, @Nullable String remark) {
            this(person, temperatureTenths, symptoms, keyAreaStay, remark, Map.of());
        }
    }

    /// What somebody answers at the door; not having been asked is none of the three.
    public enum Answer {
        YES, NO, UNKNOWN
    }

    public VisitDraft {
        checks = List.copyOf(checks);
        if (outcome != Outcome.MET && !checks.isEmpty()) {
            throw new IllegalArgumentException("visit " + id + " ended " + outcome + " and cannot have " + checks.size() + " checks");
        }
    }
}
