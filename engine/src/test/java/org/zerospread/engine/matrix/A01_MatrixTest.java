package org.zerospread.engine.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The shipped matrix decides, and faulty ones are refused with row and case.
class A01_MatrixTest {

    private static Matrix shipped() throws IOException {
        return accepted(Matrix.read("three-three-2020.yaml", Files.readString(Path.of("..", "policies", "three-three-2020.yaml"))));
    }

    private static Matrix accepted(DocumentReading<Matrix> reading) {
        assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted<Matrix>) reading).value();
    }

    static int[] facts(Matrix matrix, String words) {
        String[] values = words.split(" ");
        int[] facts = new int[matrix.inputs().size()];
        Arrays.setAll(facts, input -> matrix.inputs().get(input).indexOf(values[input]));
        return facts;
    }

    private static String said(Matrix matrix, Decision decision, String measure) {
        int place = matrix.findMeasure(measure).orElseThrow();
        int value = decision.outcome()[place];
        return value < 0 ? "-" : matrix.measures().get(place).values().get(value).id();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # facts (zone origin industry level),    table,    measure,     value,       rows
            ordinary key-area none low,              arrivals, plan,        double-14,   R1
            border outside-city large low,           arrivals, plan,        home-14,     R3
            urban-centre outside-city large low,     arrivals, certificate, needed,      R4
            ordinary other-district none high,       arrivals, plan,        home-14,     R5
            ordinary local none high,                arrivals, plan,        none,        R7
            ordinary local essential high,           firms,    opening,     by-filing,   F2
            ordinary local large high,               firms,    opening,     closed,      F3
            border local park medium,                firms,    staff-limit, 50,          F5
            ordinary local large medium,             firms,    staff-limit, 70,          F6
            ordinary local other low,                firms,    staff-limit, 70,          F9
            ordinary local none low,                 places,   gathering,   up-to-50,    P1
            urban-centre local none low,             places,   gathering,   up-to-10,    P2
            urban-centre local none medium,          places,   gathering,   none,        P3
            border other-district none low,          passages, passage,     registered,  C1+C3
            ordinary other-district none low,        passages, passage,     passed,      C1
            border key-area none low,                passages, passage,     quarantined, C1+C4
            """)
    void decidesWithTheRowsThatFired(String facts, String table, String measure, String value, String rows) throws IOException {
        Matrix matrix = shipped();
        DecisionTable of = matrix.tables().stream().filter(one -> one.id().equals(table)).findFirst().orElseThrow();
        Decision decision = of.decide(facts(matrix, facts));
        assertThat(said(matrix, decision, measure)).isEqualTo(value);
        assertThat(decision.fired()).extracting(Rule::id).containsExactly(rows.split("\\+"));
    }

    /// Two inputs and one measure around the rows.
    private static List<String> faults(String tables) {
        DocumentReading<Matrix> reading = Matrix.read("m.yaml", """
                code: m
                version: 1
                title: {zh: 试, en: trial}
                effective_from: 2020-02-01
                source: invented
                inputs:
                  - {id: zone, zh: 分区, en: zone, values: [{id: a, zh: 甲, en: A}, {id: b, zh: 乙, en: B}]}
                  - {id: origin, zh: 来源, en: origin, values: [{id: near, zh: 近, en: near}, {id: far, zh: 远, en: far}]}
                measures:
                  - {id: plan, zh: 方案, en: plan, values: [{id: none, zh: 无, en: none}, {id: home, zh: 居家, en: home}]}
                tables:
                """ + tables.indent(2));
        return reading instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> told) ? told.stream().map(fault -> fault.line() + " " + fault.code() + " " + fault.en()).toList() : List.of();
    }

    @Test
    void refusesAGapWithTheCase() {
        assertThat(faults("""
                - id: t
                  for: person
                  hit: unique
                  rules:
                    - {id: r1, when: {zone: [a]}, then: {plan: home}}
                    - {id: r2, when: {zone: [b], origin: [far]}, then: {plan: home}}
                """)).containsExactly("15 MTX-003 no row covers: zone b, origin near");
    }

    @Test
    void refusesAContradictionAndAnOverlap() {
        assertThat(faults("""
                - id: t
                  for: person
                  hit: unique
                  rules:
                    - {id: r1, when: {zone: [a]}, then: {plan: home}}
                    - {id: r2, when: {origin: [far]}, then: {plan: none}}
                    - {id: r3, when: {zone: [b], origin: [near]}, then: {plan: home}}
                    - {id: r4, when: {zone: [a], origin: [near]}, then: {plan: home}}
                - id: any
                  for: person
                  hit: any
                  rules:
                    - {id: r1, then: {plan: home}}
                    - {id: r2, when: {origin: [far]}, then: {plan: none}}
                """)).containsExactly("15 MTX-004 the rows r1 (16) and r2 (17) say different things of: zone a, origin far", "15 MTX-005 the rows r1 (16) and r4 (19) both hold for: zone a, origin near",
                        "23 MTX-004 the rows r1 (24) and r2 (25) say different things of: origin far");
    }

    @Test
    void refusesARowThatNeverCountsAndWordsThatAreNotKnown() {
        assertThat(faults("""
                - id: t
                  for: person
                  hit: first
                  rules:
                    - {id: r1, when: {zone: [a, b]}, then: {plan: home}}
                    - {id: r2, when: {origin: [far]}, then: {plan: none}}
                - id: u
                  for: person
                  hit: first
                  rules:
                    - {id: r1, when: {zone: [c], orign: [far]}, then: {plan: homme}}
                    - {id: r1, then: {}}
                - id: t
                  for: person
                  hit: first
                  rules: [{id: r, then: {plan: home}}]
                """)).containsExactly("15 MTX-006 the row r2 (17) never counts: rows before it hold wherever it does", "22 MTX-002 \"c\" is no value of zone (a?); known: a, b",
                        "22 MTX-002 there is no \"orign\"; known: zone、origin", "22 MTX-002 \"homme\" is no value of plan (home?); known: none, home", "23 MTX-001 the row \"r1\" is there twice",
                        "23 MTX-008 this row decides nothing", "24 MTX-001 the table \"t\" is there twice");
    }

    @Test
    void tellsWhatANewVersionChangesAndForHowMany() throws IOException {
        Matrix older = shipped();
        String text = Files.readString(Path.of("..", "policies", "three-three-2020.yaml")).replace("version: 1", "version: 2")
                .replace("then: {plan: none, report: on-arrival, test: none, certificate: needed}", "then: {plan: home-14, report: on-arrival, test: none, certificate: needed}");
        List<MatrixDifference.Change> changes = MatrixDifference.between(older, accepted(Matrix.read("v2.yaml", text)), List.of(
                new MatrixDifference.Group(Subject.PERSON, facts(older, "ordinary other-district none low"), 420), new MatrixDifference.Group(Subject.PERSON, facts(older, "ordinary local none low"), 850_000)));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.group().count()).isEqualTo(420);
            assertThat(change).extracting(MatrixDifference.Change::measure, MatrixDifference.Change::before, MatrixDifference.Change::after, MatrixDifference.Change::rows)
                    .containsExactly("plan", "none", "home-14", "R6 → R6");
        });
    }
}
