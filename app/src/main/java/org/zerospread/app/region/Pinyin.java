package org.zerospread.app.region;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/// Names as people type them on a Latin keyboard: 荣昌区 → `rongchangqu`, `rcq`.
public final class Pinyin {

    private static final int REMEMBERED = 200_000;
    private static final ConcurrentHashMap<String, Pinyin> KNOWN = new ConcurrentHashMap<>();

    private final String full;
    private final String initials;

    private Pinyin(String full, String initials) {
        this.full = full;
        this.initials = initials;
    }

    /// The reading of a name; characters that have none stay as they are, in lower case.
    public static Pinyin of(String name) {
        Pinyin known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String clean = name.replace("·", "").replace("(", "").replace(")", "");
        String[] syllables = PinyinHelper.toPinyin(clean, PinyinStyleEnum.NORMAL, " ").toLowerCase(Locale.ROOT).split("\\s+");
        StringBuilder initials = new StringBuilder();
        for (String syllable : syllables) {
            if (!syllable.isEmpty()) {
                initials.appendCodePoint(syllable.codePointAt(0));
            }
        }
        Pinyin read = new Pinyin(String.join("", syllables), initials.toString());
        if (KNOWN.size() < REMEMBERED) {
            KNOWN.put(name, read);
        }
        return read;
    }

    /// All syllables without tones, joined.
    public String full() {
        return full;
    }

    /// The first letter of each syllable.
    public String initials() {
        return initials;
    }
}
