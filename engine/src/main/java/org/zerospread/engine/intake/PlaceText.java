package org.zerospread.engine.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;

/// Where something is or comes from: codes of regions, coordinates, number plates. All texts come in NFKC, stripped.
final class PlaceText {

    private static final Pattern DEGREES = Pattern.compile("(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)°?([NE]?)");

    private PlaceText() {}

    static Reading<RegionCode> region(String text) {
        Optional<RegionCode> code = RegionCode.tryParse(text);
        return code.isPresent() ? Reading.plain(code.get())
                : new Reading.Refused<>("INT-039", "不是区划代码, 应为 6, 9, 12 或 15 位数字", "no region code: 6, 9, 12 or 15 digits are expected");
    }

    static Reading<BigDecimal> degrees(String text, int most) {
        Matcher shape = DEGREES.matcher(text.toUpperCase(Locale.ROOT));
        if (shape.matches() && (shape.group(2).isEmpty() || shape.group(2).equals(most == 90 ? "N" : "E"))) {
            BigDecimal value = new BigDecimal(shape.group(1));
            if (value.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                return text.equals(shape.group(1)) ? Reading.plain(value) : Reading.noted(value, "按 " + value + " 度理解 / read as " + value + " degrees");
            }
        }
        return new Reading.Refused<>("INT-037", "不是" + (most == 90 ? "纬度, 请写作 29.4043" : "经度, 请写作 105.5945"),
                most == 90 ? "no latitude; write 29.4043" : "no longitude; write 105.5945");
    }

    static Reading<String> plate(String text) {
        Optional<PlateNumber> plate = PlateNumber.find(text);
        if (plate.isEmpty()) {
            return new Reading.Refused<>("INT-038", "不是车牌号码, 请写作 渝C12345 (序号中没有字母 I 和 O)",
                    "no number plate; write 渝C12345 (its serial has no letters I and O)");
        }
        String plain = plate.get().value();
        return plain.equals(text) ? Reading.plain(plain) : Reading.noted(plain, "按 " + plain + " 理解 / read as " + plain);
    }
}
