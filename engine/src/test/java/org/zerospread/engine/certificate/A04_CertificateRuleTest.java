package org.zerospread.engine.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.resumption.ReturnRule;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever may work and lives somewhere may have one.
class A04_CertificateRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 2, 20);
    private static final ReturnRule.Measures OUTSIDE = new ReturnRule.Measures(null, true, true, ReturnRule.Report.DAILY);

    private static CertificateRule rule() throws IOException {
        return SpecificationExamples.accepted(CertificateRule.read("certificate-2020.yaml", Files.readString(Path.of("../policies/certificate-2020.yaml"))));
    }

    private static ReturnRule returning() throws IOException {
        return SpecificationExamples.accepted(ReturnRule.read("return-2020.yaml", Files.readString(Path.of("../policies/return-2020.yaml"))));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, NO_RESTRICTION, 2020-02-20, 2020-02-26",
        "2020-02-10, -, ARRIVAL_CLEARED, 2020-02-10, 2020-02-26",
        "2020-02-01, 2020-02-15, QUARANTINE_ENDED, 2020-02-15, 2020-03-04",
        "2020-02-18, 2020-02-15, ARRIVAL_CLEARED, 2020-02-18, 2020-02-26",
        "-, 2020-02-15, QUARANTINE_ENDED, 2020-02-15, 2020-03-04",
    })
    void certifiesWhatWasDoneLast(@Nullable LocalDate arrived, @Nullable LocalDate quarantined, CertifiedMeasure measure, LocalDate first, LocalDate last) throws IOException {
        ReturnRule.Facts facts = new ReturnRule.Facts(null, ReturnRule.Illness.NONE, ReturnRule.Measures.NONE, arrived, quarantined, null, null, null, null);
        assertThat(rule().judge(returning(), facts, true, TODAY)).isEqualTo(new CertificateRule.Answer.Entitled(measure, first, last));
    }

    @Test
    void theCertificateItselfIsNoConditionButTestReportAndResidenceAre() throws IOException {
        ReturnRule.Facts ready = new ReturnRule.Facts(null, ReturnRule.Illness.NONE, OUTSIDE, LocalDate.of(2020, 2, 14), null, null, LocalDate.of(2020, 2, 19), TODAY, null);
        assertThat(rule().judge(returning(), ready, true, TODAY)).isInstanceOf(CertificateRule.Answer.Entitled.class);
        ReturnRule.Facts bare = new ReturnRule.Facts(null, ReturnRule.Illness.NONE, OUTSIDE, LocalDate.of(2020, 2, 14), null, null, null, null, null);
        assertThat(((CertificateRule.Answer.NotEntitled) rule().judge(returning(), bare, false, TODAY)).reasons()).extracting(CertificateRule.Reason::code)
                .containsExactly("TEST_DUE", "REPORT_DUE", "RESIDENCE_UNKNOWN");
    }

    @Test
    void nobodyInQuarantineIllOrExposedHasOne() throws IOException {
        ReturnRule.Stay stay = new ReturnRule.Stay(ReturnRule.Held.HOME, LocalDate.of(2020, 2, 25));
        for (ReturnRule.Facts facts : List.of(new ReturnRule.Facts(stay, ReturnRule.Illness.NONE, ReturnRule.Measures.NONE, null, null, null, null, null, null),
                new ReturnRule.Facts(null, ReturnRule.Illness.SUSPECTED, ReturnRule.Measures.NONE, null, null, null, null, null, null),
                new ReturnRule.Facts(null, ReturnRule.Illness.NONE, ReturnRule.Measures.NONE, null, null, LocalDate.of(2020, 2, 15), null, null, null))) {
            assertThat(rule().judge(returning(), facts, true, TODAY)).isInstanceOf(CertificateRule.Answer.NotEntitled.class);
        }
    }

    @Test
    void refusesRulesThatLeaveAMeasureOut() throws IOException {
        String text = Files.readString(Path.of("../policies/certificate-2020.yaml"));
        assertThat(((DocumentReading.Refused<CertificateRule>) CertificateRule.read("x", text.replace("no-restriction", "quarantine-ended"))).faults()).extracting(DocumentFault::code)
                .containsExactly("CERTIFICATE-001", "CERTIFICATE-001");
    }
}
