package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Finds whom or what somebody asks about, with the measures of a day.
@Component
class MeasureView {

    static final int MOST = 20;

    private final Measures measures;
    private final MeasureSearch search;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    MeasureView(Measures measures, MeasureSearch search, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.measures = measures;
        this.search = search;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? clock.today() : asked;
    }

    MeasurePage empty(String kind, @Nullable LocalDate day) {
        return new MeasurePage(kind, day(day), "", "", List.of(), false, false);
    }

    /// The persons whose name begins with the words, or who have the number; that somebody looked is on record.
    @Transactional
    public MeasurePage persons(String words, LocalDate day) {
        return persons(words, words.isBlank() ? List.of() : search.persons(words.strip(), MOST + 1), day);
    }

    /// A person; empty when he cannot be seen here.
    @Transactional
    public Optional<MeasurePage> person(UUID id, LocalDate day) {
        return Optional.of(persons("", search.person(id), day)).filter(page -> !page.found().isEmpty());
    }

    private MeasurePage persons(String words, List<MeasureSearch.Hit> hits, LocalDate day) {
        List<MeasureSearch.Hit> shown = hits.size() > MOST ? hits.subList(0, MOST) : hits;
        Map<PersonId, MeasureAnswer> answers = shown.isEmpty() ? Map.of() : measures.ofPersons(shown.stream().map(hit -> new PersonId(hit.id())).toList(), day);
        List<MeasurePage.Found> found = new ArrayList<>();
        for (MeasureSearch.Hit hit : shown) {
            MeasureAnswer answer = answers.get(new PersonId(hit.id()));
            if (answer != null) {
                found.add(new MeasurePage.Found(hit.id().toString(), hit.name(), hit.place(), "/persons/" + hit.id(), answer));
                audit.record("measures.read", Jurisdiction.placeFor(hit.region()), hit.id().toString(), day.toString());
            }
        }
        return new MeasurePage("persons", day, words, "", found, !words.isBlank() || !found.isEmpty(), hits.size() > MOST);
    }

    /// What holds for a person; that somebody looked is on record.
    @Transactional
    public Optional<MeasureAnswer> answer(UUID person, LocalDate day) {
        return person(person, day).map(page -> page.found().getFirst().answer());
    }

    /// What holds for many persons; that somebody looked is on record.
    @Transactional
    public Map<PersonId, MeasureAnswer> answers(List<UUID> persons, LocalDate day) {
        Map<PersonId, MeasureAnswer> answers = measures.ofPersons(persons.stream().map(PersonId::new).toList(), day);
        if (!answers.isEmpty()) {
            audit.record("measures.read", Jurisdiction.find().orElseThrow().range().low(), null, answers.size() + " persons, " + day);
        }
        return answers;
    }

    /// The firms whose name holds the words, or that have the credit code.
    @Transactional(readOnly = true)
    public MeasurePage firms(String words, LocalDate day) {
        return firms(words, words.isBlank() ? List.of() : search.firms(words.strip(), MOST + 1), day);
    }

    /// A firm; empty when it cannot be seen here.
    @Transactional(readOnly = true)
    public Optional<MeasurePage> firm(UUID id, LocalDate day) {
        return Optional.of(firms("", search.firm(id), day)).filter(page -> !page.found().isEmpty());
    }

    private MeasurePage firms(String words, List<MeasureSearch.Hit> hits, LocalDate day) {
        List<MeasurePage.Found> found = new ArrayList<>();
        for (MeasureSearch.Hit hit : hits.size() > MOST ? hits.subList(0, MOST) : hits) {
            measures.ofFirm(hit.id(), day).ifPresent(answer -> found.add(new MeasurePage.Found(hit.id().toString(), hit.name(), hit.place(), null, answer)));
        }
        return new MeasurePage("firms", day, words, "", found, !words.isBlank() || !found.isEmpty(), hits.size() > MOST);
    }

    /// Places of the district by name, pinyin or code.
    MeasurePage places(String words, LocalDate day) {
        List<Region> hits = words.isBlank() ? List.of() : inDistrict(words);
        List<MeasurePage.Found> found = hits.stream().limit(MOST)
                .map(region -> new MeasurePage.Found(region.code().toString(), region.name(), region.code().toString(), null, measures.ofPlace(region.code(), day))).toList();
        return new MeasurePage("places", day, words, "", found, !words.isBlank(), hits.size() > MOST);
    }

    /// Passages at a place of the district by whoever comes from another one.
    MeasurePage passages(String words, String from, LocalDate day) {
        List<Region> at = words.isBlank() ? List.of() : inDistrict(words);
        List<Region> origins = from.isBlank() ? List.of() : RegionCode.tryParse(from.strip()).flatMap(regions::find).map(List::of).orElseGet(() -> regions.search(from, 1));
        List<MeasurePage.Found> found = origins.isEmpty() ? List.of() : at.stream().limit(MOST).map(region -> new MeasurePage.Found(region.code().toString(),
                origins.getFirst().name() + " → " + region.name(), region.code().toString(), null, measures.ofPassage(region.code(), origins.getFirst().code(), day))).toList();
        return new MeasurePage("passages", day, words, from, found, !words.isBlank() || !from.isBlank(), at.size() > MOST);
    }

    /// A region of the district that is served; empty for any other one.
    Optional<Region> place(String code) {
        return RegionCode.tryParse(code.toLowerCase(Locale.ROOT)).filter(this::isInside).flatMap(regions::find);
    }

    private List<Region> inDistrict(String words) {
        Optional<Region> byCode = place(words.strip());
        return byCode.map(List::of).orElseGet(() -> regions.search(words, 200).stream().filter(region -> isInside(region.code()) && region.level().ordinal() >= RegionLevel.TOWN.ordinal()).toList());
    }

    private boolean isInside(RegionCode code) {
        return regions.findServed().filter(district -> district.low() <= code.low() && code.high() <= district.high()).isPresent();
    }
}
