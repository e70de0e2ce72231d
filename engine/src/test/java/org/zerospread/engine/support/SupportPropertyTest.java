package org.zerospread.engine.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever a firm is and states, nobody gets more than the policy allows, and nobody is turned away without a reason.
class SupportPropertyTest {

    @Provide
    Arbitrary<FirmFacts> firms() {
        return Combinators.combine(Arbitraries.of(FirmFacts.Size.values()), Arbitraries.of(true, false), Arbitraries.of(FirmFacts.Priority.values()), Arbitraries.of("高新区", "").map(park -> park.isEmpty() ? null : park),
                Arbitraries.of("C27", "C1351", "D44", "F52", "G54", "H62", "R90", "A01"), Arbitraries.integers().between(0, 3_000), Arbitraries.of(true, false))
                .as((size, large, priority, park, industry, staff, resumed) -> new FirmFacts(size, large, priority, park, industry, staff, resumed, RegionCode.parse("500153106")));
    }

    @Provide
    Arbitrary<SupportPolicy> policies() {
        return Arbitraries.of(A01_SupportTest.POLICIES.policies());
    }

    @Property
    void whatIsGrantedIsNeverAboveCapOrBudget(@ForAll("policies") SupportPolicy policy, @ForAll @IntRange(max = 2_000_000) int heads, @ForAll @LongRange(min = 0, max = Yuan.MOST_CENTS) long base,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long left) {
        Yuan granted = policy.grant(heads, new Yuan(base), new Yuan(left));
        assertThat(granted).isNotNull().isLessThanOrEqualTo(policy.amount().cap()).isLessThanOrEqualTo(new Yuan(left));
    }

    @Property
    void whoStatesMoreGetsNoLess(@ForAll("policies") SupportPolicy policy, @ForAll @IntRange(max = 100_000) int heads, @ForAll @IntRange(max = 100_000) int more) {
        assertThat(policy.grant(heads + more, new Yuan(heads + (long) more), null)).isNotNull().isGreaterThanOrEqualTo(policy.grant(heads, new Yuan(heads), null));
    }

    @Property
    void aFirmMayGetItExactlyWhenNothingStandsAgainstIt(@ForAll("policies") SupportPolicy policy, @ForAll("firms") FirmFacts firm, @ForAll @IntRange(min = -60, max = 200) int day,
            @ForAll @LongRange(min = 0, max = 3) long left) {
        LocalDate on = LocalDate.parse("2020-02-05").plusDays(day);
        boolean inForce = !on.isBefore(policy.validity().from()) && (policy.validity().to() == null || !on.isAfter(policy.validity().to()));
        boolean may = inForce && policy.eligibility().unmet(firm).isEmpty() && left > 0;
        switch (policy.assess(firm, on, new Yuan(left))) {
            case SupportPolicy.Assessment.Eligible(Yuan most) -> {
                assertThat(may).isTrue();
                assertThat(most.cents()).isBetween(1L, left);
            }
            case SupportPolicy.Assessment.NotEligible(List<Unmet> reasons) -> {
                assertThat(may).isFalse();
                assertThat(reasons).isNotEmpty().allSatisfy(reason -> assertThat(List.of(reason.zh(), reason.en())).noneMatch(String::isBlank));
            }
        }
    }

    @Property
    void aRateIsExactToTheCent(@ForAll @LongRange(min = 0, max = 10_000_000) long base) {
        assertThat(A01_SupportTest.policy("loan-interest").grant(null, new Yuan(base), null)).isEqualTo(new Yuan(Math.min(base * 50 / 100, 20_000_000)));
        assertThat(new Yuan(base).share(BigDecimal.TEN).cents()).isEqualTo(base / 10);
    }
}
