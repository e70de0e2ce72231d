package org.zerospread.engine.tracing;

/// Notes stays of one person that overlap at places far apart, and stays that stand twice. Both are taken as they stand.
///
/// Far is more than a kilometre: a position found by a telephone or an address may be off by some hundred metres.
final class StayChecks {

    private static final double FAR_METRES = 1_000;
    /// So many stays of one person at one time are looked at; with more, those that end last.
    private static final int AT_ONCE = 64;

    private final String file;
    private final IntColumn lines;
    private final Positions positions;
    private final TracingNotes notes;
    private final int[][] person;
    private final int[][] place;
    private final int[][] position;
    private final int[][] start;
    private final int[][] end;
    private final int rows;
    private final int persons;
    private final int[] running = new int[AT_ONCE];
    private int count;

    /// @param lines line of each stay of the builder
    StayChecks(String file, IntColumn lines, TrackIndexBuilder builder, TracingNotes notes) {
        this.file = file;
        this.lines = lines;
        this.positions = builder.positions();
        this.notes = notes;
        TrackColumns columns = builder.columns();
        person = columns.person();
        place = columns.place();
        position = columns.position();
        start = columns.start();
        end = columns.end();
        rows = columns.size();
        persons = builder.persons().size();
    }

    void run() {
        GroupSort sorted = GroupSort.of(rows, persons, row -> IntColumn.at(person, row), row -> IntColumn.at(start, row));
        for (int someone = 0; someone < persons; someone++) {
            count = 0;
            int last = sorted.offsets()[someone + 1];
            for (int i = sorted.offsets()[someone]; i < last; i++) {
                stay(sorted.row(i));
            }
        }
    }

    private void stay(int row) {
        int from = IntColumn.at(start, row);
        int kept = 0;
        int twin = -1;
        int far = -1;
        for (int i = 0; i < count; i++) {
            int other = running[i];
            if (IntColumn.at(end, other) > from) {
                running[kept++] = other;
                twin = twin < 0 && same(row, other) ? other : twin;
                far = far < 0 && farApart(row, other) ? other : far;
            }
        }
        count = kept;
        if (twin >= 0) {
            notes.note(file, lines.get(row), "", "TRC-024", "与第 " + lines.get(twin) + " 行完全相同, 两行都计", "the same as line " + lines.get(twin) + "; both count");
        } else if (far >= 0) {
            long metres = Math.round(positions.metres(IntColumn.at(position, row), IntColumn.at(position, far)));
            notes.note(file, lines.get(row), "", "TRC-020", "此人同时在第 " + lines.get(far) + " 行的地点, 相距 " + metres + " 米; 两段都计",
                    "the person is at the place of line " + lines.get(far) + " at the same time, " + metres + " m apart; both stays count");
        }
        if (IntColumn.at(end, row) > from) {
            keep(row);
        }
    }

    private boolean same(int row, int other) {
        return IntColumn.at(start, row) == IntColumn.at(start, other) && IntColumn.at(end, row) == IntColumn.at(end, other)
                && IntColumn.at(place, row) == IntColumn.at(place, other) && IntColumn.at(position, row) == IntColumn.at(position, other);
    }

    private boolean farApart(int row, int other) {
        int here = IntColumn.at(position, row);
        int there = IntColumn.at(position, other);
        return here >= 0 && there >= 0 && IntColumn.at(end, row) > IntColumn.at(start, row) && positions.metres(here, there) > FAR_METRES;
    }

    private void keep(int row) {
        if (count < AT_ONCE) {
            running[count++] = row;
            return;
        }
        int earliest = 0;
        for (int i = 1; i < count; i++) {
            earliest = IntColumn.at(end, running[i]) < IntColumn.at(end, running[earliest]) ? i : earliest;
        }
        if (IntColumn.at(end, running[earliest]) < IntColumn.at(end, row)) {
            running[earliest] = row;
        }
    }
}
