package org.zerospread.engine.resumption;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.ReturnRule.Answer;
import org.zerospread.engine.resumption.ReturnRule.Facts;
import org.zerospread.engine.resumption.ReturnRule.Held;
import org.zerospread.engine.resumption.ReturnRule.Illness;
import org.zerospread.engine.resumption.ReturnRule.Measures;
import org.zerospread.engine.resumption.ReturnRule.Report;
import org.zerospread.engine.resumption.ReturnRule.Stay;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds of every judgement.
class ReturnRulePropertyTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-01-10");
    private final ReturnRule rule = A03_ReturnRuleTest.rule();

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<@Nullable LocalDate> day = Arbitraries.integers().between(0, 60).map(FIRST::plusDays).injectNull(0.4);
        Arbitrary<@Nullable Stay> stay = Combinators.combine(Arbitraries.of(Held.class), Arbitraries.integers().between(0, 60).map(FIRST::plusDays)).as(Stay::new).injectNull(0.5);
        Arbitrary<Measures> measures = Combinators.combine(Arbitraries.of("double-14", "home-14", "another").injectNull(0.4), Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(Report.class))
                .as(Measures::new);
        return Combinators.combine(stay, Arbitraries.of(Illness.class), measures, day, day, day, day, day).as((held, illness, asked, arrived, quarantined, exposed, negative, reported) ->
                new Facts(held, illness, asked, arrived, quarantined, exposed, negative, reported, null));
    }

    @Property
    void aSecondJudgementIsTheSameAndReasonsNeverRepeat(@ForAll("facts") Facts facts, @ForAll @IntRange(max = 70) int on) {
        Answer answer = rule.judge(facts, FIRST.plusDays(on));
        assertThat(rule.judge(facts, FIRST.plusDays(on))).isEqualTo(answer);
        if (answer instanceof Answer.MayNot not) {
            assertThat(not.reasons()).extracting(ReturnRule.Reason::cause).doesNotHaveDuplicates().isSorted();
            assertThat(not.reasons()).allSatisfy(reason -> assertThat(reason.until() == null || reason.until().isAfter(FIRST.plusDays(on))).isTrue());
        }
    }

    @Property
    void whoeverIsHeldOrIllNeverMay(@ForAll("facts") Facts facts, @ForAll @IntRange(max = 70) int on) {
        if (facts.stay() != null || facts.illness() != Illness.NONE) {
            assertThat(rule.judge(facts, FIRST.plusDays(on)).mayReturn()).isFalse();
        }
    }

    @Property
    void askingMoreNeverFreesAnybody(@ForAll("facts") Facts facts, @ForAll @IntRange(max = 70) int on) {
        Measures strict = new Measures(facts.measures().plan(), true, true, Report.DAILY);
        Facts asked = new Facts(facts.stay(), facts.illness(), strict, facts.arrivedOn(), facts.quarantinedOn(), facts.exposedOn(), facts.negativeOn(), facts.reportedOn(), null);
        if (!rule.judge(facts, FIRST.plusDays(on)).mayReturn()) {
            assertThat(rule.judge(asked, FIRST.plusDays(on)).mayReturn()).isFalse();
        }
    }

    @Property
    void onTheDayOfUntilADatedReasonHasFallen(@ForAll("facts") Facts facts, @ForAll @IntRange(max = 70) int on) {
        if (rule.judge(facts, FIRST.plusDays(on)) instanceof Answer.MayNot not && facts.stay() == null) {
            for (ReturnRule.Reason reason : not.reasons()) {
                if (reason.until() != null && rule.judge(facts, reason.until()) instanceof Answer.MayNot later) {
                    assertThat(later.reasons()).extracting(ReturnRule.Reason::cause).doesNotContain(reason.cause());
                }
            }
        }
    }
}
