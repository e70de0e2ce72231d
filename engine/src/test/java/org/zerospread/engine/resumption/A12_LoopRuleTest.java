package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The loop from the straight way to the crooked.
class A12_LoopRuleTest {

    private static final String APPROVED = """
            2020-02-10 08:00 screened 90 80
            2020-02-10 09:00 batch 60
            2020-02-10 12:00 filed by-approval
            2020-02-11 09:00 reviewed passed
            2020-02-11 15:00 approved
            """;
    private static final String WORKING = APPROVED + "2020-02-12 08:00 started\n";
    private static final String FROZEN = WORKING + "2020-02-14 20:00 frozen\n";

    /// What the lines before lead to, and the refusal of one more, or `-`.
    private static String refusal(String before, Opening opening, String line) {
        FirmStep step = Loops.step(line);
        return LoopRule.refusal(FirmLoop.of(Loops.steps(before)), step, Loops.terms(opening, step.at())).map(LoopRefusal::code).orElse("-");
    }

    @Test
    void goesTheWholeWay() {
        FirmLoop loop = Loops.run(Opening.BY_APPROVAL, WORKING + """
                2020-02-12 10:00 drilled
                2020-02-13 10:00 inspected 2020-02-16
                2020-02-14 10:00 rectified
                """);
        assertThat(loop.state()).isEqualTo(FirmState.WORKING);
        assertThat(loop.since()).isEqualTo(Loops.at("2020-02-12", "08:00"));
        assertThat(loop.returned()).isEqualTo(60);
        assertThat(loop.findingsDue()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-10 09:00 batch 10", "2020-02-10 09:00 filed by-approval", "2020-02-10 09:00 reviewed passed", "2020-02-10 09:00 approved", "2020-02-10 09:00 conditions 2020-02-12",
        "2020-02-10 09:00 refused", "2020-02-10 09:00 met", "2020-02-10 09:00 started", "2020-02-10 09:00 drilled", "2020-02-10 09:00 inspected", "2020-02-10 09:00 rectified",
        "2020-02-10 09:00 disinfected", "2020-02-10 09:00 tested passed", "2020-02-10 09:00 rechecked passed", "2020-02-10 09:00 released",
    })
    void nothingButScreeningComesFirst(String line) {
        assertThat(refusal("", Opening.BY_APPROVAL, line)).isEqualTo("RSM-001");
    }

    @Test
    void workWaitsForWhatTheMatrixAsks() {
        String filed = """
                2020-02-10 08:00 screened 90 80
                2020-02-10 09:00 batch 60
                2020-02-10 12:00 filed by-filing
                """;
        String returned = filed.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
        assertThat(refusal(filed, Opening.BY_FILING, "2020-02-11 08:00 started")).isEqualTo("-");
        assertThat(refusal(filed, Opening.BY_APPROVAL, "2020-02-11 08:00 started")).isEqualTo("RSM-001");
        assertThat(refusal(filed, Opening.CLOSED, "2020-02-11 08:00 started")).isEqualTo("RSM-002");
        assertThat(refusal(returned, Opening.OPEN, "2020-02-11 08:00 started")).isEqualTo("-");
        assertThat(refusal(returned, Opening.BY_FILING, "2020-02-11 08:00 started")).isEqualTo("RSM-001");
        assertThat(refusal(returned, Opening.CLOSED, "2020-02-10 12:00 filed closed")).isEqualTo("RSM-002");
        assertThat(refusal(APPROVED, Opening.CLOSED, "2020-02-12 08:00 started")).isEqualTo("RSM-002");
    }

