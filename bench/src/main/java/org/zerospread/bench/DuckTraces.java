package org.zerospread.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.zerospread.engine.tracing.Contact;

/// DuckDB with the same stays, asked the same question. Persons and places are whole numbers there, and stays lie sorted by place and start: that halves its time; days as a further key to join by gain nothing.
final class DuckTraces implements AutoCloseable {

    /// Stays of the cases within their windows, joined with the stays at the same places.
    private static final String QUESTION = """
            create or replace temp table answer as
            with stay as (
                select c.person as index_person, t.place, greatest(t.starts, c.starts) as starts, least(t.ends, c.ends) as ends
                from index_case c join track t on t.person = c.person and t.starts < c.ends and t.ends > c.starts)
            select s.index_person, t.person as contact, sum(least(s.ends, t.ends) - greatest(s.starts, t.starts))::bigint as seconds, count(*) as encounters,
                   min(greatest(s.starts, t.starts)) as first_start, max(least(s.ends, t.ends)) as last_end,
                   array_to_string(list_sort(list_distinct(list(t.place))), ';') as places
            from stay s join track t on t.place = s.place and t.starts < s.ends and t.ends > s.starts and t.person <> s.index_person
            group by s.index_person, t.person
            """;

    private final Connection connection;
    private final Path folder;

    private DuckTraces(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /// Opens an empty database in a folder of the workplace.
    ///
    /// @param memory such as `6GB`
    static DuckTraces open(Path folder, String memory, int threads) throws SQLException {
        DuckTraces opened = new DuckTraces(DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("tracks.duckdb")), folder);
        opened.run("set memory_limit = '" + memory + "'");
        opened.run("set threads = " + threads);
        opened.run("set temp_directory = '" + folder.resolve("spill") + "'");
        opened.run("set max_temp_directory_size = '30GB'");
        opened.run("set preserve_insertion_order = false");
        return opened;
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /// Brings all stays.
    ///
    /// @return seconds to append and sort them
    double load(StayWorld world) throws SQLException {
        long begun = System.nanoTime();
        run("create table arrived (person integer, place integer, starts integer, ends integer)");
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("arrived")) {
            world.tell((person, place, start, end) -> {
                try {
                    appender.beginRow().append(person).append(place).append(start).append(end).endRow();
                } catch (SQLException e) {
                    throw new NotMeasuredException("DuckDB took no stay: " + e.getMessage());
                }
            });
        }
        run("set preserve_insertion_order = true");
        run("create table track as select * from arrived order by place, starts");
        run("drop table arrived");
        run("checkpoint");
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Which cases are asked for.
    ///
    /// @param windows person, begin and end, seconds since [StayWorld#BEGIN]
    void cases(List<int[]> windows) throws SQLException {
        run("create or replace table index_case (person integer, starts integer, ends integer)");
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("index_case")) {
            for (int[] window : windows) {
                appender.beginRow().append(window[0]).append(window[1]).append(window[2]).endRow();
            }
        }
    }

    /// Works the answer out, and leaves it in the database.
    ///
    /// @return seconds
    double answer() throws SQLException {
        long begun = System.nanoTime();
        run(QUESTION);
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Compares the answer with another, row by row, value by value.
    ///
    /// @return the number of rows
    /// @throws NotMeasuredException at the first difference
    long compare(Iterator<Contact> ours) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement(); ResultSet theirs = statement.executeQuery("select * from answer order by index_person, contact")) {
            while (theirs.next()) {
                String row = String.format(Locale.ROOT, "%s %s %d %d %d %d %s", TraceTrial.person(theirs.getInt(1)), TraceTrial.person(theirs.getInt(2)), theirs.getLong(3), theirs.getLong(4), theirs.getLong(5),
                        theirs.getLong(6), theirs.getString(7));
                String mine = ours.hasNext() ? text(ours.next()) : "no row";
                if (!row.equals(mine)) {
                    throw new NotMeasuredException("row " + rows + " differs: DuckDB " + row + ", index " + mine);
                }
                rows++;
            }
        }
        if (ours.hasNext()) {
            throw new NotMeasuredException("DuckDB lacks " + text(ours.next()));
        }
        return rows;
    }

    private static String text(Contact one) {
        String places = String.join(";", one.places().stream().map(place -> Integer.toString(TraceTrial.placeNumber(place))).toList());
        return one.indexId() + " " + one.contactId() + " " + one.seconds() + " " + one.encounters() + " " + (one.firstStart().getEpochSecond() - StayWorld.BEGIN) + " "
                + (one.lastEnd().getEpochSecond() - StayWorld.BEGIN) + " " + places;
    }

    private void run(String order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Folders.delete(folder);
    }
}
