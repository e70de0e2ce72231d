package org.zerospread.engine.resumption;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The policy of the loop as it is shipped, and its faults.
class A11_ResumptionPolicyTest {

    @Test
    void readsWhatIsShipped() {
        ResumptionPolicy policy = Loops.policy();
        assertThat(policy.edition()).isEqualTo("resumption-2020@1");
        assertThat(policy.effectiveFrom()).isEqualTo(LocalDate.parse("2020-01-28"));
        assertThat(policy.reportBy()).isEqualTo(LocalTime.of(10, 0));
        assertThat(policy.feverTenths()).isEqualTo(373);
        assertThat(policy.reminderHours()).containsExactly(24, 4);
        assertThat(policy.evidence().largestBytes()).isEqualTo(5 * 1024 * 1024);
        assertThat(policy.evidence().kinds()).filteredOn(ResumptionPolicy.EvidenceKind::required).extracting(ResumptionPolicy.EvidenceKind::id).containsExactly("plan", "emergency", "supplies");
        assertThat(policy.checklist()).hasSizeGreaterThan(8).filteredOn(item -> !item.bars()).isNotEmpty();
        assertThat(policy.source()).contains("虚构", "invented");
    }

    @ParameterizedTest
    @CsvSource({
        "'filing: 3,', 'filing: 0,', YAML-008",
        "'filing: 3,', '', YAML-005",
        "'[24, 4]', '[4, 24]', RESUME-004",
        "'[24, 4]', '[]', RESUME-004",
        "'effective_from: 2020-01-28', 'effective_from: 2020-01-28\neffective_to: 2020-01-27', RESUME-002",
        "'{id: emergency,', '{id: plan,', RESUME-001",
        "'types: [jpeg, png]}', 'types: []}', RESUME-003",
        "'types: [jpeg, png]}', 'types: [docx]}', YAML-009",
        "'{id: ledger,', '{id: team,', RESUME-001",
        "'batch_most_staff: 500', 'batch_most_stuff: 500', YAML-004",
        "'by: \"10:00\"', 'by: \"25:00\"', YAML-007",
        "'fever_celsius: 37.3', 'fever_celsius: 373', YAML-008",
    })
    void refusesWhatIsNone(String part, String other, String code) {
        assertThat(Loops.text()).contains(part);
        assertThat(ResumptionPolicyReader.read("x.yaml", Loops.text().replaceFirst(java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(other))))
                .isInstanceOfSatisfying(DocumentReading.Refused.class, refused -> assertThat(((DocumentReading.Refused<?>) refused).faults()).extracting(DocumentFault::code).contains(code));
    }
}
