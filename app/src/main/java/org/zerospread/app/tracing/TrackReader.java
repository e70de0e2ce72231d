package org.zerospread.app.tracing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Position;

/// Reads one form of a stay; what is wrong with it is told to its [FormReader].
final class TrackReader {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SEAT = 20;
    private static final int LONGEST_REMARK = 300;
    /// A known place may be told again with its position as another map has it.
    private static final double SAME_PLACE_METRES = 500;
    private static final double SOUTH_OF_CHINA = 3;
    private static final double NORTH_OF_CHINA = 54;
    private static final double WEST_OF_CHINA = 73;

    private final FormReader reader;
    private final Places places;

    TrackReader(FormReader reader, Places places) {
        this.reader = reader;
        this.places = places;
    }

    /// The stay; null when something is wrong.
    @Nullable TrackDraft read(PersonId person, TrackForm form) {
        Instant from = moment("from", form.from());
        Instant to = moment("to", form.to());
        if (from != null && to != null && !from.isBefore(to)) {
            reader.add("to", "TRK-003", "结束不晚于开始", "it ends before it begins");
        }
        TrackDraft.Certainty certainty = reader.choice("certainty", form.certainty(), TrackDraft.Certainty.class);
        String carriage = reader.text("carriage", form.carriage(), LONGEST_SEAT);
        String seat = reader.text("seat", form.seat(), LONGEST_SEAT);
        String remark = reader.text("remark", form.remark(), LONGEST_REMARK);
        Position position = position(form.latitude(), form.longitude());
        TrackDraft.Place place = place(person, form, position);
        return !reader.faults().isEmpty() || place == null || from == null || to == null ? null
                : new TrackDraft(UUID.randomUUID(), person, place, from, to, certainty == null ? TrackDraft.Certainty.CERTAIN : certainty, TrackDraft.Source.INTERVIEW, carriage, seat, remark);
    }

    private @Nullable Instant moment(String field, @Nullable String typed) {
        if (FormReader.isBlank(typed)) {
            reader.add(field, "PER-008", "请填写时间", "say when");
            return null;
        }
        return reader.moment(field, typed);
    }

    private @Nullable Position position(@Nullable String latitude, @Nullable String longitude) {
        if (FormReader.isBlank(latitude) && FormReader.isBlank(longitude)) {
            return null;
        }
        if (latitude == null || latitude.isBlank() || longitude == null || longitude.isBlank()) {
            reader.add(FormReader.isBlank(latitude) ? "latitude" : "longitude", "TRK-007", "经度和纬度应当一起填写", "give latitude and longitude together");
            return null;
        }
        Double north = degrees("latitude", latitude);
        Double east = degrees("longitude", longitude);
        if (north == null || east == null) {
            return null;
        }
        boolean swapped = east >= SOUTH_OF_CHINA && east <= NORTH_OF_CHINA && north >= WEST_OF_CHINA && Position.isLongitude(north);
        if (swapped || !Position.isLatitude(north) || !Position.isLongitude(east)) {
            reader.add("latitude", "TRK-007", swapped ? "经度和纬度可能填反了:纬度应为 " + longitude.strip() + ",经度应为 " + latitude.strip() : "不在地球上:纬度 -90 至 90,经度 -180 至 180",
                    swapped ? "latitude and longitude seem to be swapped: " + longitude.strip() + " is the latitude" : "outside the world: latitude -90 to 90, longitude -180 to 180");
            return null;
        }
        return new Position(north, east);
    }

    private @Nullable Double degrees(String field, String typed) {
        try {
            return new BigDecimal(typed.strip()).doubleValue();
        } catch (NumberFormatException e) {
            reader.add(field, "TRK-007", "请写成小数,例如 29.4043", "write degrees such as 29.4043");
            return null;
        }
    }

    private TrackDraft.@Nullable Place place(PersonId person, TrackForm form, @Nullable Position position) {
        PlaceKind kind = reader.choice("kind", form.kind(), PlaceKind.class);
        String name = reader.text("place", form.place(), LONGEST_NAME);
        RegionCode division = FormReader.isBlank(form.division()) ? null : reader.division("division", form.division());
        if (name == null) {
            return kind == PlaceKind.HOME ? home(person, position) : refuse("place", "TRK-004", "请填写地点", "say where he was");
        }
        List<Places.Known> known = places.named(name).stream().filter(one -> (kind == null || one.place().kind() == kind) && (division == null || one.place().division().equals(division))).toList();
        if (known.size() > 1) {
            String which = known.stream().map(one -> one.place().kind() + " " + one.where()).collect(Collectors.joining("; "));
            return refuse("place", "TRK-006", "有几个同名地点,请选类型或地区:" + which, "several places have this name: choose the kind or the division: " + which);
        }
        if (known.size() == 1) {
            return located(known.getFirst().place(), position);
        }
        if (kind == null) {
            return reader.faults().stream().anyMatch(fault -> fault.field().equals("kind")) ? null : refuse("kind", "TRK-004", "这是新的地点,请选类型", "this place is new: choose its kind");
        }
        return new TrackDraft.Place(division != null ? division : new RegionCode(Jurisdiction.find().orElseThrow().range().low()), kind, name, position);
    }

    private TrackDraft.@Nullable Place home(PersonId person, @Nullable Position position) {
        Optional<TrackDraft.Place> home = places.homeOf(person);
        return home.isPresent() ? new TrackDraft.Place(home.get().division(), PlaceKind.HOME, home.get().name(), position, home.get().household())
                : refuse("place", "TRK-009", "此人没有登记住户,请填写地点", "he has no household on the register: name the place");
    }

    private TrackDraft.@Nullable Place located(TrackDraft.Place place, @Nullable Position position) {
        if (position == null) {
            return place;
        }
        double apart = place.position() == null ? 0 : place.position().metresTo(position);
        return apart <= SAME_PLACE_METRES ? new TrackDraft.Place(place.division(), place.kind(), place.name(), place.position() == null ? position : place.position(), place.household())
                : refuse("latitude", "TRK-012", "已知此地点在 %.0f 米之外,请另起名称".formatted(apart), "this place is known to lie %.0f m away: give the other one another name".formatted(apart));
    }

    private TrackDraft.@Nullable Place refuse(String field, String code, String zh, String en) {
        reader.add(field, code, zh, en);
        return null;
    }
}
