package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Who owes what by when.
class A13_LoopDutiesTest {

    private static String duties(String lines, Opening opening, @Nullable String lastReport, String today) {
        List<LoopDuty> due = LoopDuties.of(FirmLoop.of(Loops.steps(lines)), opening, lastReport == null ? null : LocalDate.parse(lastReport), Loops.policy(), LocalDate.parse(today), Loops.ZONE);
        return due.stream().map(duty -> duty.kind() + " " + duty.actor() + (duty.dueAt() == null ? "" : " " + LocalDateTime.ofInstant(duty.dueAt(), Loops.ZONE))).collect(Collectors.joining("; "));
    }

    @Test
    void eachStateWaitsForSomebody() {
        String lines = "";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-10")).isEqualTo("SCREEN FIRM");
        lines += "2020-02-10 08:00 screened 90 80\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-10")).isEqualTo("RETURN_BATCH FIRM 2020-02-14T00:00");
        lines += "2020-02-10 09:00 batch 60\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-10")).isEqualTo("FILE FIRM 2020-02-14T00:00");
        assertThat(duties(lines, Opening.OPEN, null, "2020-02-10")).isEqualTo("START FIRM 2020-02-14T00:00");
        lines += "2020-02-10 12:00 filed by-approval\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-10")).isEqualTo("REVIEW TOWN 2020-02-13T00:00");
        assertThat(duties(lines, Opening.BY_FILING, null, "2020-02-10")).isEqualTo("REVIEW TOWN 2020-02-13T00:00; START FIRM 2020-02-18T00:00");
        lines += "2020-02-11 09:00 reviewed faults\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-11")).isEqualTo("DECIDE COMMAND 2020-02-13T00:00");
        assertThat(duties(lines + "2020-02-11 10:00 refused\n", Opening.BY_APPROVAL, null, "2020-02-11")).isEqualTo("FILE_AGAIN FIRM 2020-02-17T00:00");
        lines += "2020-02-11 10:00 conditions 2020-02-14\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-11")).isEqualTo("MEET_CONDITIONS FIRM 2020-02-15T00:00; START FIRM 2020-02-19T00:00");
        lines += "2020-02-12 08:00 started\n2020-02-12 09:00 met\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, "2020-02-12", "2020-02-12")).isEqualTo("REPORT FIRM 2020-02-13T10:00; INSPECT TOWN 2020-02-20T00:00; DRILL FIRM 2020-03-14T00:00");
        lines += "2020-02-14 09:00 inspected 2020-02-16\n2020-02-14 10:00 drilled\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, "2020-02-14", "2020-02-14"))
                .isEqualTo("REPORT FIRM 2020-02-15T10:00; RECTIFY FIRM 2020-02-17T00:00; INSPECT TOWN 2020-02-22T00:00; DRILL FIRM 2020-03-16T00:00");
    }

    @Test
    void theWayBackOfAFrozenFirm() {
        String lines = """
                2020-02-10 08:00 screened 90 80
                2020-02-10 09:00 batch 60
                2020-02-10 20:00 frozen
                """;
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-10")).isEqualTo("DISINFECT FIRM 2020-02-12T00:00");
        lines += "2020-02-11 08:00 disinfected\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-11")).isEqualTo("TEST TOWN 2020-02-14T00:00");
        lines += "2020-02-12 08:00 tested passed\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-12")).isEqualTo("RECHECK TOWN 2020-02-14T00:00");
        lines += "2020-02-13 08:00 rechecked passed\n";
        assertThat(duties(lines, Opening.BY_APPROVAL, null, "2020-02-13")).isEqualTo("RELEASE COMMAND 2020-02-15T00:00");
    }

    @Test
    void overdueAndReminded() {
        LoopDuty file = new LoopDuty(LoopDuty.Kind.FILE, LoopDuty.Actor.FIRM, Loops.at("2020-02-14", "00:00"));
        ResumptionPolicy policy = Loops.policy();
        Instant before = Loops.at("2020-02-12", "23:59");
        assertThat(file.isReminded(policy, before)).isFalse();
        assertThat(file.isReminded(policy, Loops.at("2020-02-13", "00:00"))).isTrue();
        assertThat(file.isOverdue(Loops.at("2020-02-14", "00:00"))).isFalse();
        assertThat(file.isOverdue(Loops.at("2020-02-14", "00:01"))).isTrue();
        LoopDuty report = new LoopDuty(LoopDuty.Kind.REPORT, LoopDuty.Actor.FIRM, Loops.at("2020-02-14", "10:00"));
        assertThat(report.isReminded(policy, Loops.at("2020-02-14", "05:59"))).isFalse();
        assertThat(report.isReminded(policy, Loops.at("2020-02-14", "06:00"))).isTrue();
        assertThat(new LoopDuty(LoopDuty.Kind.SCREEN, LoopDuty.Actor.FIRM, null).isOverdue(before)).isFalse();
    }
}
