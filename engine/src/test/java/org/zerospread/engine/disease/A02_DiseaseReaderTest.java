package org.zerospread.engine.disease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// What is wrong with a disease, all of it at once, each with its line.
class A02_DiseaseReaderTest {

    private static final String SMALL = """
            code: small
            version: 1
            title: {zh: 小, en: small}
            source: invented
            incubation: {shortest_days: 1, median_days: 5, longest_days: 14}
            infectious: {counted_from: onset, first_day: -2, last_day: 10}
            deadlines: {report_hours: 2, investigation_hours: 24, retest_hours: 24, result_hours: 24}
            facts:
              - {id: fever, group: symptom, title: {zh: 发热, en: fever}}
              - {id: heat, group: symptom, title: {zh: 体温, en: heat}, number: {least: 30, most: 45, unit: C}}
            editions:
              - id: one
                title: {zh: 一, en: one}
                source: invented
                effective_from: 2020-01-01
                effective_to: 2020-01-31
                definitions:
                  - {class: confirmed, when: {all: [{class: suspected}, {fact: fever}]}}
                  - {class: suspected, when: {any: [{fact: fever}, {fact: heat, from: 37.3}]}}
              - id: two
                title: {zh: 二, en: two}
                source: invented
                effective_from: 2020-02-01
                definitions:
                  - {class: suspected, areas: ["420000"], when: {fact: fever}}
                  - {class: suspected, except: ["420000"], when: {at_least: 1, of: [{fact: fever}, {not: {fact: heat, below: 38}}]}}
            """;

    private static List<DocumentFault> faults(String text) {
        return switch (DiseaseReader.read("small.yaml", text)) {
            case DocumentReading.Accepted<Disease> accepted -> List.of();
            case DocumentReading.Refused<Disease>(var faults) -> faults;
        };
    }

    static Stream<Path> shipped() throws IOException {
        return Files.list(Diseases.FOLDER).filter(file -> file.toString().endsWith(".yaml")).sorted();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedDiseaseIsSoundAndSaysWhenceItIs(Path file) throws IOException {
        Disease disease = Diseases.read(Files.readString(file));
        assertThat(file.getFileName().toString()).isEqualTo(disease.code() + ".yaml");
        assertThat(disease.source()).contains(" / ");
        assertThat(disease.editions()).allSatisfy(edition -> assertThat(edition.source()).contains(" / "));
    }

    @Test
    void theSmallOneIsSound() {
        assertThat(faults(SMALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id: heat | id: fever | DIS-001 | 10",
        "code: small | code: Small One | DIS-001 | 1",
        "{fact: fever}, {fact: heat | {fact: fever, class: suspected}, {fact: heat | DIS-002 | 19",
        "{fact: fever}]}} | {}]}} | DIS-002 | 18",
        "{any: [{fact: fever}, {fact: heat, from: 37.3}]} | {any: []} | DIS-002 | 19",
        "{class: suspected}, {fact: fever} | {class: suspected}, {fact: fevre} | DIS-003 | 18",
        "{fact: heat, from: 37.3} | {fact: heat} | DIS-004 | 19",
        "{fact: heat, from: 37.3} | {fact: fever, from: 37.3} | DIS-004 | 19",
        "{fact: heat, from: 37.3} | {fact: heat, from: 37.3, below: 37} | DIS-004 | 19",
        "least: 30, most: 45 | least: 45, most: 30 | DIS-004 | 10",
        "at_least: 1 | at_least: 3 | DIS-005 | 26",
        "{class: suspected}, {fact: fever} | {class: clinical}, {fact: fever} | DIS-006 | 18",
        "{any: [{fact: fever}, {fact: heat, from: 37.3}]} | {any: [{class: confirmed}, {fact: heat, from: 37.3}]} | DIS-006 | 19",
        "effective_to: 2020-01-31 | effective_to: 2020-02-01 | DIS-007 | 23",
        "effective_to: 2020-01-31 | effective_to: 2019-12-31 | DIS-007 | 16",
        "{class: confirmed, when | {class: suspected, when | DIS-008 | 18",
        "except: [\"420000\"] | except: [\"430000\"] | DIS-008 | 25",
        "median_days: 5 | median_days: 15 | DIS-009 | 5",
        "first_day: -2 | first_day: 11 | DIS-009 | 6",
        "{fact: heat, from: 37.3} | {fact: fever} | DIS-000 | 0",
        "areas: [\"420000\"] | areas: [\"42\"] | DIS-011 | 25",
        "group: symptom, title: {zh: 发热 | group: sympton, title: {zh: 发热 | YAML-009 | 9",
    })
    void tellsTheFaultWithItsLine(String old, String fresh, String code, int line) {
        assertThat(SMALL).contains(old);
        List<DocumentFault> faults = faults(SMALL.replaceFirst(java.util.regex.Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(fresh)));
        if (line == 0) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).anySatisfy(fault -> assertThat(fault.code() + " in line " + fault.line()).isEqualTo(code + " in line " + line));
        }
    }

    @Test
    void aFactThatNobodyAsksIsAFault() {
        String text = SMALL.replace("{fact: heat, from: 37.3}", "{fact: fever}").replace("{not: {fact: heat, below: 38}}", "{fact: fever}");
        assertThat(faults(text)).extracting(DocumentFault::code).containsExactly("DIS-010");
    }

    @Test
    void tellsAllFaultsAtOnce() {
        String text = SMALL.replace("version: 1", "version: none").replace("least: 30, most: 45", "least: 45, most: 30").replace("at_least: 1", "at_least: 3").replace("report_hours: 2", "report_hour: 2");
        assertThat(faults(text)).extracting(DocumentFault::code).containsExactly("YAML-007", "YAML-005", "YAML-004", "DIS-004", "DIS-005");
        assertThat(faults(text)).allSatisfy(fault -> assertThat(fault.toString()).startsWith("small.yaml:"));
    }

    @Test
    void aDefinitionThatHoldsInNoPlaceOfTheOtherIsNotMissed() {
        String text = SMALL.replace("{class: suspected, areas: [\"420000\"], when: {fact: fever}}", "{class: confirmed, areas: [\"430000\"], when: {class: clinical}}");
        assertThat(faults(text)).extracting(DocumentFault::code).containsExactly("DIS-006");
    }
}
