package org.zerospread.app.certificate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.certificate.CertificateNumber;

/// Reads certificates, as far as the jurisdiction goes.
@Component
public class Certificates {

    private static final int MOST_OF_ONE = 200;
    private static final int MOST_OF_A_FIRM = 10_000;

    private final CertificateRows rows;

    Certificates(CertificateRows rows) {
        this.rows = rows;
    }

    /// The certificate with the number, if it is here.
    @Transactional(readOnly = true)
    public Optional<Certificate> find(CertificateNumber number) {
        return rows.list(new CertificateRows.Wanted(number.text(), null, null, null, null), null, 1).stream().findFirst();
    }

    /// Those of a person, the newest first.
    @Transactional(readOnly = true)
    public List<Certificate> listOf(PersonId person) {
        return rows.list(new CertificateRows.Wanted(null, person.value(), null, null, null), null, MOST_OF_ONE);
    }

    /// Those that hold and were issued to the staff of an enterprise; of staff who live elsewhere the places there see them.
    @Transactional(readOnly = true)
    public List<Certificate> listOfFirm(UUID firm) {
        return rows.list(new CertificateRows.Wanted(null, null, firm, Certificate.State.HOLDS, null), null, MOST_OF_A_FIRM);
    }

    /// A part of all, the newest first.
    ///
    /// @param words beginning of the name, its pinyin or initials
    /// @param after the last of the part before
    @Transactional(readOnly = true)
    public List<Certificate> list(Certificate.@Nullable State state, @Nullable String words, @Nullable UUID after, int most) {
        return rows.list(new CertificateRows.Wanted(null, null, null, state, words == null || words.isBlank() ? null : words.strip()), after, most);
    }
}
