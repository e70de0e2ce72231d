package org.zerospread.app.tracing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Position;

/// Tracks from a file: whose they are by card, by phone and name, or as the case of a number. A stay without an end lasts until the end of its day.
@Component
final class TrackLanding implements Landing {

    /// `05车12F`, `5车厢 12F`.
    private static final Pattern CARRIAGE = Pattern.compile("\\s*([0-9]{1,2})\\s*(?:号?车厢|号?车)\\s*(.*)");
    /// Journeys that are one place by their number, whatever the row calls it.
    private static final Set<PlaceKind> NUMBERED = EnumSet.of(PlaceKind.TRAIN, PlaceKind.COACH, PlaceKind.FLIGHT);

    private final JdbcClient sql;
    private final TrackIntake intake;
    private final PersonMatching matching;
    private final RegionNames names;
    private final DistrictClock clock;

    TrackLanding(JdbcClient sql, TrackIntake intake, PersonMatching matching, RegionNames names, DistrictClock clock) {
        this.sql = sql;
        this.intake = intake;
        this.matching = matching;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.TRACKS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        List<PersonMatching.Match> people = matching.match(rows.stream().map(row -> new PersonMatching.Hint(row.text("name"), row.card("card"), row.phone("phone"), null)).toList());
        Map<String, PersonId> cases = cases(rows);
        RegionNames.Own own = names.own();
        RegionNames.Country country = names.country();
        List<Outcome> outcomes = new ArrayList<>();
        List<TrackDraft> tracks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            String number = row.text("case_number");
            PersonId person = people.get(i).isCertain() ? people.get(i).person() : number == null ? null : cases.get(number);
            Instant from = at(Objects.requireNonNull(row.time("from_at")));
            Instant until = row.time("to_at") == null ? clock.startOf(Objects.requireNonNull(row.time("from_at")).toLocalDate().plusDays(1)) : at(Objects.requireNonNull(row.time("to_at")));
            String region = row.text("region");
            RegionCode here = new RegionCode(Jurisdiction.find().orElseThrow().range().low());
            Optional<RegionCode> division = region == null ? Optional.of(here) : own.find(region, null).or(() -> country.find(region));
            if (person == null) {
                outcomes.add(Landing.unknownPerson());
            } else if (!from.isBefore(until)) {
                outcomes.add(new Outcome.Refused("to_at", "TRK-003", "结束不晚于开始", "it ends before it begins"));
            } else if (division.isEmpty()) {
                outcomes.add(Landing.unknownPlace("region"));
            } else if ((row.degrees("latitude") == null) != (row.degrees("longitude") == null)) {
                outcomes.add(new Outcome.Refused(row.degrees("latitude") == null ? "latitude" : "longitude", "TRK-007", "经度和纬度应当一起填写", "give latitude and longitude together"));
            } else {
                outcomes.add(TAKEN);
                tracks.add(draft(row, person, division.get(), from, until));
            }
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from tracing.track where id = any(:ids)").param("ids", tracks.stream().map(TrackDraft::id).toArray(UUID[]::new)).query(UUID.class).list());
        Map<UUID, TrackDraft> fresh = new java.util.LinkedHashMap<>();
        tracks.stream().filter(track -> !known.contains(track.id())).forEach(track -> fresh.putIfAbsent(track.id(), track));
        Map<UUID, TrackIntake.Refusal> refused = new HashMap<>();
        intake.receive(List.copyOf(fresh.values())).refused().forEach(one -> refused.put(one.track(), one));
        List<Outcome> all = Landing.said(outcomes, tracks, track -> known.contains(track.id()));
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Refused)) {
                TrackIntake.Refusal why = refused.get(tracks.get(next++).id());
                if (why != null) {
                    all.set(i, new Outcome.Refused("from_at", why.code(), why.zh(), why.en()));
                }
            }
        }
        return all;
    }

    private Map<String, PersonId> cases(List<RowValues> rows) {
        Map<String, PersonId> cases = new HashMap<>();
        sql.sql("select number, person_id from surveillance.case_file where number = any(:numbers)")
                .param("numbers", rows.stream().map(row -> row.text("case_number")).filter(Objects::nonNull).distinct().toArray(String[]::new)).query(row -> {
                    cases.put(row.getString("number"), new PersonId(row.getObject("person_id", UUID.class)));
                });
        return cases;
    }

    private TrackDraft draft(RowValues row, PersonId person, RegionCode division, Instant from, Instant until) {
        BigDecimal latitude = row.degrees("latitude");
        BigDecimal longitude = row.degrees("longitude");
        Position position = latitude == null || longitude == null ? null : new Position(latitude.doubleValue(), longitude.doubleValue());
        String place = row.needed("place");
        PlaceKind kind = kindOf(row, place);
        String service = row.text("vehicle_number");
        String name = service != null && NUMBERED.contains(kind) ? service : place;
        boolean byService = !name.equals(place);
        Matcher carriage = CARRIAGE.matcher(nothing(row.text("seat")));
        boolean inCarriage = kind == PlaceKind.TRAIN && carriage.matches();
        return new TrackDraft(matching.idOf("track", person + " " + division + " " + place + " " + from + " " + until), person,
                new TrackDraft.Place(division, kind, name, position), from, until, TrackDraft.Certainty.CERTAIN, TrackDraft.Source.FILE,
                inCarriage ? carriage.group(1) : null, inCarriage ? emptied(carriage.group(2)) : row.text("seat"), remark(row, byService ? place : null, name.equals(service) ? null : service));
    }

    /// What else the row tells, so that nothing of it is lost.
    private static @Nullable String remark(RowValues row, @Nullable String place, @Nullable String service) {
        Boolean masked = row.yes("masked");
        return emptied(Stream.of(place, row.text("address"), service, row.text("plate"), row.text("companions") == null ? null : "同行:" + row.text("companions"),
                masked == null ? null : masked ? "戴口罩" : "未戴口罩", row.text("remarks")).filter(Objects::nonNull).collect(Collectors.joining(";")));
    }

    private static @Nullable String emptied(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static PlaceKind kindOf(RowValues row, String place) {
        String text = place + " " + nothing(row.text("transport"));
        return text.matches(".*(火车|高铁|动车|列车).*") ? PlaceKind.TRAIN : text.matches(".*(飞机|航班).*") ? PlaceKind.FLIGHT : text.matches(".*(客车|大巴).*") ? PlaceKind.COACH
                : text.matches(".*公交.*") ? PlaceKind.BUS : text.matches(".*(超市|市场|商场|商店).*") ? PlaceKind.MARKET : text.matches(".*(餐|饭店|酒楼|火锅).*") ? PlaceKind.RESTAURANT
                : text.matches(".*(医院|诊所|卫生院|门诊).*") ? PlaceKind.CLINIC : text.matches(".*(学校|小学|中学|大学|幼儿园).*") ? PlaceKind.SCHOOL : PlaceKind.OTHER;
    }

    private static String nothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Instant at(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant();
    }
}
