package org.zerospread.engine.intake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes fields down briefly: headings parted by blanks, choices as `CODE=word word; CODE=word`.
final class FieldWords {

    private FieldWords() {}

    static Field needed(String key, Field.Type type, String headings, String example) {
        return new Field(key, words(headings), type, true, Map.of(), example);
    }

    static Field asked(String key, Field.Type type, String headings, String example) {
        return new Field(key, words(headings), type, false, Map.of(), example);
    }

    /// The code itself is always understood too, in capitals or small.
    static Field choice(String key, String headings, String choices) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String line : choices.split("; ")) {
            String code = line.substring(0, line.indexOf('='));
            for (String word : words(line.substring(line.indexOf('=') + 1))) {
                codes.put(word.toUpperCase(Locale.ROOT), code);
            }
            codes.put(code, code);
        }
        return new Field(key, words(headings), Field.Type.CHOICE, false, codes, codes.keySet().iterator().next());
    }

    static Field required(Field field) {
        return new Field(field.key(), field.headings(), field.type(), true, field.choices(), field.example());
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}
