package org.zerospread.app.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Verdict;

/// What the owner of a certificate may ask without an account: how it stands, by its code, or by its number and four digits that he knows.
///
/// A number that is not known and digits that do not fit it get one answer: nobody learns who has a certificate. Nothing of the person is told but what stands on the paper.
@Component
public class OwnerCheck {

    private static final int TAIL = 4;
    private static final int LONGEST_CODE = 4_000;

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final CertificateKeys keys;
    private final DistrictClock clock;

    OwnerCheck(JdbcClient sql, FieldCipher cipher, CertificateKeys keys, DistrictClock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.keys = keys;
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param number the certificate's, as printed; or the text of its code
    /// @param tail last four places of card or telephone; not needed with a code
    public record Question(@Nullable String number, @Nullable String tail) {
    }

    /// What the owner is told.
    public sealed interface Answer {

        /// How it stands.
        record Known(Certificate.State state, CertifiedMeasure measure, LocalDate firstOn, LocalDate lastOn, @Nullable Instant revokedAt, @Nullable RevocationReason reason) implements Answer {
        }

        /// What the code says of itself.
        record Read(Verdict verdict) implements Answer {
        }

        /// `CRT-024` the question is none; `CRT-025` number and digits do not go together.
        record Refused(FormFault fault) implements Answer {
        }
    }

    /// Answers.
    @Transactional
    public Answer ask(Question question) {
        String typed = question.number() == null ? "" : question.number().strip();
        if (typed.length() > LONGEST_CODE) {
            return refused("number", "CRT-024", "太长,不是证明编号或二维码内容", "too long for a number or the text of a code");
        }
        if (typed.contains(".") || typed.regionMatches(true, 0, "shc:", 0, 4)) {
            return new Answer.Read(verify(typed));
        }
        Optional<CertificateNumber> number = CertificateNumber.typed(typed);
        String tail = question.tail() == null ? "" : question.tail().strip();
        if (number.isEmpty() || tail.length() != TAIL) {
            return refused(number.isEmpty() ? "number" : "tail", "CRT-024", number.isEmpty() ? "证明编号是 18 位字母和数字,印在二维码下方" : "请输入证件或电话的末 4 位",
                    number.isEmpty() ? "the number has 18 letters and digits and stands below the code" : "type the last four places of card or telephone");
        }
        return sql.sql("select * from certificate.own(:number, :card, :phone)").param("number", number.get().text()).param("card", cipher.tailIndex("card", tail)).param("phone", cipher.tailIndex("phone", tail))
                .query((row, index) -> known(CertifiedMeasure.valueOf(row.getString("measure")), row.getObject("first_on", LocalDate.class), row.getObject("last_on", LocalDate.class),
                        row.getObject("revoked_at", OffsetDateTime.class), row.getString("revoked_for"))).optional().orElseGet(() -> refused("number", "CRT-025", "没有查到:请核对编号和末 4 位", "nothing found: compare the number and the four places"));
    }

    /// Checks a certificate as it is shown, by the keys and revocations of now.
    @Transactional
    public Verdict verify(String text) {
        return keys.verifier().verify(text, clock.instant());
    }

    private Answer known(CertifiedMeasure measure, LocalDate first, LocalDate last, @Nullable OffsetDateTime revokedAt, @Nullable String revokedFor) {
        Certificate.State state = revokedAt != null ? Certificate.State.REVOKED : last.isBefore(clock.today()) ? Certificate.State.ENDED : Certificate.State.HOLDS;
        return new Answer.Known(state, measure, first, last, revokedAt == null ? null : revokedAt.toInstant(), revokedFor == null ? null : RevocationReason.valueOf(revokedFor));
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(new FormFault(field, code, zh, en));
    }
}
