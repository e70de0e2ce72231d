package org.zerospread.app.grading;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Regions;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Measured;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.region.RegionCode;

/// The measures of any person, place, firm or passage on any day: by the version, the level and the facts of that day, with the rows that fired.
///
/// A person's facts are those of the town where he is registered, the strictest class of his arrivals of the last days (the matrix says how many), and the firm he works for.
@Component
public class Measures {

    private static final long CODES_PER_TOWN = 1_000_000L;
    private static final long CODES_PER_DISTRICT = 1_000_000_000L;

    private final MatrixBook book;
    private final FactRows rows;
    private final RiskLevels levels;
    private final Regions regions;
    private final OriginPolicy origins;

    Measures(MatrixBook book, FactRows rows, RiskLevels levels, Regions regions, OriginPolicy origins) {
        this.book = book;
        this.rows = rows;
        this.levels = levels;
        this.regions = regions;
        this.origins = origins;
    }

    /// What holds for a person; empty when he cannot be seen here.
    @Transactional(readOnly = true)
    public Optional<MeasureAnswer> ofPerson(PersonId person, LocalDate day) {
        return Optional.ofNullable(ofPersons(List.of(person), day).get(person));
    }

    /// What holds for many, in a few statements; who cannot be seen here is not in the answer.
    @Transactional(readOnly = true)
    public Map<PersonId, MeasureAnswer> ofPersons(Collection<PersonId> persons, LocalDate day) {
        Optional<MatrixBook.InForce> matrix = book.findInForce(day);
        int days = matrix.map(one -> one.matrix().originDays()).orElse(Matrix.ORIGIN_DAYS);
        Map<UUID, FactRows.Known> known = rows.ofPersons(persons.stream().map(PersonId::value).toList(), day, days);
        Map<Long, Map<Long, FactRows.Town>> districts = new HashMap<>();
        Map<PersonId, MeasureAnswer> answers = new HashMap<>();
        known.forEach((id, one) -> answers.put(new PersonId(id), answer(matrix, Subject.PERSON, day, town(districts, one.town(), day), one.origin(), one.industry())));
        return answers;
    }

    /// What holds for a firm; empty when it cannot be seen here.
    @Transactional(readOnly = true)
    public Optional<MeasureAnswer> ofFirm(UUID firm, LocalDate day) {
        return rows.ofFirm(firm).map(one -> answer(book.findInForce(day), Subject.FIRM, day, town(new HashMap<>(), one.town(), day), FactSheet.Origin.LOCAL, one.industry()));
    }

    /// What holds at a place: a town, or any region in one.
    @Transactional(readOnly = true)
    public MeasureAnswer ofPlace(RegionCode place, LocalDate day) {
        return answer(book.findInForce(day), Subject.PLACE, day, townOf(place, day), FactSheet.Origin.LOCAL, FactSheet.Industry.NONE);
    }

    /// What holds for whoever comes from a region and passes a checkpoint.
    ///
    /// @param at where the checkpoint stands
    @Transactional(readOnly = true)
    public MeasureAnswer ofPassage(RegionCode at, RegionCode from, LocalDate day) {
        return ofPassage(at, FactSheet.Origin.valueOf(origins.classify(from, regions.findServed().orElse(at), day).originClass().name()), day);
    }

    /// What holds for a passage of somebody whose class of origin is known.
    @Transactional(readOnly = true)
    public MeasureAnswer ofPassage(RegionCode at, FactSheet.Origin from, LocalDate day) {
        return answer(book.findInForce(day), Subject.PASSAGE, day, townOf(at, day), from, FactSheet.Industry.NONE);
    }

    /// What holds for a subject with these facts, whoever it is.
    @Transactional(readOnly = true)
    public MeasureAnswer ofFacts(Subject subject, FactSheet facts, LocalDate day) {
        return answer(book.findInForce(day), subject, day, facts, false);
    }

    private FactRows.Town townOf(RegionCode place, LocalDate day) {
        return town(new HashMap<>(), place.low() / CODES_PER_TOWN * CODES_PER_TOWN, day);
    }

    /// The towns of a district are asked for once in an answer, however many persons it is about. A place above the towns, or in none that is known, has the level of its district.
    private FactRows.Town town(Map<Long, Map<Long, FactRows.Town>> districts, long code, LocalDate day) {
        long district = code / CODES_PER_DISTRICT * CODES_PER_DISTRICT;
        FactRows.Town known = districts.computeIfAbsent(district, one -> rows.towns(one, day, levels.townsHaveOwn(day))).get(code);
        return known != null ? known : new FactRows.Town(code, "", null, FactSheet.Level.valueOf(levels.inForce(new RegionCode(district), day).name()));
    }

    private static MeasureAnswer answer(Optional<MatrixBook.InForce> matrix, Subject subject, LocalDate day, FactRows.Town town, FactSheet.Origin origin, FactSheet.Industry industry) {
        FactSheet.Zone zone = town.zone() == null ? FactSheet.Zone.ORDINARY : town.zone();
        return answer(matrix, subject, day, new FactSheet(zone, origin, industry, town.level()), town.zone() == null);
    }

    private static MeasureAnswer answer(Optional<MatrixBook.InForce> matrix, Subject subject, LocalDate day, FactSheet facts, boolean zoneAssumed) {
        Measured measured = matrix.map(one -> one.matrix().measure(subject, facts.in(one.matrix()))).orElse(new Measured(Map.of(), List.of()));
        return new MeasureAnswer(subject, day, facts, zoneAssumed, matrix.orElse(null), measured);
    }
}
