package org.zerospread.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// From typed text to a [CardNumber]: first the traps of spreadsheets and phones, then the shape, then the contents.
final class CardReader {

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE]\\+[0-9]+|[0-9]+\\.[0-9]+[eE][0-9]+");
    private static final Pattern RESIDENT = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern LEGACY = Pattern.compile("[0-9]{15}");
    private static final Pattern PERMIT_HK_MACAO = Pattern.compile("[HM]([0-9]{8}|[0-9]{10})");
    private static final Pattern PERMIT_TAIWAN = Pattern.compile("[0-9]{8}|[0-9]{10}");
    private static final Pattern PASSPORT = Pattern.compile("[0-9A-Z]{5,20}");
    private static final Pattern MAINLAND_PASSPORT = Pattern.compile("E[A-HJ-NP-Z][0-9]{7}|[EGDSP][0-9]{8}|[DSP]E[0-9]{7}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    /// The provinces of GB/T 2260, with 83 for Taiwan residents' residence permits.
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45",
            "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private CardReader() {}

    static CardReading read(String typed) {
        TypedText clean = TypedText.of(typed);
        String text = clean.text().toUpperCase(Locale.ROOT);
        return read(kindByShape(text), typed);
    }

    /// A number that is nearly a resident's number must be judged as one, and not slip through as some foreign passport.
    private static CardKind kindByShape(String text) {
        if (LEGACY.matcher(text).matches()) {
            return CardKind.RESIDENT_LEGACY;
        }
        if (PERMIT_HK_MACAO.matcher(text).matches()) {
            return CardKind.HONG_KONG_MACAO_PERMIT;
        }
        if (PERMIT_TAIWAN.matcher(text).matches()) {
            return CardKind.TAIWAN_PERMIT;
        }
        boolean letters = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean nearlyResident = text.length() >= 14 && text.substring(0, 12).chars().allMatch(c -> c >= '0' && c <= '9');
        boolean passport = letters && digits && !nearlyResident && PASSPORT.matcher(text).matches();
        return passport ? CardKind.PASSPORT : CardKind.RESIDENT;
    }

    static CardReading read(CardKind kind, String typed) {
        TypedText clean = TypedText.of(typed);
        if (clean.text().isEmpty()) {
            return new CardReading.Refused("CARD-007", "证件号码为空", "the card number is empty");
        }
        if (SCIENTIFIC.matcher(clean.text()).matches()) {
            return new CardReading.Refused("CARD-005",
                    "证件号码被表格软件写成了科学计数法, 末几位已丢失; 请把该列设为文本后重新填写",
                    "the spreadsheet wrote the card number in scientific notation and lost its last digits; "
                            + "set the column to text and enter it again");
        }
        List<String> notes = new ArrayList<>(clean.notes());
        String text = clean.text().toUpperCase(Locale.ROOT);
        if (!text.matches("[0-9A-Z]+")) {
            return new CardReading.Refused("CARD-006",
                    "证件号码只能由数字和字母组成", "a card number has digits and letters only");
        }
        return switch (kind) {
            case RESIDENT -> LEGACY.matcher(text).matches() ? legacy(text, notes) : resident(clean.text(), text, notes);
            case RESIDENT_LEGACY -> legacy(text, notes);
            case PASSPORT -> passport(text, notes);
            case HONG_KONG_MACAO_PERMIT -> shaped(kind, PERMIT_HK_MACAO, text, notes, "H 或 M 加 8 位或 10 位数字", "H or M with 8 or 10 digits");
            case TAIWAN_PERMIT -> shaped(kind, PERMIT_TAIWAN, text, notes, "8 位或 10 位数字", "8 or 10 digits");
        };
    }

    private static CardReading resident(String typed, String text, List<String> notes) {
        if (!RESIDENT.matcher(text).matches()) {
            return wrongShape(CardKind.RESIDENT, text, "18 位, 前 17 位为数字", "18 places, the first 17 of them digits");
        }
        if (typed.endsWith("x")) {
            notes.add("小写 x 已按 X 理解 / the small x was read as X");
        }
        CardNumber card = new CardNumber(CardKind.RESIDENT, text);
        if (!knownDivision(text)) {
            return unknownDivision(text);
        }
        if (card.birthDate().isEmpty()) {
            return impossibleBirthDate(text.substring(6, 14));
        }
        char due = CardNumber.checkDigit(text.substring(0, 17));
        if (text.charAt(17) != due) {
            boolean cut = text.endsWith("000");
            return new CardReading.Refused("CARD-002",
                    "校验码不符: 末位为 " + text.charAt(17) + ", 有某一位填错" + (cut ? "; 末三位为 000, 可能被表格软件截断" : ""),
                    "the check digit " + text.charAt(17) + " does not fit: some digit is wrong"
                            + (cut ? "; it ends in 000, so a spreadsheet may have cut it off" : ""));
        }
        return new CardReading.Accepted(card, notes);
    }

    private static CardReading legacy(String text, List<String> notes) {
        if (!LEGACY.matcher(text).matches()) {
            return wrongShape(CardKind.RESIDENT_LEGACY, text, "15 位数字", "15 digits");
        }
        if (!knownDivision(text)) {
            return unknownDivision(text);
        }
        CardNumber card = new CardNumber(CardKind.RESIDENT_LEGACY, text);
        if (card.birthDate().isEmpty()) {
            return impossibleBirthDate(text.substring(6, 12));
        }
        notes.add("15 位旧号码, 无校验码, 可升为 18 位 / a 15-digit number without check digit; it can be brought to 18 places");
        return new CardReading.Accepted(card, notes);
    }

    private static CardReading passport(String text, List<String> notes) {
        boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!PASSPORT.matcher(text).matches() || !digit) {
            return wrongShape(CardKind.PASSPORT, text, "5 至 20 位字母和数字", "5 to 20 letters and digits");
        }
        if (!MAINLAND_PASSPORT.matcher(text).matches()) {
            notes.add("不是中国护照的格式, 按外国护照登记 / not the shape of a Chinese passport; taken as a foreign one");
        }
        return new CardReading.Accepted(new CardNumber(CardKind.PASSPORT, text), notes);
    }

    private static CardReading shaped(CardKind kind, Pattern shape, String text, List<String> notes, String zh, String en) {
        return shape.matcher(text).matches()
                ? new CardReading.Accepted(new CardNumber(kind, text), notes)
                : wrongShape(kind, text, zh, en);
    }

    /// Six digits of a division (province known, not all zeros behind it except the three residence permits), or 9 and the
    /// province for a foreigner's permanent residence card of 2023.
    private static boolean knownDivision(String text) {
        if (text.length() == 18 && text.charAt(0) == '9') {
            return PROVINCES.contains(text.substring(1, 3));
        }
        String province = text.substring(0, 2);
        boolean permit = province.equals("81") || province.equals("82") || province.equals("83");
        return PROVINCES.contains(province) && (permit ? text.startsWith("0000", 2) : !text.startsWith("0000", 2));
    }

    private static CardReading.Refused wrongShape(CardKind kind, String text, String zh, String en) {
        boolean mobile = MOBILE.matcher(text).matches();
        return new CardReading.Refused("CARD-001",
                kind.zh() + "应为" + zh + ", 现有 " + text.length() + " 位" + (mobile ? "; 看起来是手机号码" : ""),
                "expected " + en + ", found " + text.length() + " places" + (mobile ? "; it looks like a mobile number" : ""));
    }

    private static CardReading.Refused unknownDivision(String text) {
        String division = text.substring(0, 6);
        return new CardReading.Refused("CARD-004",
                "前六位 " + division + " 不是行政区划代码", "the first six digits " + division + " are no division code");
    }

    private static CardReading.Refused impossibleBirthDate(String digits) {
        return new CardReading.Refused("CARD-003",
                "出生日期 " + digits + " 不存在", "the birth date " + digits + " does not exist");
    }
}
