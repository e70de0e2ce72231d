package org.zerospread.engine.resumption;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Files by their content, and reports by their day and numbers.
class A15_EvidenceAndReportTest {

    private static final ResumptionPolicy.EvidenceRule RULE = Loops.policy().evidence();
    private static final LocalDate TODAY = LocalDate.parse("2020-02-12");
    private static final UUID ONE = new UUID(0, 1);

    @ParameterizedTest
    @CsvSource({
        "plan, 255044462d312e37, PDF", "plan, ffd8ffe000, JPEG", "plan, 89504e470d0a1a0a00, PNG", "supplies, 255044462d312e37, RSM-005", "plan, 504b030414, RSM-005", "plan, 4d5a90, RSM-005",
        "plan, 3c73637269, RSM-005", "plan, 8950, RSM-005", "plan, '', RSM-006", "passport, ffd8ff00, RSM-007",
    })
    void aFileIsWhatItsFirstBytesSay(String kind, String hex, String answer) {
        EvidenceCheck.Answer checked = EvidenceCheck.check(RULE, kind, HexFormat.of().parseHex(hex));
        assertThat(checked.refusal() == null ? String.valueOf(checked.type()) : checked.refusal().code()).isEqualTo(answer);
    }

    @Test
    void largeFilesAreRefused() {
        byte[] largest = Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), RULE.largestBytes());
        assertThat(EvidenceCheck.check(RULE, "plan", largest).type()).isEqualTo(EvidenceType.PDF);
        assertThat(EvidenceCheck.check(RULE, "plan", Arrays.copyOf(largest, largest.length + 1)).refusal()).isEqualTo(
                new LoopRefusal("RSM-006", "防控方案: 文件 5121 KB, 最大 5120 KB", "plan of prevention: the file has 5121 KB, at most 5120 KB"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-12, 50, 10, 王五, -", "2020-02-11, 50, 10, 王五, RSM-004", "2020-02-13, 50, 10, 王五, RSM-004", "2020-02-12, 50, 10, ' ', RSM-008", "2020-02-12, 50, 9, 王五, RSM-014",
        "2020-02-12, 61, -1, 王五, RSM-014", "2020-02-12, 0, 60, 王五, -",
    })
    void aZeroReportIsOfTodayCompleteAndSigned(LocalDate day, int atWork, int absent, String by, String code) {
        DailyReport report = new DailyReport(day, atWork, absent, List.of(), by);
        assertThat(report.isZero()).isTrue();
        assertThat(report.refusal(TODAY, 60).map(LoopRefusal::code).orElse("-")).isEqualTo(code);
    }

    @Test
    void whoIsIllIsNamedOnceWithWhatHeHas() {
        DailyReport.Ill fever = new DailyReport.Ill(ONE, 373, null);
        assertThat(code(fever)).isEmpty();
        assertThat(code(fever, fever)).contains("RSM-020");
        assertThat(code(new DailyReport.Ill(ONE, null, " "))).contains("RSM-020");
        DailyReport report = new DailyReport(TODAY, 60, 0, List.of(fever, new DailyReport.Ill(new UUID(0, 2), 372, "咳嗽"), new DailyReport.Ill(new UUID(0, 3), null, "乏力")), "王五");
        assertThat(report.fever(373)).isEqualTo(1);
        assertThat(report.refusal(TODAY, 60)).isEmpty();
    }

    private static Optional<String> code(DailyReport.Ill... ill) {
        return new DailyReport(TODAY, 60, 0, List.of(ill), "王五").refusal(TODAY, 60).map(LoopRefusal::code);
    }
}
