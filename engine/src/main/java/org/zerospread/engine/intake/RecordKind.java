package org.zerospread.engine.intake;

import java.util.List;
import java.util.Optional;

/// What a file can be full of. The fields are data: a new kind needs no code.
///
/// @param key the word of the command line and the API
/// @param zh what people call it
/// @param fields in the order of the template
public record RecordKind(String key, String zh, List<Field> fields) {

    /// One row per check of a person during a visit of a household.
    public static final RecordKind VISITS = PersonKinds.visits();

    /// One row per person.
    public static final RecordKind PERSONS = PersonKinds.persons();

    /// One row per journey into the district.
    public static final RecordKind ARRIVALS = PersonKinds.arrivals();

    /// One row per household.
    public static final RecordKind HOUSEHOLDS = PersonKinds.households();

    /// One row per case, as line lists have them.
    public static final RecordKind CASES = CaseKinds.cases();

    /// One row per test of a person.
    public static final RecordKind TESTS = CaseKinds.tests();

    /// One row per contact of a case.
    public static final RecordKind CONTACTS = CaseKinds.contacts();

    /// One row per stay of a person at a place.
    public static final RecordKind TRACKS = CaseKinds.tracks();

    /// One row per division or grid.
    public static final RecordKind REGIONS = PlaceKinds.regions();

    /// One row per quarantine site.
    public static final RecordKind SITES = PlaceKinds.sites();

    /// One row per room of a site.
    public static final RecordKind ROOMS = PlaceKinds.rooms();

    /// One row per person or vehicle that passes a checkpoint.
    public static final RecordKind PASSAGES = PlaceKinds.passages();

    /// One row per account.
    public static final RecordKind USERS = PlaceKinds.users();

    /// One row per enterprise.
    public static final RecordKind FIRMS = FirmKinds.firms();

    /// One row per member of the staff of an enterprise.
    public static final RecordKind STAFF = FirmKinds.staff();

    /// One row per officer of enterprises.
    public static final RecordKind OFFICERS = FirmKinds.officers();

    /// Every kind there is.
    public static final List<RecordKind> ALL = List.of(
            REGIONS, HOUSEHOLDS, PERSONS, ARRIVALS, VISITS, CASES, TESTS, CONTACTS, TRACKS, SITES, ROOMS, PASSAGES, USERS, FIRMS, STAFF, OFFICERS);

    public RecordKind {
        fields = List.copyOf(fields);
    }

    /// The kind of a key such as `visits`.
    public static Optional<RecordKind> find(String key) {
        return ALL.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /// Where a field stands in [Draft#values()].
    ///
    /// @throws IllegalArgumentException quoting the key, when the kind has no such field
    public int indexOf(String fieldKey) {
        int position = position(fieldKey);
        if (position < 0) {
            throw new IllegalArgumentException("kind " + key + " has no field " + fieldKey);
        }
        return position;
    }

    /// Where a field stands, -1 where the kind has none of that key.
    int position(String fieldKey) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(fieldKey)) {
                return i;
            }
        }
        return -1;
    }
}
