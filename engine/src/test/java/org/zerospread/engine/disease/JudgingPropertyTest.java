package org.zerospread.engine.disease;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Laws of judging, whatever the answers.
class JudgingPropertyTest {

    private static final Disease COVID = Diseases.shipped("covid-19");
    private static final List<RegionCode> PLACES = List.of(RegionCode.parse("500153"), RegionCode.parse("420106"));

    @Provide
    Arbitrary<Map<String, FactValue>> answers() {
        Arbitrary<FactValue> flag = Arbitraries.of(true, false).map(FactValue.Flag::new);
        Arbitrary<FactValue> number = Arbitraries.bigDecimals().between(java.math.BigDecimal.ZERO, new java.math.BigDecimal(50)).ofScale(1).map(FactValue.Measured::new);
        return Arbitraries.maps(Arbitraries.of(COVID.facts().keySet()), Arbitraries.integers()).flatMap(asked -> net.jqwik.api.Combinators.combine(flag.list().ofSize(20), number.list().ofSize(20)).as((flags, numbers) -> {
            Map<String, FactValue> answers = new HashMap<>();
            int next = 0;
            for (String id : asked.keySet()) {
                answers.put(id, java.util.Objects.requireNonNull(COVID.facts().get(id)).isNumber() ? numbers.get(next++) : flags.get(next++));
            }
            return answers;
        }));
    }

    /// More answers never turn what was decided.
    @Property(tries = 300)
    void whatIsDecidedStaysDecided(@ForAll("answers") Map<String, FactValue> some, @ForAll("answers") Map<String, FactValue> more) {
        Map<String, FactValue> all = new HashMap<>(more);
        all.putAll(some);
        for (Edition edition : COVID.editions()) {
            for (RegionCode place : PLACES) {
                Judgement before = COVID.judge(edition, place, some);
                Judgement after = COVID.judge(edition, place, all);
                for (int i = 0; i < before.judged().size(); i++) {
                    Truth decided = before.judged().get(i).branch().truth();
                    if (decided != Truth.OPEN) {
                        assertThat(after.judged().get(i).branch().truth()).isEqualTo(decided);
                    }
                }
            }
        }
    }

    /// With every answer given nothing is open and nothing is missing.
    @Property(tries = 200)
    void everyAnswerDecides(@ForAll("answers") Map<String, FactValue> some) {
        Map<String, FactValue> all = new HashMap<>();
        COVID.facts().values().forEach(fact -> all.put(fact.id(), fact.isNumber() ? new FactValue.Measured(java.math.BigDecimal.TEN) : new FactValue.Flag(false)));
        all.putAll(some);
        for (Edition edition : COVID.editions()) {
            Judgement judgement = COVID.judge(edition, PLACES.getFirst(), all);
            assertThat(judgement.judged()).noneMatch(one -> one.branch().truth() == Truth.OPEN);
            assertThat(judgement.missing()).isEmpty();
        }
    }

    /// An open class has facts that would decide it, and a missing fact was not asked.
    @Property(tries = 300)
    void anOpenClassNamesWhatItLacks(@ForAll("answers") Map<String, FactValue> some) {
        for (Edition edition : COVID.editions()) {
            Judgement judgement = COVID.judge(edition, PLACES.getLast(), some);
            judgement.judged().forEach(one -> assertThat(one.branch().undecided().findAny().isPresent()).isEqualTo(one.branch().truth() == Truth.OPEN));
            assertThat(judgement.missing()).noneMatch(fact -> some.containsKey(fact.id()));
        }
    }
}
