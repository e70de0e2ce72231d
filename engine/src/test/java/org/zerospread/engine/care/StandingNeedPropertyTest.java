package org.zerospread.engine.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/// A need is neither forgotten nor done twice, however the days are asked for.
class StandingNeedPropertyTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-01-23");

    @Property
    void daysAskedForInPartsAreThoseAskedForAtOnce(@ForAll @IntRange(min = 1, max = 60) int every, @ForAll @IntRange(max = 90) int lasts, @ForAll @IntRange(min = -30, max = 60) int from,
            @ForAll @IntRange(max = 60) int cut, @ForAll @IntRange(max = 60) int rest) {
        StandingNeed need = new StandingNeed(FIRST, every, FIRST.plusDays(lasts));
        LocalDate begin = FIRST.plusDays(from);
        List<LocalDate> parts = new ArrayList<>(need.daysWithin(begin, begin.plusDays(cut)));
        parts.addAll(need.daysWithin(begin.plusDays(cut + 1L), begin.plusDays(cut + 1L + rest)));
        assertThat(parts).isEqualTo(need.daysWithin(begin, begin.plusDays(cut + 1L + rest)));
    }

    @Property
    void theyAreSpacedEvenlyWithinTheirBounds(@ForAll @IntRange(min = 1, max = 60) int every, @ForAll @IntRange(max = 90) int lasts) {
        StandingNeed need = new StandingNeed(FIRST, every, FIRST.plusDays(lasts));
        List<LocalDate> days = need.daysWithin(FIRST.minusDays(10), FIRST.plusDays(200));
        assertThat(days).hasSize(lasts / every + 1).first().isEqualTo(FIRST);
        for (int i = 1; i < days.size(); i++) {
            assertThat(days.get(i)).isEqualTo(days.get(i - 1).plusDays(every));
        }
    }
}
