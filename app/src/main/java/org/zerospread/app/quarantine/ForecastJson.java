package org.zerospread.app.quarantine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.forecast.Band;
import org.zerospread.engine.forecast.Cure;
import org.zerospread.engine.forecast.PurposeForecast;
import org.zerospread.engine.forecast.ReserveWarning;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.forecast.RoomForecast;

/// A forecast of rooms under its stable keys; docs/formats.md lists them.
public final class ForecastJson {

    private ForecastJson() {
    }

    /// The forecast.
    public static Map<String, @Nullable Object> of(RoomForecast forecast) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("date", forecast.today().toString());
        json.put("warnings", forecast.warnings().stream().map(ForecastJson::of).toList());
        json.put("purposes", forecast.purposes().stream().map(ForecastJson::of).toList());
        return json;
    }

    private static Map<String, @Nullable Object> of(ReserveWarning warning) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("purpose", warning.purpose().name());
        json.put("broken_on", warning.asExpected().map(Object::toString).orElse(null));
        json.put("broken_at_high_on", warning.atHigh().toString());
        json.put("tightest_on", warning.worst().date().toString());
        json.put("zh", warning.zh());
        json.put("en", warning.en());
        json.put("cures", warning.cures().stream().map(ForecastJson::of).toList());
        return json;
    }

    private static Map<String, @Nullable Object> of(Cure cure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (cure) {
            case Cure.MoreRooms more -> {
                json.put("kind", "more_rooms");
                json.put("rooms_expected", more.expected());
                json.put("rooms", more.high());
                json.put("by", more.by().toString());
            }
            case Cure.Borrow borrow -> {
                json.put("kind", "borrow");
                json.put("site", borrow.site());
                json.put("site_name", borrow.siteName());
                json.put("rooms", borrow.rooms());
                json.put("from", borrow.from().toString());
            }
            case Cure.OtherPlan other -> {
                json.put("kind", "other_plan");
                json.put("plan", other.plan());
                json.put("rooms_saved", other.saved());
                json.put("broken_on", other.brokenOn().map(Object::toString).orElse(null));
            }
        }
        json.put("zh", cure.zh());
        json.put("en", cure.en());
        return json;
    }

    private static Map<String, @Nullable Object> of(PurposeForecast purpose) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("purpose", purpose.purpose().name());
        json.put("arrivals_per_day", purpose.arrivalsPerDay().map(ForecastJson::rounded).orElse(null));
        json.put("days", days(purpose.days()));
        json.put("sites", purpose.sites().stream().map(site -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("id", site.id());
            one.put("name", site.name());
            one.put("days", days(site.days()));
            return one;
        }).toList());
        return json;
    }

    private static List<Map<String, @Nullable Object>> days(List<RoomDay> days) {
        return days.stream().map(day -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("date", day.date().toString());
            json.put("rooms", day.rooms());
            json.put("reserve", day.reserve());
            json.put("certain", day.certain());
            json.put("need", band(day.need()));
            json.put("occupied", band(day.occupied()));
            json.put("free", band(day.free()));
            json.put("risk", Math.round(day.risk() * 1_000) / 1_000.0);
            return json;
        }).toList();
    }

    private static Map<String, Object> band(Band band) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("expected", rounded(band.expected()));
        json.put("low", band.low());
        json.put("high", band.high());
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
