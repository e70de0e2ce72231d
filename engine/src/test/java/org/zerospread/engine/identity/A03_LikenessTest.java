package org.zerospread.engine.identity;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Two descriptions, each `card phone name sound birth household address`, a dash for what is not said.
class A03_LikenessTest {

    private static Likeness.Traits traits(String text) {
        @Nullable String[] said = Arrays.stream(text.strip().split(" +")).map(word -> word.equals("-") ? null : word).toArray(String[]::new);
        return new Likeness.Traits(said[0], said[1], said[2], said[3], said[4], said[5], said[6]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            K1 - 张伟 zhangwei - - -        | K1 - 李娜 lina - - -            | 100 | SAME_CARD
            K1 P 张伟 zhangwei B H A        | K2 P 张伟 zhangwei B H A        |   0 | OTHER_CARD SAME_BIRTH_DATE SAME_HOUSEHOLD SAME_NAME SAME_PHONE
            -  P 张伟 zhangwei - - -        | K2 P 张伟 zhangwei - - -        |  80 | SAME_NAME SAME_PHONE
            -  - 张伟 zhangwei B - -        | -  - 张伟 zhangwei B - -        |  70 | SAME_BIRTH_DATE SAME_NAME
            -  - 张伟 zhangwei - H -        | -  - 张伟 zhangwei - H -        |  70 | SAME_HOUSEHOLD SAME_NAME
            -  - 张伟 zhangwei - - A        | -  - 张伟 zhangwei - - A        |  60 | SAME_ADDRESS SAME_NAME
            -  - 张伟 zhangwei B - -        | -  - 章伟 zhangwei B - -        |  50 | SAME_BIRTH_DATE SAME_SOUND
            -  P 张伟 zhangwei - - -        | -  P 章伟 zhangwei - - -        |  60 | SAME_PHONE SAME_SOUND
            -  P 张伟 zhangwei B - -        | -  P 章伟 zhangwei B - -        |  90 | SAME_BIRTH_DATE SAME_PHONE SAME_SOUND
            -  P 张伟 zhangwei - - -        | -  P 李娜 lina - - -            |  40 | SAME_PHONE
            -  P 张伟 zhangwei B - -        | -  P 张伟 zhangwei C - -        |  50 | OTHER_BIRTH_DATE SAME_NAME SAME_PHONE
            -  P 张伟 zhangwei B - -        | -  P 张强 zhangqiang C - -      |  10 | OTHER_BIRTH_DATE SAME_PHONE
            -  - 张伟 zhangwei - - -        | -  - 章伟 zhangwei - - A        |  20 | SAME_SOUND
            -  - 张伟 zhangwei - - -        | -  - 张伟 zhangwei - - -        |  40 | SAME_NAME
            """)
    void addsUpWhatTwoDescriptionsHaveInCommon(String one, String other, int score, String signs) {
        Likeness likeness = Likeness.of(traits(one), traits(other));
        assertThat(likeness.score()).isEqualTo(score);
        assertThat(likeness.signs().stream().map(Enum::name)).containsExactlyInAnyOrder(signs.split(" "));
    }

    @Provide
    Arbitrary<Likeness.Traits> descriptions() {
        Arbitrary<String> few = Arbitraries.of("1", "2").injectNull(0.3);
        return Combinators.combine(few, few, few, few, few, few, few).as(Likeness.Traits::new);
    }

    @Property
    void isTheSameBothWaysAndOnlyACardSettlesIt(@ForAll("descriptions") Likeness.Traits one, @ForAll("descriptions") Likeness.Traits other) {
        Likeness likeness = Likeness.of(one, other);
        assertThat(Likeness.of(other, one)).isEqualTo(likeness);
        assertThat(likeness.score() == 100).isEqualTo(likeness.signs().contains(Likeness.Sign.SAME_CARD));
    }
}
