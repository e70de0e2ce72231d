package org.zerospread.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Chinese telephone number in its one canonical form: 11 digits for a mobile, `023-46780000` for a landline.
public record PhoneNumber(Kind kind, String value) {

    private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=1[3-9][0-9]{9}$))");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    /// Three-digit area codes (010, 02x) go with 8 digits, four-digit ones with 7 or 8; no subscriber number begins with 0 or 1.
    private static final Pattern LANDLINE = Pattern.compile("(010|02[0-9])([2-9][0-9]{7})|(0[3-9][0-9]{2})([2-9][0-9]{6,7})");
    private static final Pattern LOCAL = Pattern.compile("[2-9][0-9]{6,7}");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE]\\+?[0-9]+");

    /// Mobile or landline.
    public enum Kind {
        MOBILE,
        LANDLINE
    }

    public PhoneNumber {
        if (!value.matches("[0-9-]+")) {
            throw new IllegalArgumentException("telephone number of kind " + kind + " has other characters than digits");
        }
    }

    /// Reads what a person typed: +86, brackets, hyphens, blanks and full-width digits are understood.
    public static PhoneReading read(String typed) {
        TypedText clean = TypedText.of(typed);
        List<String> notes = new ArrayList<>(clean.notes());
        if (clean.text().isEmpty()) {
            return new PhoneReading.Refused("PHONE-004", "电话号码为空", "the telephone number is empty");
        }
        if (SCIENTIFIC.matcher(clean.text()).matches()) {
            return new PhoneReading.Refused("PHONE-005", "电话号码被写成了科学计数法; 请把该列设为文本后重新填写",
                    "the telephone number is in scientific notation; set the column to text and enter it again");
        }
        String digits = clean.text().replaceAll("[()\\-\u2010-\u2015]", "");
        if (!digits.matches("\\+?[0-9]+")) {
            return new PhoneReading.Refused("PHONE-003", "电话号码含有数字以外的字符",
                    "the telephone number has other characters than digits");
        }
        Matcher country = COUNTRY.matcher(digits);
        boolean abroad = country.find();
        String national = abroad ? digits.substring(country.end()) : digits;
        if (abroad) {
            notes.add("去掉了国家代码 86 / the country code 86 was dropped");
        }
        return nationalNumber(national, abroad, notes);
    }

    private static PhoneReading nationalNumber(String digits, boolean abroad, List<String> notes) {
        if (MOBILE.matcher(digits).matches()) {
            return new PhoneReading.Accepted(new PhoneNumber(Kind.MOBILE, digits), notes);
        }
        // From abroad the 0 of the area code is not dialled.
        String landline = abroad && !digits.startsWith("0") ? "0" + digits : digits;
        Matcher areaAndNumber = LANDLINE.matcher(landline);
        if (areaAndNumber.matches()) {
            int areaLength = areaAndNumber.group(1) != null ? 3 : 4;
            String value = landline.substring(0, areaLength) + "-" + landline.substring(areaLength);
            return new PhoneReading.Accepted(new PhoneNumber(Kind.LANDLINE, value), notes);
        }
        if (LOCAL.matcher(digits).matches()) {
            return new PhoneReading.Refused("PHONE-002", "固定电话缺区号, 例如 023", "the landline has no area code, such as 023");
        }
        return new PhoneReading.Refused("PHONE-001",
                "不是中国的手机或固定电话号码, 共 " + digits.length() + " 位",
                "neither a Chinese mobile nor a landline number: " + digits.length() + " digits");
    }

    /// The last four digits: what may be shown where the whole number must not be.
    public String last4() {
        return value.substring(value.length() - 4);
    }

    /// The kind and the last four digits only.
    @Override
    public String toString() {
        return kind + " ****" + last4();
    }
}
