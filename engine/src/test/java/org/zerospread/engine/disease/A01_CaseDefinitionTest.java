package org.zerospread.engine.disease;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is a case by which edition: the same person on other days and at other places.
class A01_CaseDefinitionTest {

    private static final RegionCode RONGCHANG = RegionCode.parse("500153106201001");
    private static final RegionCode WUHAN = RegionCode.parse("420106");

    private static Judgement judge(String disease, String day, RegionCode place, @Nullable String answers) {
        Disease read = Diseases.shipped(disease);
        return read.judge(read.findEdition(LocalDate.parse(day)).orElseThrow(), place, Diseases.answers(answers));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // Edition 1 asks for all signs, the failure of antibiotics too, and for the genome.
        "2020-01-16, wuhan-stay fever pneumonia white-cells=5, -",
        "2020-01-16, wuhan-stay fever pneumonia white-cells=5 no-better, SUSPECTED",
        "2020-01-16, wuhan-stay fever pneumonia white-cells=5 no-better pcr, SUSPECTED",
        "2020-01-16, wuhan-stay fever pneumonia white-cells=5 no-better sequence, CONFIRMED",
        "2020-01-16, cluster fever pneumonia white-cells=5 no-better, -",
        // Editions 2 and 3: wider exposure, still all three signs.
        "2020-01-18, cluster fever pneumonia white-cells=5, SUSPECTED",
        "2020-01-18, market fever pneumonia lymphocytes=0.8, SUSPECTED",
        "2020-01-22, market fever pneumonia lymphocytes=0.8, -",
        "2020-01-26, near-ill-from-area temperature=37.3 pneumonia white-cells=3.1 pcr, CONFIRMED",
        "2020-01-26, near-ill-from-area temperature=37.2 pneumonia white-cells=3.1 pcr, -",
        // Edition 4: any two signs; the germ without signs is counted apart.
        "2020-01-27, wuhan-stay fever white-cells=9.9, SUSPECTED",
        "2020-01-27, wuhan-stay fever white-cells=10, -",
        "2020-01-27, wuhan-stay pcr -fever temperature=36.5 -airways -other-signs -pneumonia, ASYMPTOMATIC",
        "2020-01-27, wuhan-stay pcr -fever temperature=36.5 -airways -other-signs, -",
        "2020-01-27, wuhan-stay fever pneumonia pcr, CONFIRMED",
        "2020-02-03, fever airways pneumonia white-cells=4, -",
        // Edition 5 outside Hubei: not known to be exposed, but all three signs.
        "2020-02-04, airways pneumonia white-cells=4, SUSPECTED",
        "2020-02-04, airways white-cells=4, -",
        "2020-02-17, near-case airways pneumonia, SUSPECTED",
        "2020-02-17, near-case airways pneumonia pcr, CONFIRMED",
        // Edition 7 counts antibodies.
        "2020-03-02, near-case airways pneumonia antibody, SUSPECTED",
        "2020-03-03, near-case airways pneumonia antibody, CONFIRMED",
    })
    void rongchang(String day, @Nullable String answers, @Nullable CaseClass expected) {
        assertThat(judge("covid-19", day, RONGCHANG, answers).caseClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2020-02-03, wuhan-stay fever pneumonia white-cells=4, SUSPECTED",
        "2020-02-04, airways white-cells=4, SUSPECTED",
        "2020-02-04, airways pneumonia white-cells=4, CLINICAL",
        "2020-02-04, airways pneumonia white-cells=4 pcr, CONFIRMED",
        "2020-02-04, wuhan-stay pneumonia, -",
        "2020-02-17, airways pneumonia white-cells=4, CLINICAL",
        "2020-02-18, airways pneumonia white-cells=4, SUSPECTED",
    })
    void inHubeiTheClinicalCaseIsOfTheFifthEditionAlone(String day, @Nullable String answers, @Nullable CaseClass expected) {
        assertThat(judge("covid-19", day, WUHAN, answers).caseClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "fever rash, -",
        "fever rash eyes, SUSPECTED",
        "temperature=37.9 rash eyes, -",
        "temperature=38 rash catarrh, SUSPECTED",
        "fever rash catarrh koplik, CLINICAL",
        "fever rash catarrh near-case, CLINICAL",
        "fever rash catarrh antibody -vaccinated, CONFIRMED",
        "fever rash catarrh antibody vaccinated, SUSPECTED",
        "fever rash catarrh antibody, SUSPECTED",
        "fever rash catarrh antibody vaccinated pcr, CONFIRMED",
    })
    void anotherDiseaseIsAnotherFile(@Nullable String answers, @Nullable CaseClass expected) {
        assertThat(judge("measles", "2020-02-10", RONGCHANG, answers).caseClass()).isEqualTo(expected);
    }

    @Test
    void theExplanationSaysWhichBranchesHeld() {
        Branch suspected = judge("covid-19", "2020-01-28", RONGCHANG, "wuhan-stay -market fever -pneumonia white-cells=12").find(CaseClass.SUSPECTED).orElseThrow();
        assertThat(suspected.truth()).isEqualTo(Truth.OPEN);
        assertThat(suspected.below()).extracting(Branch::truth).containsExactly(Truth.HOLDS, Truth.OPEN);
        Branch signs = suspected.below().getLast();
        assertThat(signs.holding()).isEqualTo(1);
        assertThat(signs.below()).extracting(Branch::truth).containsExactly(Truth.HOLDS, Truth.FAILS, Truth.OPEN);
        assertThat(signs.below().getLast().below().getFirst().value()).isEqualTo(Diseases.answers("x=12").get("x"));
        assertThat(suspected.undecided()).extracting(Fact::id).containsExactly("lymphocytes");
    }

    @Test
    void tellsWhichAnswersMayMakeASurerClassOfIt() {
        assertThat(judge("covid-19", "2020-01-28", RONGCHANG, "wuhan-stay fever pneumonia").missing()).extracting(Fact::id).containsExactly("pcr", "sequence");
        assertThat(judge("covid-19", "2020-01-28", RONGCHANG, "wuhan-stay fever pneumonia pcr").missing()).isEmpty();
        assertThat(judge("covid-19", "2020-01-28", RONGCHANG, "-pcr -sequence fever -wuhan-stay -area-stay -near-ill-from-area -cluster -near-case").missing()).isEmpty();
    }

    @Test
    void noEditionBeforeTheFirst() {
        Disease covid = Diseases.shipped("covid-19");
        assertThat(covid.findEdition(LocalDate.parse("2020-01-14"))).isEmpty();
        assertThat(covid.findEdition(LocalDate.parse("2020-02-17")).orElseThrow().id()).isEqualTo("trial-5");
        assertThat(covid.findEdition(LocalDate.parse("2026-01-01")).orElseThrow().id()).isEqualTo("trial-7");
    }

    @Test
    void infectiousDaysAreCountedByTheEdition() {
        Disease covid = Diseases.shipped("covid-19");
        LocalDate onset = LocalDate.parse("2020-02-20");
        assertThat(covid.infectiousOn(onset).daysOf(onset, null)).isEqualTo(new InfectiousPeriod.Days(onset.minusDays(2), onset.plusDays(10)));
        assertThat(covid.infectiousOn(onset).daysOf(onset, onset.plusDays(3)).last()).isEqualTo(onset.plusDays(3));
        assertThat(covid.infectiousOn(onset).daysOf(onset, onset.minusDays(5))).isEqualTo(new InfectiousPeriod.Days(onset.minusDays(2), onset.minusDays(2)));
        assertThat(covid.infectiousOn(LocalDate.parse("2020-02-10")).firstDay()).isZero();
        Disease measles = Diseases.shipped("measles");
        assertThat(measles.infectious().countedFrom()).isEqualTo(InfectiousPeriod.CountedFrom.RASH);
        assertThat(measles.infectiousOn(onset).daysOf(onset, null)).isEqualTo(new InfectiousPeriod.Days(onset.minusDays(4), onset.plusDays(4)));
        assertThat(measles.incubation()).isEqualTo(new Incubation(7, 12.5, 21));
    }

    @Test
    void answersOutsideTheBoundsOfTheirFactAreNoAnswers() {
        Map<String, Fact> facts = Diseases.shipped("covid-19").facts();
        Fact temperature = java.util.Objects.requireNonNull(facts.get("temperature"));
        assertThat(temperature.takes(new FactValue.Measured(new java.math.BigDecimal(37)))).isTrue();
        assertThat(temperature.takes(new FactValue.Measured(new java.math.BigDecimal(370)))).isFalse();
        assertThat(temperature.takes(new FactValue.Flag(true))).isFalse();
    }
}
