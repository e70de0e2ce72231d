package org.zerospread.engine.estimate;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.engine.document.DocumentFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Files as people send them: every fault with its row, nothing dropped in silence.
class A03_EstimateFilesTest {

    private static final LocalDate ORIGIN = LocalDate.of(2019, 12, 1);

    @TempDir
    Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("f.csv"), text);
    }

    private static List<String> told(FileReading<?> reading) {
        assertThat(reading.value().isEmpty()).isEqualTo(!reading.faults().isEmpty());
        return reading.faults().stream().map(fault -> fault.line() + " " + fault.path() + " " + fault.code()).toList();
    }

    @Test
    void casesComeWithQuotesBlanksMoreColumnsAndNumberedDays() throws IOException {
        Incidence quoted = IncidenceFile.read(file("\uFEFF\"dates\",\"I\",\"remark\"\r\n\"2020-01-30\",\"1\",\"x\"\r\n 2020/1/31 , 2 ,\r\n2020-02-01 00:00:00,3.0,\r\n\r\n"), 2).value().orElseThrow();
        assertThat(quoted.days()).isEqualTo(3);
        assertThat(quoted.all(2)).isEqualTo(3);
        assertThat(quoted.local(0)).as("of the first day nobody knows the infector").isZero();
        assertThat(IncidenceFile.read(file("dates;I\n5;1\n6;0\n7;2\n"), 2).value().orElseThrow().total()).isEqualTo(3);
        Files.write(folder.resolve("gb.csv"), "日期,病例数\n2020-01-30,1\n2020-01-31,2\n2020-02-01,0\n".getBytes(Charset.forName("GB18030")));
        assertThat(IncidenceFile.read(folder.resolve("gb.csv"), 2).value().orElseThrow().total()).isEqualTo(3);
    }

    @Test
    void localAndImportedAreTakenApart() throws IOException {
        Incidence parted = IncidenceFile.read(file("dates,local,imported,I\n2020-01-30,1,1,2\n2020-01-31,2,3,5\n2020-02-01,0,0,0\n"), 2).value().orElseThrow();
        assertThat(parted.local(1)).isEqualTo(2);
        assertThat(parted.all(0)).isEqualTo(2);
        assertThat(told(IncidenceFile.read(file("dates,local,imported,I\n2020-01-30,1,1,2\n2020-01-31,2,3,4\n2020-02-01,0,0,0\n"), 2))).containsExactly("3 I EST-006");
    }

    @Test
    void daysThatAreNotInARowAreTold() throws IOException {
        FileReading<Incidence> reading = IncidenceFile.read(file("dates,I\n2020-01-01,1\n2020-01-02,1\n2020-01-05,1\n2020-01-05,2\n2020-01-03,1\n2020-02-30,1\n"), 1);
        assertThat(told(reading)).containsExactly("4 dates EST-005", "5 dates EST-005", "6 dates EST-005", "7 dates EST-004");
        assertThat(reading.faults()).extracting(DocumentFault::en).containsSequence("before 2020-01-05 2 day(s) from 2020-01-03 on are missing; write days without a case too, with 0",
                "2020-01-05 is in line 4 already", "2020-01-03 is before the row above; sort by date");
    }

    @Test
    void countsThatAreNoneAreTold() throws IOException {
        assertThat(told(IncidenceFile.read(file("dates,I\n2020-01-01,-1\n2020-01-02,1.5\n2020-01-03,\n2020-01-04,many\n2020-01-05,NaN\n2020-01-06,2\n"), 1)))
                .containsExactly("2 I EST-006", "3 I EST-006", "4 I EST-006", "5 I EST-003", "6 I EST-006");
    }

    @Test
    void noCaseAtAllAndTooFewDaysAreRefused() throws IOException {
        assertThat(told(IncidenceFile.read(file("dates,I\n1,0\n2,0\n3,0\n"), 2))).containsExactly("4 I EST-007");
        assertThat(told(IncidenceFile.read(file("dates,I\n1,1\n2,0\n3,4\n"), 7))).containsExactly("4 dates EST-008");
        assertThat(told(IncidenceFile.read(file("dates,I\n"), 7))).containsExactly("1 I EST-007");
        assertThat(told(IncidenceFile.read(file("day,count\n1,1\n"), 7))).containsExactly("1 dates EST-002");
        assertThat(told(IncidenceFile.read(folder.resolve("nowhere.csv"), 7))).containsExactly("1  EST-001");
        assertThat(told(IncidenceFile.read(file("dates,I\n1,\"1\n2,0\n"), 7))).containsExactly("1  INT-006");
    }

    @Test
    void leadingDaysWithoutCasesAreNoted() throws IOException {
        FileReading<Incidence> reading = IncidenceFile.read(file("dates,I\n1,0\n2,0\n3,4\n4,1\n"), 2);
        assertThat(reading.value()).isPresent();
        assertThat(reading.notes()).singleElement().extracting(Note::en).asString().contains("first 2 day(s)");
    }

    @Test
    void aSerialIntervalMustBeOne() throws IOException {
        assertThat(SerialIntervalFile.read(file("k,w\n1,0.4\n2,0.6\n")).value().orElseThrow().weight(2)).isEqualTo(0.6);
        assertThat(told(SerialIntervalFile.read(file("k,w\n0,0\n1,0.4\n2,0.4\n")))).containsExactly("4 w EST-011");
        assertThat(told(SerialIntervalFile.read(file("k,w\n0,0.2\n1,0.4\n3,0.4\n3,-0.1\n4,x\n5,\n")))).containsExactly("2 w EST-010", "4 k EST-009", "5 w EST-010", "6 w EST-003", "7 w EST-010");
        assertThat(told(SerialIntervalFile.read(file("k,w\n")))).containsExactly("1 k EST-009");
        FileReading<SerialInterval> rounded = SerialIntervalFile.read(file("k,w\n0,0\n1,0.333\n2,0.333\n3,0.333\n"));
        assertThat(rounded.value()).isPresent();
        assertThat(rounded.notes()).singleElement().extracting(Note::en).asString().contains("0.999");
    }

    @Test
    void exposuresFollowTheRulesOfTheTravellers() throws IOException {
        String rows = """
                id,exposure_left,exposure_right,onset_left,onset_right,presentation_left,presentation_right
                a,2019-11-01 00:00:00,2019-12-03 12:00:00,2019-12-05 00:00:00,2019-12-05 12:00:00,,
                b,,,,,,2019-12-04 06:00:00
                c,2019-12-02,2019-12-09,2019-12-01,2019-12-04,,
                d,2019-12-01,2019-12-02,2019-12-04,2019-12-05,,
                e,2019-12-01,2019-12-02,2019-12-04,2019-12-05,,
                """;
        List<CensoredDelay> delays = ExposureFile.read(file(rows), ORIGIN).value().orElseThrow();
        assertThat(delays.get(0)).as("an exposure before the origin begins there").isEqualTo(new CensoredDelay(0, 2.5, 4, 4.5));
        assertThat(delays.get(1)).as("nothing but the presentation").isEqualTo(new CensoredDelay(0, 3.25, 0, 3.25));
        assertThat(delays.get(2)).as("whole days; the exposure ends with the onset, which begins with the exposure").isEqualTo(new CensoredDelay(1, 4, 1, 4));
    }

    @Test
    void exposuresThatCannotBeAreTold() throws IOException {
        String rows = """
                id,exposure_left,exposure_right,onset_left,onset_right,presentation_left,presentation_right
                a,2019-12-05,2019-12-03,2019-12-06,2019-12-07,,
                b,,,,,,
                c,2019-12-09,,2019-12-03,2019-12-04,,
                d,2019-12-01,2019-12-32,2019-12-04,soon,,
                a,2019-12-01,2019-12-02,2019-12-06,2019-12-05,,
                f,2003-02-01,2003-02-02,2003-02-06,2003-02-06,,
                g,,,2019-12-20,,,2019-12-05
                """;
        assertThat(told(ExposureFile.read(file(rows), ORIGIN))).containsExactly("2 exposure_right EST-013", "3 onset_right EST-012", "4 exposure_left EST-013", "5 onset_right EST-004",
                "5 exposure_right EST-004", "6 id EST-015", "6 onset_right EST-013", "7 onset_right EST-013", "8 onset_left EST-013");
        assertThat(told(ExposureFile.read(file("exposure_left,exposure_right,onset_left,onset_right\n,,,2019-12-05\n"), ORIGIN))).containsExactly("2  EST-014");
        assertThat(told(ExposureFile.read(file("id,onset_left,onset_right\n"), ORIGIN))).containsExactly("1 exposure_left EST-002");
    }

    @Test
    void pairsComeInThreeForms() throws IOException {
        CensoredDelay expected = PairFile.read(file("infector_onset,infectee_onset\n2020-01-01,2020-01-05\n2020-01-01,2020-01-03\n")).value().orElseThrow().getFirst().delay();
        assertThat(expected.middle()).isEqualTo(4);
        assertThat(expected.shortest()).isEqualTo(3);
        assertThat(expected.longest()).isEqualTo(5);
        assertThat(PairFile.read(file("EL,ER,SL,SR,type\n0,1,4,5,0\n0,1,3,4,0\n")).value().orElseThrow().getFirst().delay()).isEqualTo(new CensoredDelay(0, 1, 4, 5));
        List<TransmissionPair> list = PairFile.read(file("case_id,infector_id,onset\nTJ1,,2020-01-01\nTJ2,tj1,2020-01-05\nTJ3,TJ1,2020-01-03\nTJ4,TJ1,NA\n")).value().orElseThrow();
        assertThat(list).extracting(pair -> pair.delay().middle()).containsExactly(4.0, 2.0);
        assertThat(PairFile.read(file("infector_onset,infectee_onset\n0,4\n1,2\n")).value().orElseThrow().getFirst().delay()).isEqualTo(new CensoredDelay(0, 1, 4, 5));
    }

    @Test
    void aCaseWithoutOnsetIsNotedNotDropped() throws IOException {
        FileReading<List<TransmissionPair>> reading = PairFile.read(file("case_id,infector_id,onset\nA,,2020-01-01\nB,A,2020-01-05\nC,A,2020-01-03\nD,C,\n"));
        assertThat(reading.notes()).singleElement().satisfies(note -> assertThat(note.text("f")).startsWith("f:5: ").contains("line 5 has no onset"));
    }

    @Test
    void linksThatCannotBeAreTold() throws IOException {
        String rows = """
                case_id,infector_id,onset
                A,C,2020-01-01
                B,A,2020-01-05
                C,B,2020-01-03
                D,X,2020-01-03
                B,,2020-01-09
                ,A,2020-01-09
                E,E,14/01/2020
                """;
        assertThat(told(PairFile.read(file(rows)))).containsExactly("2 infector_id EST-017", "3 infector_id EST-017", "4 infector_id EST-017", "5 infector_id EST-016", "6 case_id EST-015",
                "7 case_id EST-018", "8 onset EST-004", "8 infector_id EST-017");
        assertThat(told(PairFile.read(file("infector_onset,infectee_onset\n2020-01-01,\n2020-01-01,x\n")))).containsExactly("2 infectee_onset EST-018", "3 infectee_onset EST-004");
        assertThat(told(PairFile.read(file("infector_onset,infectee_onset\n2020-01-01,2020-01-02\n")))).containsExactly("2  EST-014");
        assertThat(told(PairFile.read(file("a,b\n1,2\n")))).containsExactly("1  EST-002");
        assertThat(told(PairFile.read(file("EL,ER,SL,SR\n3,1,4,5\n0,1,4,5\n")))).containsExactly("2 infector_onset_right EST-013");
        String days = "infector_onset_left,infector_onset_right,infectee_onset_left,infectee_onset_right\n2020-01-02,2020-01-02,2020-01-05,2020-01-04\n2020-01-02,2020-01-02,2020-01-05,2020-01-05\n";
        assertThat(told(PairFile.read(file(days)))).containsExactly("2 infectee_onset_right EST-013");
    }

    @Test
    void everyCodeIsWrittenDown() throws IOException {
        String errors = Files.readString(Path.of("..", "docs", "errors.md"), StandardCharsets.UTF_8);
        for (int code = 1; code <= 21; code++) {
            assertThat(errors).contains("EST-%03d".formatted(code));
        }
    }

    @Test
    void aBareNumberIsNoDelayOfWholeDaysInAnInterval() throws IOException {
        CensoredDelay delay = PairFile.read(file("EL,ER,SL,SR\n0.5,1.5,4,5\n0,1,4,5\n")).value().orElseThrow().getFirst().delay();
        assertThat(delay.startHigh()).isCloseTo(1.5, within(1e-12));
    }
}
