package org.zerospread.engine.resumption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.resumption.ReturnRule.Answer;
import org.zerospread.engine.resumption.ReturnRule.Facts;
import org.zerospread.engine.resumption.ReturnRule.Held;
import org.zerospread.engine.resumption.ReturnRule.Illness;
import org.zerospread.engine.resumption.ReturnRule.Measures;
import org.zerospread.engine.resumption.ReturnRule.Report;
import org.zerospread.engine.resumption.ReturnRule.Stay;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may return on 10 February 2020, from the plain to the crooked.
class A03_ReturnRuleTest {

    static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    static String shipped() {
        try {
            return Files.readString(Path.of("../policies/return-2020.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReturnRule rule() {
        return switch (ReturnRule.read("return-2020.yaml", shipped())) {
            case DocumentReading.Accepted<ReturnRule> accepted -> accepted.value();
            case DocumentReading.Refused<ReturnRule> refused -> throw new AssertionError(refused.faults().toString());
        };
    }

    /// Facts as `key=value` words: `stay=CENTRAL/2020-02-14 arrived=2020-02-01 plan=double-14`.
    private static Facts facts(String words) {
        Map<String, String> said = Arrays.stream(words.split(" ")).filter(word -> !word.isBlank()).collect(Collectors.toMap(word -> word.split("=")[0], word -> word.split("=")[1]));
        @Nullable String stay = said.get("stay");
        Measures measures = Measures.of(said);
        return new Facts(stay == null ? null : new Stay(Held.valueOf(stay.split("/")[0]), LocalDate.parse(stay.split("/")[1])), Illness.valueOf(said.getOrDefault("illness", "NONE")), measures,
                day(said, "arrived"), day(said, "quarantined"), day(said, "exposed"), day(said, "negative"), day(said, "reported"), day(said, "certified"));
    }

    private static @Nullable LocalDate day(Map<String, String> said, String key) {
        return said.containsKey(key) ? LocalDate.parse("2020-" + said.get(key)) : null;
    }

    private static String told(Answer answer) {
        return switch (answer) {
            case Answer.MayReturn may -> "may";
            case Answer.MayNot not -> not.reasons().stream().map(reason -> reason.code() + (reason.until() == null ? "" : " " + reason.until().toString().substring(5))).collect(Collectors.joining(", "));
        };
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
        "''                                                         | may",
        "stay=CENTRAL/2020-02-14                                    | IN_CENTRAL_QUARANTINE 02-14",
        "stay=HOME/2020-02-11                                       | IN_HOME_QUARANTINE 02-11",
        "stay=REHAB/2020-02-24                                      | IN_REHABILITATION 02-24",
        "stay=HOSPITAL/2020-02-20                                   | IN_HOSPITAL 02-20",
        "stay=HOME/2020-02-10                                       | RELEASE_HELD",
        "stay=CENTRAL/2020-02-08                                    | RELEASE_HELD",
        "illness=SUSPECTED                                          | SUSPECTED",
        "illness=ILL stay=HOSPITAL/2020-02-20                       | ILL, IN_HOSPITAL 02-20",
        "illness=DEAD                                               | DEAD",
        "exposed=02-05                                              | OPEN_CONTACT 02-19",
        "exposed=01-27                                              | may",
        "exposed=02-05 quarantined=02-05                            | may",
        "exposed=02-05 quarantined=02-04                            | OPEN_CONTACT 02-19",
        "exposed=02-05 stay=CENTRAL/2020-02-19                      | IN_CENTRAL_QUARANTINE 02-19",
        "plan=double-14 arrived=01-20                               | QUARANTINE_DUE 02-17",
        "plan=home-14 arrived=01-28                                 | QUARANTINE_DUE 02-11",
        "plan=home-14 arrived=01-27                                 | may",
        "plan=home-14 arrived=01-28 quarantined=02-09               | may",
        "plan=home-14 arrived=01-28 quarantined=01-27               | QUARANTINE_DUE 02-11",
        "plan=home-14                                               | may",
        "plan=triple-7 arrived=01-20                                | QUARANTINE_DUE",
        "plan=double-14 arrived=01-20 stay=HOME/2020-02-17          | IN_HOME_QUARANTINE 02-17",
        "test=before-work arrived=02-01                             | TEST_DUE",
        "test=before-work arrived=02-01 negative=02-03              | may",
        "test=before-work arrived=02-05 negative=02-05              | may",
        "test=before-work arrived=02-05 negative=02-04              | TEST_DUE",
        "test=before-work negative=02-02                            | TEST_DUE",
        "test=before-work negative=02-11                            | TEST_DUE",
        "test=by-plan arrived=02-01                                 | may",
        "test=weekly                                                | TEST_DUE",
        "report=daily                                               | REPORT_DUE",
        "report=daily reported=02-09                                | may",
        "report=daily reported=02-08                                | REPORT_DUE",
        "report=on-arrival arrived=02-01                            | REPORT_DUE",
        "report=on-arrival arrived=02-01 reported=02-01             | may",
        "report=on-arrival arrived=02-01 reported=01-31             | REPORT_DUE",
        "report=on-arrival                                          | may",
        "certificate=needed                                         | CERTIFICATE_DUE",
        "certificate=needed certified=02-10                         | may",
        "certificate=needed certified=02-09                         | CERTIFICATE_DUE",
        "plan=home-14 arrived=02-01 test=before-work report=daily certificate=needed | QUARANTINE_DUE 02-15, TEST_DUE, REPORT_DUE, CERTIFICATE_DUE",
    })
    void judges(String facts, String answer) {
        assertThat(told(rule().judge(facts(facts), TODAY))).isEqualTo(answer);
    }

    @Test
    void theLastReasonToFallSaysUntilWhen() {
        Answer both = rule().judge(facts("illness=NONE exposed=02-05 plan=home-14 arrived=02-07"), TODAY);
        assertThat(((Answer.MayNot) both).until()).isEqualTo("2020-02-21");
        Answer open = rule().judge(facts("exposed=02-05 report=daily"), TODAY);
        assertThat(((Answer.MayNot) open).until()).isNull();
        assertThat(((Answer.MayNot) open).reasons().getFirst().zh()).isEqualTo("密切接触者, 尚未落实隔离, 到 2020-02-19");
        assertThat(((Answer.MayNot) open).reasons().getLast().en()).isEqualTo("a health report is wanting");
    }

    @Test
    void somebodyOfWhomNothingIsAskedMay() {
        assertThat(rule().judge(Facts.NOTHING, TODAY).mayReturn()).isTrue();
        assertThat(Measures.of(Map.of())).isEqualTo(Measures.NONE);
        assertThat(Measures.of(Map.of("plan", "none", "test", "none", "certificate", "not-needed", "report", "hourly")).report()).isEqualTo(Report.DAILY);
    }

    @Test
    void theShippedRuleIsReadAndAPlanStandsOnce() {
        assertThat(rule().planDays()).containsEntry("double-14", 28).containsEntry("home-14", 14);
        assertThat(Objects.requireNonNull(((DocumentReading.Refused<ReturnRule>) ReturnRule.read("test.yaml", shipped().replace("plan: home-14", "plan: double-14"))).faults()))
                .singleElement().satisfies(fault -> assertThat(fault.toString()).contains("RETURN-001", "double-14"));
    }
}
