package org.zerospread.engine.identity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much two descriptions of a person are alike, from what they have in common: a number and the signs that make it.
///
/// The same card number settles it, and so does another one. Else the signs add up: a name of the same sound but other characters counts half of the same name, a household
/// more than an address, and two different birth dates take away what the same one would give. What one of the two does not say counts neither way. The weights are this
/// project's own: three signs that are seldom shared make it certain, two that often are make it doubtful.
///
/// @param score 0 to 100
public record Likeness(int score, Set<Sign> signs) {

    /// From here on it is the same person.
    public static final int CERTAIN = 70;
    /// From here on it may be, and somebody says so.
    public static final int DOUBTFUL = 40;
    private static final int MOST = 100;

    /// What two descriptions have in common, or what sets them apart.
    public enum Sign {
        SAME_CARD(100), OTHER_CARD(0), SAME_PHONE(40), SAME_NAME(40), SAME_SOUND(20), SAME_BIRTH_DATE(30), OTHER_BIRTH_DATE(-30), SAME_HOUSEHOLD(30), SAME_ADDRESS(20);

        private final int weight;

        Sign(int weight) {
            this.weight = weight;
        }

        /// What it adds to the score.
        public int weight() {
            return weight;
        }
    }

    /// What is compared of a person. Numbers and places may be digests: only sameness is asked.
    ///
    /// @param sound pinyin of the name without tones
    public record Traits(@Nullable Object card, @Nullable Object phone, @Nullable String name, @Nullable String sound, @Nullable Object birthDate, @Nullable Object household,
            @Nullable Object address) {
    }

    public Likeness {
        if (score < 0 || score > MOST) {
            throw new IllegalArgumentException("score " + score);
        }
        signs = Set.copyOf(signs);
    }

    /// Compares two descriptions.
    public static Likeness of(Traits one, Traits other) {
        EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
        note(signs, one.card(), other.card(), Sign.SAME_CARD, Sign.OTHER_CARD);
        note(signs, one.phone(), other.phone(), Sign.SAME_PHONE, null);
        note(signs, one.name(), other.name(), Sign.SAME_NAME, null);
        if (!signs.contains(Sign.SAME_NAME)) {
            note(signs, one.sound(), other.sound(), Sign.SAME_SOUND, null);
        }
        note(signs, one.birthDate(), other.birthDate(), Sign.SAME_BIRTH_DATE, Sign.OTHER_BIRTH_DATE);
        note(signs, one.household(), other.household(), Sign.SAME_HOUSEHOLD, null);
        if (!signs.contains(Sign.SAME_HOUSEHOLD)) {
            note(signs, one.address(), other.address(), Sign.SAME_ADDRESS, null);
        }
        return new Likeness(sum(signs), signs);
    }

    private static void note(EnumSet<Sign> signs, @Nullable Object one, @Nullable Object other, Sign same, @Nullable Sign different) {
        if (one == null || other == null) {
            return;
        }
        if (Objects.equals(one, other)) {
            signs.add(same);
        } else if (different != null) {
            signs.add(different);
        }
    }

    private static int sum(EnumSet<Sign> signs) {
        if (signs.contains(Sign.SAME_CARD)) {
            return MOST;
        }
        return signs.contains(Sign.OTHER_CARD) ? 0 : Math.clamp(signs.stream().mapToInt(Sign::weight).sum(), 0, MOST - 1);
    }
}
