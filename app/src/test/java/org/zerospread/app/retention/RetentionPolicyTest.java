package org.zerospread.app.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The policy of retention, and what it must not say.
class RetentionPolicyTest {

    private static String text() throws IOException {
        return Files.readString(Path.of("../policies/retention.yaml"));
    }

    private static void refuses(String from, String to, String code, int line) throws IOException {
        assertThat(text()).contains(from);
        assertThat(RetentionPolicy.read("p.yaml", text().replace(from, to))).isInstanceOfSatisfying(DocumentReading.Refused.class, refused -> {
            List<?> faults = refused.faults();
            assertThat(faults).anySatisfy(fault -> assertThat(fault).isInstanceOfSatisfying(DocumentFault.class, one -> {
                assertThat(one.code()).isEqualTo(code);
                assertThat(one.line()).isEqualTo(line);
                assertThat(one.zh()).isNotBlank();
                assertThat(one.en()).isNotBlank();
            }));
        });
    }

    private static int lineOf(String words) throws IOException {
        return 1 + text().lines().toList().indexOf(text().lines().filter(line -> line.contains(words)).findFirst().orElseThrow());
    }

    @Test
    void hasARuleForEveryKind() throws IOException {
        assertThat(RetentionPolicy.read("p.yaml", text())).isInstanceOfSatisfying(DocumentReading.Accepted.class, accepted -> {
            RetentionPolicy policy = (RetentionPolicy) accepted.value();
            assertThat(policy.rules()).extracting(RetentionPolicy.Rule::kind).containsExactly(RecordKind.values());
            assertThat(policy.ending()).extracting(RetentionPolicy.Rule::kind).doesNotContain(RecordKind.BULLETINS);
        });
    }

    @Test
    void refusesAnAuditTrailOfLessThanSixMonths() throws IOException {
        refuses("keep_days: 730", "keep_days: 179", "RETENTION-001", lineOf("kind: audit"));
    }

    @Test
    void refusesToDeleteWhatFiguresAreCountedFrom() throws IOException {
        refuses("{kind: cases, action: anonymise", "{kind: cases, action: delete", "RETENTION-002", lineOf("kind: cases"));
    }

    @Test
    void refusesAKindTwiceAndAKindMissing() throws IOException {
        refuses("{kind: tests,", "{kind: referrals,", "RETENTION-003", lineOf("kind: tests"));
        refuses("  - {kind: bulletins, action: keep, basis: 不含个人信息 / no personal data}\n", "", "RETENTION-004", lineOf("kinds:"));
    }

    @Test
    void refusesAnotherEventAndAnEndBeforeTheBeginning() throws IOException {
        refuses("counted_from: resulted", "counted_from: recorded", "RETENTION-006", lineOf("kind: tests"));
        refuses("effective_from: 2020-02-04\n", "effective_from: 2020-02-04\neffective_to: 2020-02-03\n", "RETENTION-005", lineOf("effective_from") + 1);
    }
}
