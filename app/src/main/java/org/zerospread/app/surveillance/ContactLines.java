package org.zerospread.app.surveillance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.identity.PhoneReading;

/// A list of persons as it is typed or pasted: one to a line, name first; card number, telephone and relation in any order, apart by commas, semicolons, bars or tabs.
///
/// @param faults `CON-001` no name, `CON-002` digits that are neither card nor telephone, `CON-003` more than that
public record ContactLines(List<Line> lines, List<FormFault> faults) {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_RELATION = 40;

    /// One person.
    ///
    /// @param number of the line, from 1
    public record Line(int number, String name, @Nullable CardNumber card, @Nullable String phone, @Nullable String relation) {
    }

    public ContactLines {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /// Reads all lines and tells all that is wrong; the same line again is the same person.
    public static ContactLines read(String text) {
        List<FormFault> faults = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        List<String> typed = text.lines().toList();
        for (int i = 0; i < typed.size(); i++) {
            String line = typed.get(i).strip();
            if (!line.isEmpty() && seen.add(line)) {
                Line read = line(i + 1, line, faults);
                if (read != null) {
                    lines.add(read);
                }
            }
        }
        return new ContactLines(lines, faults);
    }

    private static @Nullable Line line(int number, String text, List<FormFault> faults) {
        int before = faults.size();
        String name = null;
        CardNumber card = null;
        String phone = null;
        String relation = null;
        for (String part : text.split("[,，、;；|\\t]+| {2,}")) {
            String word = part.strip();
            if (word.isEmpty()) {
                continue;
            }
            if (word.replaceAll("[^0-9]", "").length() >= 6) {
                if (CardNumber.read(word) instanceof CardReading.Accepted(CardNumber found, var notes) && card == null) {
                    card = found;
                } else if (PhoneNumber.read(word) instanceof PhoneReading.Accepted(PhoneNumber found, var notes) && phone == null) {
                    phone = found.value();
                } else {
                    faults.add(fault(number, "CON-002", "“" + word + "”不是有效的证件号或电话", "\"" + word + "\" is neither a card nor a telephone number"));
                }
            } else if (name == null) {
                name = word;
            } else if (relation == null && word.length() <= LONGEST_RELATION) {
                relation = word;
            } else {
                faults.add(fault(number, "CON-003", "“" + word + "”不知是什么:一行只写姓名、证件号、电话、关系", "\"" + word + "\" is one too many: name, card, telephone and relation make a line"));
            }
        }
        if (name == null || name.length() > LONGEST_NAME) {
            faults.add(fault(number, "CON-001", "没有姓名, 或姓名过长", "no name, or one too long"));
        }
        return faults.size() > before || name == null ? null : new Line(number, name, card, phone, relation);
    }

    private static FormFault fault(int line, String code, String zh, String en) {
        return new FormFault("people", code, "第 " + line + " 行:" + zh, "line " + line + ": " + en);
    }
}
