package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TraceCommandTest {

    private static final String TRACKS = """
            person_id,place_id,latitude,longitude,start,end
            zhou,mall,29.4,105.6,2020-01-20T10:00,2020-01-20T11:00
            chen,mall,29.4,105.6,2020-01-20T10:30:00,2020-01-20T12:00
            liu,stall,29.4001,105.6,2020-01-20T10:50,2020-01-20T11:10
            "wang, li",mall,,,2020-01-20T11:10,2020-01-20T11:30:20
            """;
    private static final String CASES = """
            person_id,infectious_from,infectious_to
            zhou,2020-01-18,2020-01-25
            """;

    @TempDir
    Path folder = Path.of("");

    private Said trace(String tracks, String cases, String... words) throws IOException {
        String[] all = new String[words.length + 5];
        System.arraycopy(new String[] {"trace", "--tracks", Files.writeString(folder.resolve("T.csv"), tracks).toString(), "--cases", Files.writeString(folder.resolve("C.csv"), cases).toString()}, 0, all, 0, 5);
        System.arraycopy(words, 0, all, 5, words.length);
        return Said.by(all);
    }

    @Test
    void answersInCsv() throws IOException {
        Said said = trace(TRACKS, CASES, "--format", "csv");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("""
                index_id,contact_id,degree,minutes,encounters,first_start,last_end,places
                zhou,chen,1,30,1,2020-01-20T10:30:00,2020-01-20T11:00:00,mall
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void everyOptionCounts() throws IOException {
        assertThat(trace(TRACKS, CASES, "--radius-metres", "12", "--linger-minutes", "15", "--degree", "2").out()).isEqualTo("""
                index_id,contact_id,degree,minutes,encounters,first_start,last_end,places
                zhou,chen,1,45,1,2020-01-20T10:30:00,2020-01-20T11:15:00,mall
                zhou,liu,1,20,1,2020-01-20T10:50:00,2020-01-20T11:10:00,mall;stall
                zhou,"wang, li",1,5,1,2020-01-20T11:10:00,2020-01-20T11:15:00,mall
                """);
        assertThat(trace(TRACKS, CASES, "--min-minutes", "30", "--degree", "2").out()).isEqualTo("""
                index_id,contact_id,degree,minutes,encounters,first_start,last_end,places
                zhou,chen,1,30,1,2020-01-20T10:30:00,2020-01-20T11:00:00,mall
                """);
        assertThat(trace(TRACKS, CASES, "--degree", "2").out()).endsWith("zhou,\"wang, li\",2,20.333333,1,2020-01-20T11:10:00,2020-01-20T11:30:20,mall\n");
    }

    @Test
    void answersInJson() throws IOException {
        JsonNode rows = trace(TRACKS, CASES, "--degree", "2", "--format", "json").json();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).propertyNames()).containsExactly("index_id", "contact_id", "degree", "minutes", "encounters", "first_start", "last_end", "places");
        assertThat(rows.at("/0/minutes").isInt()).isTrue();
        assertThat(rows.at("/1/minutes").asDouble()).isEqualTo(20.333333);
        assertThat(rows.at("/1/contact_id").asString()).isEqualTo("wang, li");
        assertThat(trace("person_id,place_id,start,end\n", CASES, "--format", "json").out().strip()).isEqualTo("[]");
    }

    @Test
    void momentsHaveTheOffsetOfTheDistrictWhenAnyOfTheFilesHasOne() throws IOException {
        assertThat(trace(TRACKS.replace("2020-01-20T10:00,", "2020-01-20T02:00Z,"), CASES).out()).contains("2020-01-20T10:30:00+08:00,2020-01-20T11:00:00+08:00");
        assertThat(trace(TRACKS, CASES, "--zone", "Europe/Berlin").out()).contains("2020-01-20T10:30:00,2020-01-20T11:00:00");
    }

    @Test
    void refusesFilesWithFaultsWhole() throws IOException {
        Said said = trace(TRACKS + "xu,mall,,,2020-01-20T11:00,2020-01-20T10:00\n", CASES + "chen,,\n");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("T.csv:6: end: TRC-007").contains("C.csv:3: infectious_from: TRC-010").contains("2 faults");
        Said json = trace(TRACKS + "xu,mall,,,2020-01-20T11:00,2020-01-20T10:00\n".repeat(300), CASES, "--format", "json");
        assertThat(json.json().at("/counts/TRC-007").asInt()).isEqualTo(300);
        assertThat(json.json().at("/faults/0/line").asInt()).isEqualTo(6);
        assertThat(json.err()).contains("280 more, 300 in all");
    }

    @Test
    void saysWhatIsOddAndAnswersAllTheSame() throws IOException {
        Said said = trace(TRACKS, CASES + "nobody,2020-01-18,2020-01-25\nzhou,2020-01-18,2020-01-25\n");
        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("C.csv:3: person_id: TRC-026").contains("C.csv:4: person_id: TRC-025");
        assertThat(said.out().lines()).hasSize(2);
    }

    @Test
    void wrongUseEndsWithTwo() throws IOException {
        for (String[] words : new String[][] {{"--degree", "3"}, {"--radius-metres", "-1"}, {"--min-minutes", "-1"}, {"--linger-minutes", "0.001"}, {"--linger-minutes", "x"}, {"--zone", "Mars/Olympus"},
            {"--format", "xml"}, {"--min-minutes", "1e99"}}) {
            Said said = trace(TRACKS, CASES, words);
            assertThat(said.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(said.out()).isEmpty();
        }
    }
}
