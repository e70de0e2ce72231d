package org.zerospread.app.tracing.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.CaseWindows;
import org.zerospread.app.tracing.Places;
import org.zerospread.app.tracing.Stay;
import org.zerospread.app.tracing.TrackBook;
import org.zerospread.app.tracing.TrackForm;
import org.zerospread.engine.track.Told;
import org.zerospread.engine.track.Track;

/// Puts the page of a person's track together.
@Component
class TracksQuery {

    /// Longest incubation, for which a case is asked where he was.
    private static final int DAYS_ASKED = 14;
    private static final int MOST_DAYS = 92;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final JdbcClient sql;
    private final TrackBook tracks;
    private final CaseWindows windows;
    private final Places places;
    private final AuditTrail audit;
    private final DistrictClock clock;

    TracksQuery(JdbcClient sql, TrackBook tracks, CaseWindows windows, Places places, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.tracks = tracks;
        this.windows = windows;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    private record Person(String name, String where, long region) {
    }

    /// The page; reading it leaves a record. Without days it shows 14 days before the first symptoms until the case was set apart, or the last 14 days.
    ///
    /// @param after where the next stay is expected to begin; null: nothing is filled in
    @Transactional
    Optional<TracksPage> find(UUID id, @Nullable LocalDate since, @Nullable LocalDate until, TracksPage.Entry entry, @Nullable Instant after) {
        Optional<Person> person = sql.sql("""
                select p.name, p.region, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                    where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place
                from person.person p where p.id = :id
                """).param("id", id).query((row, index) -> new Person(Masking.name(row.getString("name")), row.getString("place"), row.getLong("region"))).optional();
        person.ifPresent(known -> audit.record("tracks.read", Jurisdiction.placeFor(known.region()), id.toString(), null));
        return person.map(known -> page(id, known, since, until, entry, after));
    }

    private TracksPage page(UUID id, Person person, @Nullable LocalDate since, @Nullable LocalDate until, TracksPage.Entry entry, @Nullable Instant after) {
        CaseWindow ofCase = windows.findOf(new PersonId(id)).orElse(null);
        LocalDate last = until != null ? until : ofCase == null ? clock.today() : LocalDate.ofInstant(ofCase.infectiousTo(), clock.getZone());
        LocalDate onset = ofCase == null ? null : ofCase.onset() != null ? ofCase.onset() : LocalDate.ofInstant(ofCase.infectiousFrom(), clock.getZone());
        LocalDate first = since != null ? since : onset == null ? last.minusDays(DAYS_ASKED - 1) : onset.minusDays(DAYS_ASKED);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "since must not be after until, and at most " + MOST_DAYS + " days are shown");
        }
        Instant begin = clock.startOf(first);
        Instant end = earlier(clock.startOf(last.plusDays(1)), clock.instant());
        List<Stay> stays = tracks.listOf(List.of(new PersonId(id)), begin, end);
        SequencedMap<LocalDate, List<Track.Gap>> gaps = Track.gapsByDay(stays.stream().map(Stay::told).toList(), begin, end, clock.getZone());
        Map<Long, String> names = names(stays);
        List<TracksPage.Day> days = new ArrayList<>();
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            days.add(day(day, stays, gaps.getOrDefault(day, List.of()), names, ofCase));
        }
        TracksPage.Entry filled = after == null ? entry : new TracksPage.Entry(next(after, gaps), entry.editing(), entry.faults());
        return new TracksPage(id, person.name(), person.where(), ofCase, first, last, days, notes(stays), tracks.listRevised(new PersonId(id)), places.suggest(""), filled);
    }

    /// The times of the gap in which the next stay is expected to begin.
    private TrackForm next(Instant after, SequencedMap<LocalDate, List<Track.Gap>> gaps) {
        Instant until = gaps.values().stream().flatMap(List::stream).filter(gap -> !after.isBefore(gap.from()) && after.isBefore(gap.until())).map(Track.Gap::until).findFirst().orElse(null);
        return TrackForm.between(written(after), until == null ? null : written(until));
    }

    /// The stay as a form, to be put right.
    Optional<TrackForm> findForm(UUID person, UUID track) {
        return tracks.listOf(List.of(new PersonId(person)), Instant.EPOCH, clock.instant()).stream().filter(stay -> stay.id().equals(track) && stay.isTold()).findFirst().map(this::form);
    }

    private TrackForm form(Stay stay) {
        return new TrackForm(stay.name(), stay.kind(), Long.toString(stay.division()), written(stay.startsAt()), written(stay.endsAt()), stay.certainty(), stay.carriage(), stay.seat(),
                stay.position() == null ? null : Double.toString(stay.position().latitude()), stay.position() == null ? null : Double.toString(stay.position().longitude()), stay.remark(), null);
    }

    private String written(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone()).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private TracksPage.Day day(LocalDate day, List<Stay> stays, List<Track.Gap> gaps, Map<Long, String> names, @Nullable CaseWindow ofCase) {
        Instant begin = clock.startOf(day);
        Instant end = clock.startOf(day.plusDays(1));
        List<Stay> here = stays.stream().filter(stay -> stay.startsAt().isBefore(end) && stay.endsAt().isAfter(begin)).toList();
        List<TracksPage.Bar> bars = here.stream().map(stay -> {
            Instant from = later(stay.startsAt(), begin);
            return new TracksPage.Bar(stay.kind(), Duration.between(begin, from).toMinutes(), Math.max(1, Duration.between(from, earlier(stay.endsAt(), end)).toMinutes()),
                    CLOCK.format(from.atZone(clock.getZone())) + " " + stay.name());
        }).toList();
        List<TracksPage.Line> lines = here.stream().map(stay -> new TracksPage.Line(stay, names.getOrDefault(stay.division(), ""), stay.startsAt().isBefore(begin), stay.endsAt().isAfter(end))).toList();
        return new TracksPage.Day(day, bars, lines, gaps, ofCase != null && ofCase.infectiousFrom().isBefore(end) && ofCase.infectiousTo().isAfter(begin));
    }

    private static List<TracksPage.Note> notes(List<Stay> stays) {
        List<Told> told = stays.stream().map(Stay::told).toList();
        return Track.contradictions(told).stream().map(one -> new TracksPage.Note(stays.get(one.one()), stays.get(one.other()), one.from(), one.until(),
                one.metres() == null ? null : Math.round(one.metres() / 1000))).toList();
    }

    private Map<Long, String> names(List<Stay> stays) {
        Map<Long, String> names = new HashMap<>();
        sql.sql("""
                select d.code, coalesce(string_agg(r.name, ' ' order by r.level), '') as name
                from unnest(:codes::bigint[]) d (code) left join region.region r on r.code in (d.code - d.code % 1000000000, d.code - d.code % 1000000) group by d.code
                """).param("codes", stays.stream().map(Stay::division).distinct().toArray(Long[]::new)).query(row -> {
                    names.put(row.getLong("code"), row.getString("name"));
                });
        return names;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
