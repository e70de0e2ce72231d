package org.zerospread.engine.region;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class RegionCodePropertyTest {

    @Property
    void parentsContainTheirChildrenAndAreCoarser(@ForAll @LongRange(min = 110_000_000_000_000L, max = 830_000_000_000_000L) long value) {
        RegionCode code = new RegionCode(value);
        code.parent().ifPresent(parent -> {
            assertThat(parent.range().contains(code.range())).isTrue();
            assertThat(code.level().isBelow(parent.level())).isTrue();
        });
        assertThat(RegionCode.parse(code.toString())).isEqualTo(code);
    }

    @Property
    void rangesNestOrAreApart(
            @ForAll @LongRange(min = 500_153_000, max = 500_153_999) long left, @ForAll @LongRange(min = 500_153_000, max = 500_153_999) long right) {
        RegionRange a = new RegionCode(left * 1_000_000).range();
        RegionRange b = new RegionCode(right * 1_000_000).range();
        boolean apart = a.high() < b.low() || b.high() < a.low();
        assertThat(apart || a.contains(b) || b.contains(a)).isTrue();
    }
}
