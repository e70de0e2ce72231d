package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.grading.RiskAssessment;
import org.zerospread.engine.grading.RiskRules;

/// Levels as clients of the API are answered; docs/formats.md says what each key means.
final class LevelJson {

    private LevelJson() {}

    static Map<String, Object> of(RiskLevels.Board board) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", board.on().toString());
        json.put("rules", rules(board.edition(), board.on()));
        json.put("district", of(board.district(), board.on()));
        json.put("towns", board.towns().stream().map(town -> of(town, board.on())).toList());
        json.put("history", board.history().stream().map(LevelJson::of).toList());
        return json;
    }

    static Map<String, Object> rules(RiskRules edition, LocalDate on) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", edition.code());
        json.put("version", edition.version());
        json.put("unit", word(edition.unit()));
        json.put("in_force", edition.isInForceOn(on));
        return json;
    }

    static Map<String, @Nullable Object> of(RiskLevels.Place place, LocalDate on) {
        RiskLevels.InForce since = place.since();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", place.region().toString());
        json.put("name", place.name());
        json.put("own", place.own());
        json.put("level", word(place.finding().inForce()));
        json.put("since", since == null ? null : since.since().toString());
        json.put("confirmed_by", since == null ? null : since.confirmedBy());
        json.put("confirmed_why", since == null ? null : since.confirmedWhy());
        json.put("fall_proposed", place.own() && place.finding().fallProposed());
        json.put("assessment", of(place.finding().assessment(), place, on));
        return json;
    }

    private static Map<String, @Nullable Object> of(RiskAssessment found, RiskLevels.Place place, LocalDate on) {
        OptionalInt quiet = found.daysWithoutNew();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("level", word(found.level()));
        json.put("since", found.since().map(LocalDate::toString).orElse(null));
        json.put("falls_on", found.fallsOn().map(LocalDate::toString).orElse(null));
        json.put("confirmed_total", found.total());
        json.put("last_confirmed_on", quiet.isPresent() ? on.minusDays(quiet.getAsInt()).toString() : null);
        json.put("days_without_new", quiet.isPresent() ? quiet.getAsInt() : null);
        json.put("reason_zh", found.reasonZh());
        json.put("reason_en", found.reasonEn());
        json.put("confirmed_days", place.cases().stream().map(one -> one.confirmedOn().toString()).toList());
        json.put("clusters", place.clusters().stream().map(LevelJson::cluster).toList());
        return json;
    }

    private static Map<String, Object> cluster(List<ConfirmedCase> cluster) {
        return Map.of("cases", cluster.size(), "first_on", cluster.getFirst().confirmedOn().toString(), "last_on", cluster.getLast().confirmedOn().toString());
    }

    static Map<String, @Nullable Object> of(RiskLevels.Step step) {
        RiskLevels.InForce to = step.to();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", step.region().toString());
        json.put("name", step.name());
        json.put("level", word(to.level()));
        json.put("since", to.since().toString());
        json.put("confirmed_by", to.confirmedBy());
        json.put("confirmed_why", to.confirmedWhy());
        json.put("rules", to.edition());
        json.put("reason_zh", to.reasonZh());
        json.put("reason_en", to.reasonEn());
        return json;
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
