package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.app.quarantine.WhatIf;
import org.zerospread.engine.allocation.SitePurpose;

/// What the address of the forecast says is to be tried out; every part may be missing.
public record WhatIfForm(@Nullable String purpose, @Nullable String plan, @Nullable String rooms, @Nullable String roomsFrom, @Nullable String factor, @Nullable String people,
        @Nullable String surgeFrom, @Nullable String surgeDays) {

    private static final int MOST = 100_000;
    private static final double MOST_TIMES = 100;

    /// What was read.
    ///
    /// @param whatIf null when there are faults
    record Read(@Nullable WhatIf whatIf, List<FormFault> faults) {
    }

    /// The purpose that is shown; arrivals when none is named.
    public SitePurpose shown() {
        return Arrays.stream(SitePurpose.values()).filter(one -> one.name().equals(purpose)).findFirst().orElse(SitePurpose.ARRIVALS);
    }

    Read read(LocalDate today, Set<String> plans) {
        List<FormFault> faults = new ArrayList<>();
        if (purpose != null && !purpose.isBlank() && !shown().name().equals(purpose)) {
            faults.add(fault("purpose", "FCT-001", "没有“" + purpose + "”这种用途", "there is no purpose \"" + purpose + "\""));
        }
        String code = plan == null || plan.isBlank() ? null : plan;
        if (code != null && !plans.contains(code)) {
            faults.add(fault("plan", "FCT-002", "没有方案“" + code + "”", "there is no plan \"" + code + "\""));
        }
        int more = (int) number("rooms", rooms, MOST, 0, faults);
        LocalDate opened = day("roomsFrom", roomsFrom, today, faults);
        double times = number("factor", factor, MOST_TIMES, 1, faults);
        int each = (int) number("people", people, MOST, 0, faults);
        LocalDate from = day("surgeFrom", surgeFrom, today, faults);
        int days = (int) number("surgeDays", surgeDays, RoomForecasts.DAYS, RoomForecasts.DAYS, faults);
        return new Read(faults.isEmpty() ? new WhatIf(shown(), code, more, opened, times, each, from, days) : null, faults);
    }

    private static FormFault fault(String field, String code, String zh, String en) {
        return new FormFault(field, code, zh, en, List.of());
    }

    /// The fault of a field, if it has one.
    static Optional<FormFault> fault(List<FormFault> faults, String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    private static double number(String field, @Nullable String typed, double most, double otherwise, List<FormFault> faults) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        boolean whole = !field.equals("factor");
        if (typed.strip().matches(whole ? "\\d{1,9}" : "\\d{1,6}(\\.\\d{1,3})?") && Double.parseDouble(typed.strip()) <= most) {
            return Double.parseDouble(typed.strip());
        }
        String limit = whole ? Long.toString((long) most) : Double.toString(most);
        faults.add(fault(field, "FCT-003", "“" + typed + "”应为 0 到 " + limit + (whole ? " 的整数" : " 的数"), "\"" + typed + "\" is no " + (whole ? "whole " : "") + "number from 0 to " + limit));
        return otherwise;
    }

    private static LocalDate day(String field, @Nullable String typed, LocalDate today, List<FormFault> faults) {
        LocalDate last = today.plusDays(RoomForecasts.DAYS);
        if (typed == null || typed.isBlank()) {
            return today.plusDays(1);
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isBefore(today) && !day.isAfter(last)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            faults.add(fault(field, "FCT-004", "日期“" + typed + "”应形如 " + today, "write the day as " + today + ", not \"" + typed + "\""));
            return today;
        }
        faults.add(fault(field, "FCT-004", "日期 " + typed + " 应在 " + today + " 至 " + last + " 之间", typed + " does not lie from " + today + " to " + last));
        return today;
    }
}
