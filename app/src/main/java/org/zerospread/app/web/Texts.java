package org.zerospread.app.web;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.Phrase;

/// The words of a page in its reader's language, and numbers and times as that reader writes them.
///
/// A key that is not there is a fault, not an empty place on the page.
public final class Texts {

    private static final Map<String, ResourceBundle> WORDS = Map.of("zh", load("zh"), "en", load("en"));

    private final String language;
    private final ResourceBundle words;
    private final NumberFormat numbers;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter clock;

    private Texts(String language, ZoneId zone) {
        this.language = language;
        this.words = java.util.Objects.requireNonNull(WORDS.get(language), language);
        this.zone = zone;
        boolean chinese = language.equals("zh");
        Locale locale = chinese ? Locale.CHINA : Locale.UK;
        this.numbers = NumberFormat.getIntegerInstance(locale);
        this.day = DateTimeFormatter.ofPattern(chinese ? "yyyy年M月d日" : "d MMM yyyy", locale);
        this.shortDay = DateTimeFormatter.ofPattern(chinese ? "M月d日" : "d MMM", locale);
        this.moment = DateTimeFormatter.ofPattern(chinese ? "M月d日 HH:mm" : "d MMM HH:mm", locale);
        this.clock = DateTimeFormatter.ofPattern("HH:mm", locale);
    }

    /// The words of a language.
    ///
    /// @param language `zh` or `en`; anything else is `zh`
    public static Texts in(@Nullable String language, ZoneId zone) {
        return new Texts("en".equals(language) ? "en" : "zh", zone);
    }

    private static ResourceBundle load(String language) {
        return ResourceBundle.getBundle("messages", Locale.of(language), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The language code, as in `<html lang>`.
    public String language() {
        return language.equals("zh") ? "zh-CN" : "en";
    }

    /// Whether the reader reads Chinese.
    public boolean isChinese() {
        return language.equals("zh");
    }

    /// The text of a key, with `{0}`, `{1}` … filled in.
    ///
    /// @throws MissingResourceException when the key is missing
    public String of(String key, @Nullable Object... values) {
        String pattern = words.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern.replace("'", "''"), isChinese() ? Locale.CHINA : Locale.UK).format(values);
    }

    /// The word for a code of a list, such as `state.CONFIRMED`; a dash when there is none.
    public String code(String list, @Nullable Object code) {
        return code == null ? "—" : of(list + "." + code);
    }

    /// A sentence of the timeline.
    public String say(Phrase phrase) {
        if (phrase.key().equals("timeline.stay.opened")) {
            List<@Nullable Object> values = phrase.values();
            return of(phrase.key(), word(values.get(0)), isChinese() ? values.get(1) : values.get(2), word(values.get(3)));
        }
        return of(phrase.key(), phrase.values().stream().map(this::word).toArray());
    }

    private @Nullable Object word(@Nullable Object value) {
        return switch (value) {
            case null -> "—";
            case Phrase.Code code -> code(code.list(), code.code());
            case LocalDate date -> day(date);
            case Instant instant -> moment(instant);
            case Number number -> number(number);
            default -> value;
        };
    }

    /// The one of two texts that is in the reader's language.
    public String either(String chinese, String english) {
        return isChinese() ? chinese : english;
    }

    /// A whole number with grouping; a dash when unknown.
    public String number(@Nullable Number value) {
        return value == null ? "—" : numbers.format(value);
    }

    /// A day with its year; a dash when unknown.
    public String day(@Nullable LocalDate value) {
        return value == null ? "—" : day.format(value);
    }

    /// A day without its year.
    public String shortDay(@Nullable LocalDate value) {
        return value == null ? "—" : shortDay.format(value);
    }

    /// Day and time in the district's zone.
    public String moment(@Nullable Instant value) {
        return value == null ? "—" : moment.format(value.atZone(zone));
    }

    /// Time of day in the district's zone.
    public String clock(@Nullable Instant value) {
        return value == null ? "" : clock.format(value.atZone(zone));
    }

    /// Time of day at which something ends: midnight is the end of its day, 24:00.
    public String untilClock(Instant value) {
        String time = clock(value);
        return time.equals("00:00") ? "24:00" : time;
    }

    /// A moment as a form field or an address takes it: `2020-01-29T17:00`, in the district's zone.
    public String written(Instant value) {
        return LocalDateTime.ofInstant(value, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /// A length of time in days, hours and minutes.
    public String span(Duration value) {
        List<String> parts = new ArrayList<>();
        if (value.toDays() > 0) {
            parts.add(of("span.days", value.toDays()));
        }
        if (value.toHoursPart() > 0) {
            parts.add(of("span.hours", value.toHoursPart()));
        }
        if (value.toMinutesPart() > 0 || parts.isEmpty()) {
            parts.add(of("span.minutes", value.toMinutesPart()));
        }
        return String.join(" ", parts);
    }

    /// The text itself; a dash when there is none.
    public String orDash(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? "—" : value.toString();
    }
}