    @Test
    void whoeverFiledJudgesNothing() {
        FirmLoop reviewed = FirmLoop.of(Loops.steps(APPROVED).subList(0, 4));
        Instant at = Loops.at("2020-02-11", "15:00");
        LoopTerms terms = Loops.terms(Opening.BY_APPROVAL, at);
        assertThat(LoopRule.refusal(reviewed, new FirmStep.Approved(at, "firm"), terms)).get().extracting(LoopRefusal::code).isEqualTo("RSM-003");
        assertThat(LoopRule.refusal(reviewed, new FirmStep.Refused(at, "firm"), terms)).get().extracting(LoopRefusal::code).isEqualTo("RSM-003");
        assertThat(LoopRule.refusal(reviewed, new FirmStep.Reviewed(at, "firm", true), terms)).get().extracting(LoopRefusal::code).isEqualTo("RSM-003");
        assertThat(LoopRule.refusal(reviewed, new FirmStep.Approved(at, "office"), terms)).isEmpty();
    }

    @Test
    void faultsFoundBarApprovalWithoutConditions() {
        String found = APPROVED.lines().limit(3).reduce("", (all, line) -> all + line + "\n") + "2020-02-11 09:00 reviewed faults\n";
        assertThat(refusal(found, Opening.BY_APPROVAL, "2020-02-11 15:00 approved")).isEqualTo("RSM-018");
        assertThat(refusal(found, Opening.BY_APPROVAL, "2020-02-11 15:00 conditions 2020-02-18")).isEqualTo("-");
        assertThat(refusal(found, Opening.BY_APPROVAL, "2020-02-11 15:00 conditions 2020-02-10")).isEqualTo("RSM-013");
        assertThat(refusal(found, Opening.BY_APPROVAL, "2020-02-11 15:00 conditions 2020-03-18")).isEqualTo("RSM-013");
        assertThat(refusal(found, Opening.BY_APPROVAL, "2020-02-11 15:00 refused")).isEqualTo("-");
    }

    @Test
    void conditionsStayOpenAtWorkAndStopFurtherBatchesWhenOverdue() {
        String open = APPROVED.replace("2020-02-11 15:00 approved", "2020-02-11 15:00 conditions 2020-02-13");
        assertThat(Loops.run(Opening.BY_APPROVAL, open).state()).isEqualTo(FirmState.CONDITIONAL);
        assertThat(Loops.run(Opening.BY_APPROVAL, open + "2020-02-12 08:00 met\n").state()).isEqualTo(FirmState.APPROVED);
        String working = open + "2020-02-12 08:00 started\n2020-02-12 09:00 screened 90 85\n";
        assertThat(Loops.run(Opening.BY_APPROVAL, working).conditionsDue()).isEqualTo(LocalDate.parse("2020-02-13"));
        assertThat(refusal(working, Opening.BY_APPROVAL, "2020-02-13 09:00 batch 5")).isEqualTo("-");
        assertThat(refusal(working, Opening.BY_APPROVAL, "2020-02-14 09:00 batch 5")).isEqualTo("RSM-015");
        assertThat(Loops.run(Opening.BY_APPROVAL, working + "2020-02-14 10:00 met\n2020-02-14 11:00 batch 5\n").returned()).isEqualTo(65);
    }

    @Test
    void refusedFilesAgain() {
        String refused = APPROVED.replace("15:00 approved", "15:00 refused");
        assertThat(Loops.run(Opening.BY_APPROVAL, refused + """
                2020-02-12 09:00 filed by-approval
                2020-02-12 10:00 reviewed passed
                2020-02-12 11:00 approved
                """).state()).isEqualTo(FirmState.APPROVED);
        assertThat(refusal(refused, Opening.BY_APPROVAL, "2020-02-12 09:00 batch 1")).isEqualTo("RSM-001");
        assertThat(refusal(refused + "2020-02-12 09:00 filed by-approval\n", Opening.BY_APPROVAL, "2020-02-12 11:00 approved")).isEqualTo("RSM-001");
    }

