package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

class A01_OriginPolicyTest {

    private final OriginPolicy policy = Policies.origin2020();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # origin,     district,     day,        class,          entry
            420106001,    500153,       2019-12-31, OUTSIDE_CITY,   outside-city
            420106001,    500153,       2020-01-01, KEY_AREA,       wuhan
            420106001,    500153,       2020-03-04, KEY_AREA,       wuhan
            421000,       500153,       2020-01-07, OUTSIDE_CITY,   outside-city
            421000,       500153,       2020-01-08, KEY_AREA,       hubei
            420000,       500153,       2020-01-08, KEY_AREA,       hubei
            420000,       500153,       2020-01-07, OUTSIDE_CITY,   outside-city
            330300,       500153,       2020-02-24, KEY_AREA,       wenzhou
            330300,       500153,       2020-02-25, OUTSIDE_CITY,   outside-city
            510500,       500153,       2020-02-01, OUTSIDE_CITY,   outside-city
            500112,       500153,       2020-02-01, OTHER_DISTRICT, other-district
            500235,       500153,       2020-02-01, OTHER_DISTRICT, other-district
            500000,       500153,       2020-02-01, OTHER_DISTRICT, other-district
            500153,       500153,       2020-02-01, LOCAL,          local
            500153108210, 500153,       2020-02-01, LOCAL,          local
            500153108210, 500153101,    2020-02-01, LOCAL,          local
            440106,       440103,       2020-02-01, OTHER_DISTRICT, other-district
            440300,       440103,       2020-02-01, OUTSIDE_CITY,   outside-city
            440000,       440103,       2020-02-01, OUTSIDE_CITY,   outside-city
            429005,       429004,       2020-01-07, OUTSIDE_CITY,   outside-city
            420111,       420106,       2020-02-01, KEY_AREA,       wuhan
            420106003,    420106,       2020-02-01, LOCAL,          local
            """)
    void classifiesByOriginDistrictAndDay(String origin, String district, LocalDate day, OriginClass expected, String entry) {
        OriginDecision decision = policy.classify(RegionCode.parse(origin), RegionCode.parse(district), day);
        assertThat(decision.originClass()).isEqualTo(expected);
        assertThat(decision.policyEntryId()).isEqualTo(entry);
        assertThat(decision.reasonZh()).isNotBlank();
        assertThat(decision.reasonEn()).isNotBlank();
    }

    @Test
    void givesTheReasonWithItsDate() {
        OriginDecision decision =
                policy.classify(RegionCode.parse("421000"), RegionCode.parse("500153"), LocalDate.of(2020, 1, 25));
        assertThat(decision.reasonZh()).startsWith("来自重点地区湖北省, 自 2020-01-08 起").contains("虚构");
        assertThat(decision.reasonEn()).startsWith("from the key area Hubei, since 2020-01-08");
    }

    @Test
    void asksForTheExactPlaceWhenTheOriginIsTooCoarse() {
        OriginDecision decision =
                policy.classify(RegionCode.parse("420000"), RegionCode.parse("500153"), LocalDate.of(2020, 1, 7));
        assertThat(decision.reasonZh()).contains("武汉", "请问清具体地址");
        assertThat(decision.reasonEn()).contains("ask for the exact place");
    }

    @Test
    void refusesAPolicyWithEveryFaultAtOnce() {
        DocumentReading<OriginPolicy> reading = OriginPolicy.read("x.yaml", """
                code: x
                version: 1
                title: {zh: 试, en: Trial}
                source: invented
                key_areas:
                  - {id: a, region: 420000, name: {zh: 甲, en: A}, from: 2020-01-08}
                  - {id: a, region: 42, name: {zh: 乙, en: B}, from: 2020-01-08}
                  - {id: local, region: 430000, name: {zh: 丙, en: C}, from: 2020-01-08, to: 2020-01-07}
                  - {id: d, region: "420000", name: {zh: 丁, en: D}, from: 2020-03-01, too: 2020-03-02}
                """);
        assertThat(reading).isInstanceOfSatisfying(DocumentReading.Refused.class, refused ->
                assertThat(((DocumentReading.Refused<?>) refused).faults()).extracting(fault -> fault.line() + " " + fault.code())
                        .containsExactlyInAnyOrderElementsOf(List.of("7 ORIGIN-003", "7 ORIGIN-001", "8 ORIGIN-003", "8 ORIGIN-002",
                                "9 ORIGIN-004", "9 YAML-004")));
    }
}
