package org.zerospread.app.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a submission's content: what is absent is null, and what does not fit is named.
final class Content {

    private Content() {
    }

    /// A field of the content that does not fit.
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        UnfitException(String field) {
            super(field);
        }

        Verdict verdict() {
            return new Verdict.Refused("FLD-006", "内容不对:" + getMessage(), "the content does not fit: " + getMessage());
        }
    }

    static @Nullable Integer findNumber(JsonNode node, int low, int high, String field) throws UnfitException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < low || node.intValue() > high) {
            throw new UnfitException(field);
        }
        return node.intValue();
    }

    /// A text without blanks around it; null when nothing is left.
    static @Nullable String findText(JsonNode node, int longest, String field) throws UnfitException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString() || node.stringValue().length() > longest) {
            throw new UnfitException(field);
        }
        return node.stringValue().isBlank() ? null : node.stringValue().strip();
    }

    static <E extends Enum<E>> @Nullable E findWord(JsonNode node, Class<E> of, String field) throws UnfitException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        for (E word : of.getEnumConstants()) {
            if (node.isString() && word.name().equals(node.stringValue())) {
                return word;
            }
        }
        throw new UnfitException(field);
    }

    static UUID uuid(JsonNode node, String field) throws UnfitException {
        UUID uuid = findUuid(node);
        if (uuid == null) {
            throw new UnfitException(field);
        }
        return uuid;
    }

    static @Nullable UUID findUuid(JsonNode node) {
        try {
            return node.isString() && node.stringValue().length() == 36 ? UUID.fromString(node.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
