package org.zerospread.app.grading.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.grading.MatrixBook;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.app.grading.MatrixState;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Subject;

/// Puts the pages of the matrix together.
@Component
class MatrixView {

    static final int PAGE = 50;

    private final MatrixBook book;
    private final Reevaluation reevaluation;
    private final DistrictClock clock;

    MatrixView(MatrixBook book, Reevaluation reevaluation, DistrictClock clock) {
        this.book = book;
        this.reevaluation = reevaluation;
        this.clock = clock;
    }

    MatrixPage.Versions versions(List<FormFault> faults) {
        return new MatrixPage.Versions(book.list(), clock.today(), faults);
    }

    Optional<MatrixVersion> find(UUID id) {
        return book.find(id);
    }

    static MatrixCheck.Sound sound(MatrixVersion version) {
        return MatrixCheck.read(version.document()).sound().orElseThrow(() -> new IllegalStateException("matrix in the store: " + version.id()));
    }

    @Transactional(readOnly = true)
    MatrixPage page(MatrixVersion version, List<FormFault> faults, @Nullable String text) {
        MatrixCheck.Sound sound = sound(version);
        return new MatrixPage(version, sound.matrix(), MatrixTable.all(sound.matrix()), sound.open(), against(version), reevaluation.kept(version.id()), faults, text, Jurisdiction.actorNow(), clock.today());
    }

    /// The version that this one is compared with when none is named: of a published one the one before it, of any other the one in force on its first day.
    private @Nullable MatrixVersion against(MatrixVersion version) {
        return book.list().stream().filter(other -> other.state() == MatrixState.PUBLISHED && !other.id().equals(version.id()))
                .filter(other -> version.state() == MatrixState.PUBLISHED ? other.effectiveFrom().isBefore(version.effectiveFrom()) : !other.effectiveFrom().isAfter(version.effectiveFrom()))
                .findFirst().orElse(null);
    }

    /// The versions to compare; empty where there is no other one, or where one of them asks for what nobody knows.
    @Transactional(readOnly = true)
    Optional<Reevaluation.Result> compare(UUID newer, @Nullable UUID older) {
        return book.find(newer).flatMap(version -> (older == null ? Optional.ofNullable(against(version)) : book.find(older))
                .filter(other -> isAnswerable(version) && isAnswerable(other)).map(other -> reevaluation.compare(other, version)));
    }

    private static boolean isAnswerable(MatrixVersion version) {
        return FactSheet.faults(sound(version).matrix()).isEmpty();
    }

    @Transactional(readOnly = true)
    DifferencePage difference(Reevaluation.Result result, Subject subject, Reevaluation.Choice choice, Reevaluation.@Nullable Affected after, boolean mayList) {
        Matrix older = sound(result.older()).matrix();
        Matrix newer = sound(result.newer()).matrix();
        List<Reevaluation.Affected> affected = mayList ? reevaluation.list(result, subject, choice, after, PAGE + 1) : List.of();
        boolean more = affected.size() > PAGE;
        List<Reevaluation.Affected> shown = more ? affected.subList(0, PAGE) : affected;
        DifferencePage page = new DifferencePage(result, older, newer, choice, subject, shown, null);
        if (!more) {
            return page;
        }
        Reevaluation.Affected last = shown.getLast();
        DifferencePage.Line line = choice.measure() == null ? null : new DifferencePage.Line(subject, choice.measure(), text(choice.before()), text(choice.after()), java.util.Set.of(), 0);
        return new DifferencePage(result, older, newer, choice, subject, shown, page.address(subject, line, choice.town()) + "&last_region=" + last.region() + "&last=" + last.id() + "#list");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
