package org.zerospread.app.support.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.support.SupportDesk;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.SupportPolicy;
import org.zerospread.engine.support.Unmet;

/// Support as clients of the API read it; sums are yuan, exact.
final class SupportJson {

    private SupportJson() {
    }

    private static @Nullable BigDecimal yuan(@Nullable Yuan sum) {
        return sum == null ? null : new BigDecimal(sum.toString());
    }

    /// A policy with its money.
    record PolicyMoney(String code, String kind, String titleZh, String titleEn, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, BigDecimal capYuan, @Nullable BigDecimal budgetYuan, BigDecimal grantedYuan, BigDecimal paidYuan,
            @Nullable BigDecimal leftYuan, int granted, int waiting) {

        static PolicyMoney of(SupportPage.PolicyRow row) {
            SupportPolicy policy = row.policy();
            return new PolicyMoney(policy.code(), policy.kind().name(), policy.titleZh(), policy.titleEn(), policy.validity().from(), policy.validity().to(), new BigDecimal(policy.amount().cap().toString()),
                    yuan(policy.budget()), new BigDecimal(row.grantedSum().toString()), new BigDecimal(row.paidSum().toString()), yuan(row.left()), row.granted(), row.waiting());
        }
    }

    /// Sums of one kind, zone or industry.
    record Total(String of, int applied, int granted, BigDecimal grantedYuan, BigDecimal paidYuan) {

        static Total of(SupportPage.Total total) {
            return new Total(total.of(), total.applied(), total.granted(), new BigDecimal(total.grantedSum().toString()), new BigDecimal(total.paidSum().toString()));
        }
    }

    record Totals(List<Total> kinds, List<Total> zones, List<Total> industries) {

        static Totals of(List<SupportPage.Total> kinds, List<SupportPage.Total> zones, List<SupportPage.Total> industries) {
            return new Totals(kinds.stream().map(Total::of).toList(), zones.stream().map(Total::of).toList(), industries.stream().map(Total::of).toList());
        }
    }

    record Application(UUID id, String firm, String town, String policy, String kind, @Nullable Integer heads, @Nullable BigDecimal baseYuan, @Nullable BigDecimal computedYuan, List<String> evidence, String state,
            Instant filedAt, String filedBy, @Nullable BigDecimal grantedYuan, @Nullable String reason, @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable LocalDate paidOn, @Nullable String reference) {

        static Application of(SupportPage.Application one) {
            return new Application(one.id(), one.firm(), one.place(), one.policy(), one.kind(), one.heads(), yuan(one.base()), yuan(one.computed()), one.evidence(), one.state(), one.filedAt(), one.filedBy(),
                    yuan(one.granted()), one.reason(), one.decidedAt(), one.decidedBy(), one.paidOn(), one.reference());
        }
    }

    /// @param next id to ask for the next page with, as `after`
    record ApplicationPage(List<Application> applications, @Nullable UUID next) {
    }

    /// A policy for a firm.
    ///
    /// @param mostYuan the most it may get; null when it may not
    /// @param reasons why it may not
    /// @param papers what has to be shown
    record Offer(String code, String kind, String titleZh, String titleEn, boolean eligible, @Nullable BigDecimal mostYuan, List<Unmet> reasons, List<SupportPolicy.Paper> papers) {

        static Offer of(SupportDesk.Offer offer) {
            SupportPolicy policy = offer.policy();
            return switch (offer.assessment()) {
                case SupportPolicy.Assessment.Eligible(Yuan most) -> new Offer(policy.code(), policy.kind().name(), policy.titleZh(), policy.titleEn(), true, yuan(most), List.of(), policy.papers());
                case SupportPolicy.Assessment.NotEligible(List<Unmet> reasons) -> new Offer(policy.code(), policy.kind().name(), policy.titleZh(), policy.titleEn(), false, null, reasons, policy.papers());
            };
        }
    }

    record ForFirm(List<Offer> offers, List<Application> applications) {

        static ForFirm of(List<SupportDesk.Offer> offers, List<SupportPage.Application> applications) {
            return new ForFirm(offers.stream().map(Offer::of).toList(), applications.stream().map(Application::of).toList());
        }
    }
}
