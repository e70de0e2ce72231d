package org.zerospread.engine.identity;

import java.time.LocalDate;
import java.util.Optional;

/// The number of an identity document, in its one canonical form (ASCII, capital X, no blanks).
///
/// Source: GB 11643-1999 (18 places, check digit by ISO 7064 MOD 11-2).
///
/// Constructing one checks only that it is not empty; whoever has text from a person uses [#read(String)].
///
/// @param kind of which document
/// @param value the number, digits and capitals
public record CardNumber(CardKind kind, String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    public CardNumber {
        if (value.isBlank()) {
            throw new IllegalArgumentException("card number of kind " + kind + " is blank");
        }
        boolean resident = kind == CardKind.RESIDENT && !value.matches("[0-9]{17}[0-9X]");
        boolean legacy = kind == CardKind.RESIDENT_LEGACY && !value.matches("[0-9]{15}");
        if (resident || legacy) {
            throw new IllegalArgumentException("card number of kind " + kind + " has an impossible shape, length " + value.length());
        }
    }

    /// Reads a number of unknown kind: the shape tells the kind.
    public static CardReading read(String text) {
        return CardReader.read(text);
    }

    /// Reads a number of a stated kind. A 15-digit number stated as [CardKind#RESIDENT] is read as [CardKind#RESIDENT_LEGACY].
    public static CardReading read(CardKind kind, String text) {
        return CardReader.read(kind, text);
    }

    /// The check digit (0-9 or X) that belongs to the first 17 digits.
    public static char checkDigit(String first17) {
        if (!first17.matches("[0-9]{17}")) {
            throw new IllegalArgumentException("not 17 digits but " + first17.length() + " characters");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    /// The birth date in a resident's number; empty for documents that do not tell it.
    public Optional<LocalDate> birthDate() {
        return switch (kind) {
            case RESIDENT -> BirthDate.parse(value.substring(6, 14));
            case RESIDENT_LEGACY -> BirthDate.parse(legacyCentury() + value.substring(6, 12));
            case PASSPORT, HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT -> Optional.empty();
        };
    }

    /// The sex in a resident's number: odd sequence numbers are male.
    public Optional<Sex> sex() {
        return switch (kind) {
            case RESIDENT -> Optional.of(sexOf(value.charAt(16)));
            case RESIDENT_LEGACY -> Optional.of(sexOf(value.charAt(14)));
            case PASSPORT, HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT -> Optional.empty();
        };
    }

    private static Sex sexOf(char sequenceEnd) {
        return (sequenceEnd - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /// The same number with 18 places; any other kind is returned as it is.
    public CardNumber upgraded() {
        if (kind != CardKind.RESIDENT_LEGACY) {
            return this;
        }
        String first17 = value.substring(0, 6) + legacyCentury() + value.substring(6);
        return new CardNumber(CardKind.RESIDENT, first17 + checkDigit(first17));
    }

    /// The number to find its holder by: the same for the old and the new number of one person.
    public String lookup() {
        return upgraded().value();
    }

    /// Sequence numbers 996 to 999 were kept for people born before 1900.
    private String legacyCentury() {
        return value.startsWith("99", 12) && value.charAt(14) >= '6' ? "18" : "19";
    }

    /// The last four places: what may be shown where the whole number must not be.
    public String last4() {
        return value.substring(Math.max(0, value.length() - 4));
    }

    /// The kind and the last four places only, so that a number never reaches a log by accident.
    @Override
    public String toString() {
        return kind + " ****" + last4();
    }
}
