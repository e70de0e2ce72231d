package org.zerospread.engine.tracing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;

import static org.assertj.core.api.Assertions.assertThat;

/// The two files of `trace`: what is read, what is noted, for what they are refused.
class A02_TracingTablesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TRACKS = "person_id,place_id,latitude,longitude,start,end\n";
    private static final String CASES = "person_id,infectious_from,infectious_to\n";
    private static final String ZHOU = CASES + "zhou,2020-01-18,2020-01-25\n";

    @TempDir
    Path folder = Path.of("");

    private TracingTables.Read read(String tracks, String cases) throws IOException {
        return read(tracks.getBytes(StandardCharsets.UTF_8), cases, SHANGHAI);
    }

    private TracingTables.Read read(byte[] tracks, String cases, ZoneId zone) throws IOException {
        return TracingTables.read(Files.write(folder.resolve("T.csv"), tracks), Files.writeString(folder.resolve("C.csv"), cases), zone, true);
    }

    private List<String> faults(String tracks, String cases) throws IOException {
        return brief(read(tracks, cases).notes().faults());
    }

    private List<String> notes(String tracks, String cases) throws IOException {
        TracingTables.Read read = read(tracks, cases);
        assertThat(read.notes().faults()).isEmpty();
        return brief(read.notes().notes());
    }

    /// `T 3 end TRC-007`.
    private static List<String> brief(List<DocumentFault> faults) {
        return faults.stream().map(one -> one.file().replaceAll(".*[/\\\\]|\\.csv", "") + " " + one.line() + " " + one.path() + " " + one.code()).toList();
    }

    private static String text(Contact one) {
        return one.contactId() + " " + one.minutes() + " " + one.firstStart() + " " + one.lastEnd() + " " + String.join(";", one.places());
    }

    private static List<String> contacts(TracingTables.Read read) {
        assertThat(read.notes().faults()).isEmpty();
        return read.tracks().contacts(read.cases(), TraceQuestion.PLACES).stream().map(A02_TracingTablesTest::text).toList();
    }

    @Test
    void A01_readsStaysAndCases() throws IOException {
        TracingTables.Read read = read(TRACKS + "zhou,mall,29.4,105.6,2020-01-20T10:00,2020-01-20T11:00\nchen,mall,,,2020-01-20T10:30,2020-01-20T12:00\n", ZHOU);
        assertThat(contacts(read)).containsExactly("chen 30 2020-01-20T02:30:00Z 2020-01-20T03:00:00Z mall");
        assertThat(read.zoned()).isFalse();
        assertThat(read.notes().notes()).isEmpty();
    }

    @Test
    void A02_aDateAloneIsItsWholeDayWhereverItStands() throws IOException {
        assertThat(contacts(read(TRACKS + "zhou,mall,,,2020-01-20,2020-01-20\nchen,mall,,,2020-01-20,2020-01-21\nliu,mall,,,2020-01-21,2020-01-21\n", ZHOU)))
                .containsExactly("chen 1440 2020-01-19T16:00:00Z 2020-01-20T16:00:00Z mall");
        assertThat(contacts(read(TRACKS + "zhou,mall,,,2020-01-10,2020-01-31\nchen,mall,,,2020-01-10,2020-01-31\n", CASES + "zhou,2020-01-20,2020-01-20\n")))
                .containsExactly("chen 1440 2020-01-19T16:00:00Z 2020-01-20T16:00:00Z mall");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2020-01-20T10:00 | 2020-01-20T02:00:00Z", "2020-01-20 10:00:00 | 2020-01-20T02:00:00Z", "2020-01-20T10:00:00.000 | 2020-01-20T02:00:00Z", "20200120T1000 | 2020-01-20T02:00:00Z",
        "20200120T100030Z | 2020-01-20T10:00:30Z", "20200120 | 2020-01-19T16:00:00Z", "2020-01-20T10 | 2020-01-20T02:00:00Z", "2020-01-20T10:00Z | 2020-01-20T10:00:00Z",
        "2020-01-20T10:00+08:00 | 2020-01-20T02:00:00Z", "2020-01-20T10:00:00+0800 | 2020-01-20T02:00:00Z", "2020-01-20T10:00+08 | 2020-01-20T02:00:00Z", "2020-01-20 10:00 -05:30 | 2020-01-20T15:30:00Z",
        "2020-01-20T10:00[Asia/Tokyo] | 2020-01-20T01:00:00Z", "2020-01-20T10:00+08:00[Asia/Shanghai] | 2020-01-20T02:00:00Z", "2020-01-19T24:00 | 2020-01-19T16:00:00Z",
        "1988-07-01T12:00 | 1988-07-01T03:00:00Z", "2020-01-20+09:00 | 2020-01-19T15:00:00Z", "2020-01-20Z | 2020-01-20T00:00:00Z", "2020-01-20T10:00:00,25 | 2020-01-20T02:00:00Z"})
    void A03_readsTimesOfIso8601(String written, String moment) {
        MomentText text = new MomentText(SHANGHAI);
        long read = text.read(written, false);
        assertThat(text.trouble()).isEqualTo(MomentText.Trouble.NONE);
        assertThat(java.time.Instant.ofEpochSecond(read)).hasToString(moment);
        assertThat(text.cut()).isEqualTo(written.endsWith(",25"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"20.1.2020 | NOT_UNDERSTOOD", "2020/01/20 | NOT_UNDERSTOOD", "2020-1-20 | NOT_UNDERSTOOD", "2020-01-20T | NOT_UNDERSTOOD", "2020-01-20T10:0 | NOT_UNDERSTOOD",
        "tomorrow | NOT_UNDERSTOOD", "43850 | NOT_UNDERSTOOD", "2020-02-30 | NO_SUCH_TIME", "2020-01-20T25:00 | NO_SUCH_TIME", "2020-01-20T10:60 | NO_SUCH_TIME", "2020-01-20T24:01 | NO_SUCH_TIME",
        "1986-05-04T02:30 | NO_SUCH_TIME", "2020-01-20T10:00+25:00 | UNKNOWN_ZONE", "2020-01-20T10:00[Mars/Olympus] | UNKNOWN_ZONE", "2020-01-20T10:00 CST | UNKNOWN_ZONE",
        "2020-01-20T10:00Asia/Shanghai | UNKNOWN_ZONE", "2020-01-20T10:00[Asia/Shanghai | UNKNOWN_ZONE"})
    void A04_saysWhyATextIsNoTime(String written, MomentText.Trouble why) {
        MomentText text = new MomentText(SHANGHAI);
        text.read(written, false);
        assertThat(text.trouble()).isEqualTo(why);
    }

    @Test
    void A05_ofATimeThatAClockShowedTwiceTheEarlierIsTaken() throws IOException {
        TracingTables.Read read = read((TRACKS + "zhou,mall,,,2020-10-25T02:30,2020-10-25T05:00\nchen,mall,,,2020-10-25T01:00,2020-10-25T04:00\n").getBytes(StandardCharsets.UTF_8),
                CASES + "zhou,2020-10-20,2020-10-30\n", ZoneId.of("Europe/Berlin"));
        assertThat(contacts(read)).containsExactly("chen 150 2020-10-25T00:30:00Z 2020-10-25T03:00:00Z mall");
        assertThat(brief(read.notes().notes())).containsExactly("T 2 start TRC-029", "T 1 latitude TRC-032");
    }

    @Test
    void A06_everyFaultAtOnceWithItsRow() throws IOException {
        assertThat(faults(TRACKS + """
                zhou,mall,,,2020-01-20T11:00,2020-01-20T10:00
                ,mall,,,2020-01-20T11:00,2020-01-20T10:00

                zhou,mall,,,2020-13-01,
                zhou,mall,,,2020-01-20T10:00 CST,2020-01-21
                zhou,mall,29.4,,2020-01-20,2020-01-21
                zhou,mall,105.6,29.4,2020-01-20,2020-01-21
                zhou,mall,29.4,205.6,2020-01-20,2020-01-21
                zhou,mall,north,105.6,2020-01-20,2020-01-21
                zhou,mall,NaN,105.6,2020-01-20,2020-01-21
                zhou,mall,2020-01-20,2020-01-21
                zhou,a,b,29.4,105.6,2020-01-20,2020-01-21
                zhou,mall,,,2020-01-20,9999-12-31
                """, CASES + """
                zhou,,
                chen,2020-01-20,
                liu,2020-01-20,2020-01-19
                wang,2020-01-20[Nowhere],2020-01-21
                """)).containsExactlyInAnyOrder("T 2 end TRC-007", "T 3 person_id TRC-003", "T 3 end TRC-007", "T 5 start TRC-004", "T 5 end TRC-004", "T 6 start TRC-005", "T 7 longitude TRC-008",
                "T 8 latitude TRC-009", "T 9 longitude TRC-009", "T 10 latitude TRC-008", "T 11 latitude TRC-008", "T 12  TRC-012", "T 13  TRC-012", "T 14 end TRC-006", "C 2 infectious_from TRC-010", "C 3 infectious_to TRC-010",
                "C 4 infectious_to TRC-011", "C 5 infectious_from TRC-005");
    }

    @Test
    void A14_aDayThatLiesBeforeTheStartIsNoStayWithoutLength() throws IOException {
        assertThat(faults(TRACKS + "zhou,mall,,,2020-01-20,2020-01-19\n", CASES + "zhou,2020-01-20T00:00,2020-01-19\n")).containsExactly("T 2 end TRC-007", "C 2 infectious_to TRC-011");
        assertThat(notes(TRACKS + "zhou,mall,,,2020-01-20,2020-01-20T00:00\n", ZHOU)).containsExactly("T 2 end TRC-021", "T 1 latitude TRC-032");
    }

    @Test
    void A07_ofManyFaultsTheFirstAreToldAndAllCounted() throws IOException {
        TracingNotes notes = read(TRACKS + "zhou,mall,,,2020-01-20T11:00,2020-01-20T10:00\n".repeat(5_000), ZHOU).notes();
        assertThat(notes.faults()).hasSize(TracingNotes.TOLD);
        assertThat(notes.faultCounts()).containsExactly(java.util.Map.entry("TRC-007", 5_000L));
    }

    @Test
    void A08_swappedCoordinatesAreNamedSo() throws IOException {
        assertThat(read(TRACKS + "zhou,mall,105.6,29.4,2020-01-20,2020-01-21\n", ZHOU).notes().faults().getFirst().en()).contains("exchanged");
        assertThat(notes(TRACKS + "zhou,mall,87.6,43.8,2020-01-20,2020-01-21\nzhou,bus,0,0,2020-01-22,2020-01-22\n", ZHOU)).containsExactly("T 2 latitude TRC-023", "T 3 latitude TRC-023");
    }

    @Test
    void A09_notesWhatIsOddAndTakesIt() throws IOException {
        assertThat(notes(TRACKS + """
                zhou,mall,29.4,105.6,2020-01-20T10:00,2020-01-20T12:00
                zhou,station,29.5,105.6,2020-01-20T11:00,2020-01-20T13:00
                chen,mall,,,2020-01-20T10:00,2020-01-20T10:00
                chen,,,,2020-01-20T10:00,2020-01-20T10:30
                chen,"a;b",,,2020-01-20T10:00:00.5,2020-01-20T10:30
                chen,"a;b",,,2020-01-20T10:00,2020-01-20T10:30
                """, CASES + "zhou,2020-01-18,2020-01-25\nzhou,2020-01-10,2020-01-19\nzhou,2020-01-18,2020-01-25\nliu,2020-01-18,2020-01-18T00:00\n"))
                .containsExactlyInAnyOrder("T 3  TRC-020", "T 4 end TRC-021", "T 5 place_id TRC-022", "T 6 start TRC-028", "T 6 place_id TRC-033", "T 7 place_id TRC-033", "T 7  TRC-024",
                        "C 3 person_id TRC-025", "C 4 person_id TRC-025", "C 5 infectious_to TRC-027", "C 5 person_id TRC-026");
    }

    @Test
    void A10_whereSeveralStaysRunEachThatIsFarFromOneIsNoted() throws IOException {
        assertThat(notes(TRACKS + """
                zhou,home,29.4,105.6,2020-01-20,2020-01-22
                zhou,yard,29.4001,105.6,2020-01-20,2020-01-21
                zhou,city,29.6,106.5,2020-01-21,2020-01-21
                zhou,yard,29.4001,105.6,2020-01-22,2020-01-22
                chen,city,29.6,106.5,2020-01-21,2020-01-21
                """, ZHOU)).containsExactly("T 4  TRC-020");
    }

    @Test
    void A11_anIdenticalRowIsNotedAndCounts() throws IOException {
        TracingTables.Read read = read(TRACKS + "zhou,mall,,,2020-01-20T10:00,2020-01-20T11:00\n" + "chen,mall,,,2020-01-20T10:00,2020-01-20T11:00\n".repeat(2), ZHOU);
        assertThat(read.tracks().contacts(read.cases(), TraceQuestion.PLACES)).extracting(Contact::encounters).containsExactly(2L);
        assertThat(brief(read.notes().notes())).containsExactly("T 4  TRC-024", "T 1 latitude TRC-032");
    }

    @Test
    void A12_columnsStandInAnyOrderAndUnderChineseHeadings() throws IOException {
        String rows = "结束时间;开始时间;地点编号;备注;人员编号\n2020-01-20T11:00;2020-01-20T10:00;农贸市场;x;zhou\n2020-01-20T11:00;2020-01-20T10:30;农贸市场;;chen\n";
        TracingTables.Read read = read(rows.getBytes(Charset.forName("GB18030")), "\uFEFF人员编号,传染期开始,传染期结束\nzhou,2020-01-18,2020-01-25\n", SHANGHAI);
        assertThat(contacts(read)).containsExactly("chen 30 2020-01-20T02:30:00Z 2020-01-20T03:00:00Z 农贸市场");
        assertThat(brief(read.notes().notes())).containsExactly("T 1  TRC-030", "T 1  TRC-030", "T 1 备注 TRC-031", "T 1 latitude TRC-032");
    }

    @Test
    void A13_aFileThatIsNoTableIsRefused() throws IOException {
        assertThat(faults("", "a,b\n")).containsExactly("T 1 person_id TRC-002", "T 1 start TRC-002", "T 1 end TRC-002", "C 1 person_id TRC-002", "C 1 infectious_from TRC-002", "C 1 infectious_to TRC-002");
        assertThat(faults("person_id,person_id,start,end\n", ZHOU)).containsExactly("T 1 person_id TRC-002");
        assertThat(faults(TRACKS + "zhou,\"mall,,,2020-01-20,2020-01-21\nchen,mall,,,2020-01-20,2020-01-21\n", ZHOU)).contains("T 1  INT-006");
        assertThat(brief(TracingTables.read(folder.resolve("absent.csv"), folder, SHANGHAI, false).notes().faults()).stream().map(one -> one.replaceAll(".* ", ""))).containsExactly("TRC-001", "TRC-001");
    }
}
