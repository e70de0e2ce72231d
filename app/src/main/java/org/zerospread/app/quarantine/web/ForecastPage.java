package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.Band;
import org.zerospread.engine.forecast.PurposeForecast;
import org.zerospread.engine.forecast.ReservePolicy;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.forecast.RoomForecast;
import org.zerospread.engine.plan.Plan;

/// The forecast of rooms.
///
/// @param tried the forecast with what is tried out; null without
/// @param shown purpose whose chart and days are shown
public record ForecastPage(RoomForecast base, @Nullable RoomForecast tried, SitePurpose shown, WhatIfForm form, List<FormFault> faults, Collection<Plan> plans, ReservePolicy policy) {

    private static final List<Integer> AHEAD = List.of(0, 3, 7, 14, 21);

    /// The days of the overview, counted from today.
    public List<Integer> ahead() {
        return AHEAD;
    }

    /// The purpose that is shown, as it is.
    public Optional<PurposeForecast> purpose() {
        return base.find(shown);
    }

    /// The days of the purpose that is shown with what is tried out; null without.
    public @Nullable List<RoomDay> triedDays() {
        return tried == null ? null : tried.find(shown).map(PurposeForecast::days).orElse(null);
    }

    /// Its chart.
    public BandChart chart(PurposeForecast purpose) {
        return new BandChart(purpose.days(), triedDays());
    }

    /// The last day that is forecast.
    public LocalDate last() {
        return base.today().plusDays(RoomForecasts.DAYS);
    }

    /// The fault of a field, if it has one.
    public Optional<FormFault> fault(String field) {
        return WhatIfForm.fault(faults, field);
    }

    /// A band as a whole number, and the interval when it is one.
    public static String text(Band band) {
        long middle = Math.round(band.expected());
        return band.low() == band.high() ? Long.toString(middle) : middle + " (" + band.low() + "–" + band.high() + ")";
    }

    /// A chance in words of per cent, which never says that something is impossible or certain when it is only nearly so.
    public static String percent(double chance) {
        if (chance <= 0 || chance >= 1) {
            return chance <= 0 ? "0 %" : "100 %";
        }
        return chance < 0.01 ? "<1 %" : chance > 0.99 ? ">99 %" : Math.round(100 * chance) + " %";
    }

    /// Address of the page for another purpose with nothing tried out.
    public static String address(SitePurpose purpose) {
        return "/quarantine/forecast?purpose=" + purpose.name();
    }
}
