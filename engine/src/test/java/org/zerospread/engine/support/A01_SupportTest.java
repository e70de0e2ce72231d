package org.zerospread.engine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may get which support, how much, and why not.
class A01_SupportTest {

    static final String FILE = read();
    static final SupportPolicies POLICIES = accepted(FILE);
    private static final LocalDate DAY = LocalDate.parse("2020-02-20");
    private static final RegionCode TOWN = RegionCode.parse("500153101201001");

    private static String read() {
        try {
            return Files.readString(Path.of("..", "policies", "support-2020.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SupportPolicies accepted(String text) {
        return switch (SupportPolicies.read("support.yaml", text)) {
            case DocumentReading.Accepted<SupportPolicies>(SupportPolicies policies) -> policies;
            case DocumentReading.Refused<SupportPolicies>(List<DocumentFault> faults) -> throw new AssertionError(faults);
        };
    }

    static SupportPolicy policy(String code) {
        return POLICIES.find(code).orElseThrow();
    }

    private static FirmFacts firm(FirmFacts.Size size, boolean large, FirmFacts.Priority priority, @Nullable String park, String industry, int staff, boolean resumed) {
        return new FirmFacts(size, large, priority, park, industry, staff, resumed, TOWN);
    }

    private static String reasons(SupportPolicy.Assessment assessment) {
        return switch (assessment) {
            case SupportPolicy.Assessment.Eligible(Yuan most) -> "most " + most;
            case SupportPolicy.Assessment.NotEligible(List<Unmet> reasons) -> reasons.stream().map(Unmet::condition).collect(Collectors.joining(" "));
        };
    }

    @Test
    void eachOfTheSixKindsHasAPolicyAndSaysThatItsSumsAreInvented() {
        assertThat(POLICIES.policies()).extracting(SupportPolicy::kind).containsExactly(SupportKind.values());
        assertThat(POLICIES.policies()).allSatisfy(policy -> assertThat(policy.source()).contains("虚构", "invented"));
    }

    @ParameterizedTest
    @CsvSource({
        "loan-interest,      SMALL,  false, OTHER,     -,      C27, 30,  false, most 200000",
        "loan-interest,      LARGE,  true,  LARGE,     高新区, C27, 900, true,  sizes",
        "new-staff,          LARGE,  true,  LARGE,     高新区, C27, 900, true,  most 100000",
        "new-staff,          SMALL,  false, OTHER,     -,      C27, 30,  false, resumed",
        "park-rent,          MICRO,  false, PARK,      高新区, C39, 8,   false, most 60000",
        "park-rent,          MEDIUM, false, OTHER,     -,      C39, 80,  false, sizes park",
        "essential-freight,  SMALL,  false, ESSENTIAL, -,      C13, 30,  true,  most 80000",
        "essential-freight,  SMALL,  false, OTHER,     -,      C13, 30,  true,  priorities",
        "large-energy,       LARGE,  true,  LARGE,     -,      D44, 300, true,  most 150000",
        "large-energy,       SMALL,  false, OTHER,     -,      H62, 30,  false, large industries resumed",
        "hard-hit-tax,       SMALL,  false, OTHER,     -,      H62, 300, false, most 8000",
        "hard-hit-tax,       MEDIUM, false, OTHER,     -,      H62, 301, false, staff_to",
    })
    void saysWhatAFirmMayGetAndWhyNotTheRest(String code, FirmFacts.Size size, boolean large, FirmFacts.Priority priority, String park, String industry, int staff, boolean resumed, String says) {
        assertThat(reasons(policy(code).assess(firm(size, large, priority, park.equals("-") ? null : park, industry, staff, resumed), DAY, null))).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource({"2020-02-14, effective_from", "2020-02-15, most 150000", "2020-05-31, most 150000", "2020-06-01, effective_to"})
    void countsFromItsFirstDayToItsLast(LocalDate day, String says) {
        assertThat(reasons(policy("large-energy").assess(firm(FirmFacts.Size.LARGE, true, FirmFacts.Priority.LARGE, null, "C27", 300, true), day, Yuan.of(10_000_000)))).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "loan-interest, -, 100000,     -,     50000",
        "loan-interest, -, 0.03,       -,     0.01",
        "loan-interest, -, 9000000,    -,     200000",
        "loan-interest, -, 9000000,    1500,  1500",
        "loan-interest, -, -,          -,     -",
        "new-staff,     12, -,         -,     6000",
        "new-staff,     0, -,          -,     0",
        "new-staff,     1000000, -,    -,     100000",
        "new-staff,     12, -,         0,     0",
        "hard-hit-tax,  -, -,          -,     8000",
    })
    void computesTheSum(String code, @Nullable Integer heads, @Nullable String base, @Nullable String left, @Nullable String sum) {
        Yuan granted = policy(code).grant(heads, yuan(base), yuan(left));
        assertThat(granted == null ? null : granted.toString()).isEqualTo(sum);
    }

    private static @Nullable Yuan yuan(@Nullable String text) {
        return text == null ? null : ((Yuan.Reading.Accepted) Yuan.read(text)).sum();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "code: new-staff | code: loan-interest | SUP-030",
        "code: new-staff | code: New Staff | SUP-038",
        "kind: tax | kind: energy | SUP-033",
        "kind: tax | kind: taxes | YAML-009",
        "percent: 50 | percent: 50\\n      fixed_yuan: 5 | SUP-032",
        "percent: 50 | percent: 101 | YAML-008",
        "cap_yuan: 200000 | cap_yuan: -1 | SUP-036",
        "budget_yuan: 2000000 | budget_yuan: 20000000000000 | SUP-036",
        "cap_yuan: 60000 | capyuan: 60000 | YAML-005",
        "industries: [C, D] | industries: [manufacturing] | SUP-034",
        "staff_to: 300 | staff_to: 300, staff_from: 400 | SUP-035",
        "staff_to: 300 | staff_to: 300, towns: [荣昌] | SUP-034",
        "effective_from: 2020-02-15 | effective_from: 2020-06-15 | SUP-031",
        "- {zh: 纳税申报表, en: tax return} | [] | SUP-037",
    })
    void refusesAFaultyEdition(String was, String is, String code) {
        assertThat(FILE).contains(was);
        assertThat(SupportPolicies.read("support.yaml", FILE.replace(was, is.replace("\\n", "\n")))).isInstanceOfSatisfying(DocumentReading.Refused.class,
                refused -> assertThat(refused.faults().toString()).contains(code));
    }
}
