package org.zerospread.engine.plan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A temperature as it is typed into a list, quickly and many at a time: `365`, `36.5`, `36,5`.
public sealed interface TypedTemperature {

    /// The lowest and highest that a living person has, in tenths of a degree Celsius; as for files (INT-031).
    int COLDEST = 340;
    int HOTTEST = 430;

    /// It was understood.
    ///
    /// @param tenths tenths of a degree Celsius
    record Read(int tenths) implements TypedTemperature {}

    /// It was not; `STY-005`.
    record Refused(String zh, String en) implements TypedTemperature {}

    /// Reads three digits as tenths, and anything with a decimal point as degrees. Whole degrees (`36`) are refused, for they are most often a value that was
    /// not typed to its end; so are degrees Fahrenheit, with what they would be in Celsius.
    static TypedTemperature of(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().replace(',', '.').replace('。', '.').replaceAll("(°?C|℃|度)$", "");
        Matcher shape = Shape.DEGREES.matcher(plain);
        int tenths;
        if (shape.matches()) {
            tenths = Integer.parseInt(shape.group(1)) * 10 + Integer.parseInt(shape.group(2));
        } else if (Shape.TENTHS.matcher(plain).matches()) {
            tenths = Integer.parseInt(plain);
        } else {
            return new Refused("“" + typed.strip() + "”不是体温:请写 365 或 36.5", "\"" + typed.strip() + "\" is no temperature: write 365 or 36.5");
        }
        if (tenths >= COLDEST && tenths <= HOTTEST) {
            return new Read(tenths);
        }
        String degrees = tenths / 10 + "." + tenths % 10;
        if (tenths >= 940 && tenths <= 1_080) {
            String celsius = String.format(Locale.ROOT, "%.1f", (tenths / 10.0 - 32) / 1.8);
            return new Refused(degrees + " 似为华氏度,即 " + celsius + " ℃:请按摄氏度填", degrees + " looks like Fahrenheit, " + celsius + " °C: give degrees Celsius");
        }
        return new Refused(degrees + " 不是可能的体温(34.0 至 43.0 ℃)", degrees + " is no possible temperature (34.0 to 43.0 °C)");
    }

    /// The shapes that are understood.
    final class Shape {

        private static final Pattern DEGREES = Pattern.compile("([0-9]{2,3})\\.([0-9])0?");
        private static final Pattern TENTHS = Pattern.compile("[0-9]{3}");

        private Shape() {}
    }
}