    @Test
    void batchesKeepToScreeningAndLimits() {
        String screened = "2020-02-10 08:00 screened 900 800\n";
        assertThat(refusal(screened, Opening.BY_APPROVAL, "2020-02-13 08:00 batch 100")).isEqualTo("-");
        assertThat(refusal(screened, Opening.BY_APPROVAL, "2020-02-13 08:01 batch 100")).isEqualTo("RSM-017");
        assertThat(refusal(screened, Opening.BY_APPROVAL, "2020-02-11 08:00 batch 101")).isEqualTo("RSM-010");
        assertThat(refusal(screened, Opening.BY_APPROVAL, "2020-02-11 08:00 batch 0")).isEqualTo("RSM-010");
        assertThat(refusal(screened, Opening.CLOSED, "2020-02-11 08:00 batch 10")).isEqualTo("RSM-002");
        assertThat(refusal(screened + "2020-02-11 08:00 batch 60\n", Opening.BY_APPROVAL, "2020-02-11 09:00 batch 41")).isEqualTo("RSM-010");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-14 21:00 screened 1 1", "2020-02-14 21:00 batch 1", "2020-02-14 21:00 started", "2020-02-14 21:00 drilled", "2020-02-14 21:00 inspected", "2020-02-14 21:00 frozen",
    })
    void aFrozenFirmHasItsOwnWayBackOnly(String line) {
        assertThat(refusal(FROZEN, Opening.BY_APPROVAL, line)).isEqualTo("RSM-001");
    }

    @Test
    void theWayBackIsWalkedInOrder() {
        assertThat(refusal(FROZEN, Opening.BY_APPROVAL, "2020-02-14 21:00 tested passed")).isEqualTo("RSM-021");
        assertThat(refusal(FROZEN, Opening.BY_APPROVAL, "2020-02-14 21:00 rechecked passed")).isEqualTo("RSM-021");
        assertThat(refusal(FROZEN, Opening.BY_APPROVAL, "2020-02-14 21:00 released")).isEqualTo("RSM-021");
        String back = FROZEN + "2020-02-15 09:00 disinfected\n2020-02-16 09:00 tested faults\n";
        assertThat(refusal(back, Opening.BY_APPROVAL, "2020-02-16 10:00 rechecked passed")).isEqualTo("RSM-021");
        back += "2020-02-17 09:00 tested passed\n2020-02-17 10:00 rechecked passed\n";
        FirmLoop released = Loops.run(Opening.BY_APPROVAL, back + "2020-02-18 09:00 released\n");
        assertThat(released.state()).isEqualTo(FirmState.APPROVED);
        assertThat(released.freeze()).isNull();
        assertThat(refusal(back, Opening.BY_APPROVAL, "2020-02-18 09:00 started")).isEqualTo("RSM-001");
        assertThat(Loops.run(Opening.BY_APPROVAL, back + "2020-02-18 09:00 released\n2020-02-19 08:00 started\n").state()).isEqualTo(FirmState.WORKING);
    }

    @Test
    void frozenBeforeWorkItGoesBackToWhereItWas() {
        String filed = APPROVED.lines().limit(3).reduce("", (all, line) -> all + line + "\n");
        assertThat(Loops.run(Opening.BY_APPROVAL, filed + """
                2020-02-10 13:00 frozen
                2020-02-11 09:00 disinfected
                2020-02-12 09:00 tested passed
                2020-02-12 10:00 rechecked passed
                2020-02-13 10:00 released
                """).state()).isEqualTo(FirmState.FILED);
    }

    @Test
    void noStepIsDatedBackOrAhead() {
        FirmLoop loop = FirmLoop.of(Loops.steps(APPROVED));
        Instant now = Loops.at("2020-02-12", "08:00");
        assertThat(code(loop, new FirmStep.Started(Loops.at("2020-02-11", "14:00"), "firm"), now)).contains("RSM-004");
        assertThat(code(loop, new FirmStep.Started(Loops.at("2020-02-12", "08:01"), "firm"), now)).contains("RSM-004");
        assertThat(code(loop, new FirmStep.Started(now, "firm"), now)).isEmpty();
    }

    private static Optional<String> code(FirmLoop loop, FirmStep step, Instant now) {
        return LoopRule.refusal(loop, step, Loops.terms(Opening.BY_APPROVAL, now)).map(LoopRefusal::code);
    }
}
