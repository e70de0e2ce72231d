package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class A04_EventFileTest {

    private static EventFile.Reading read(String text) {
        return EventFile.read("events.csv", text, ZoneId.of("Asia/Shanghai"));
    }

    private static List<StayEvent> events(String text) {
        EventFile.Reading reading = read(text);
        assertThat(reading.faults()).isEmpty();
        return reading.entries().stream().map(EventFile.Entry::event).toList();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2020, 2, day);
    }

    @Test
    void readsEveryKind() {
        assertThat(events("""
                date,kind,value
                2020-02-01,temperature,38.1
                2020-02-01,symptom,cough
                2020-02-02,test,negative
                2020-02-03,test,PCR:positive
                2020-02-04,test,antigen:pending
                2020-02-05,exposure,
                2020-02-06,refusal,test
                2020-02-07,escape,
                2020-02-08,moved,home
                """)).containsExactly(new StayEvent.Temperature(day(1), 381), new StayEvent.Symptom(day(1), "cough"), new StayEvent.Tested(day(2), null, TestResult.NEGATIVE),
                new StayEvent.Tested(day(3), TestMethod.PCR, TestResult.POSITIVE), new StayEvent.Tested(day(4), TestMethod.ANTIGEN, null), new StayEvent.Exposure(day(5)),
                new StayEvent.Refusal(day(6), "test"), new StayEvent.Escape(day(7)), new StayEvent.Moved(day(8), StagePlace.HOME));
    }

    @Test
    void readsChineseWordsAndMarks() {
        assertThat(events("\uFEFF日期，类型，值\n2020/02/01，体温，36.5℃\n2020-02-02，检测，核酸：阴性\n2020-02-03，转运，居家\n")).containsExactly(
                new StayEvent.Temperature(day(1), 365), new StayEvent.Tested(day(2), TestMethod.PCR, TestResult.NEGATIVE), new StayEvent.Moved(day(3), StagePlace.HOME));
    }

    @Test
    void putsAMomentOnTheDistrictsDay() {
        assertThat(events("date,kind,value\n2020-02-01T16:30:00Z,exposure,\n2020-02-01T23:30,exposure,\n"))
                .containsExactly(new StayEvent.Exposure(day(2)), new StayEvent.Exposure(day(1)));
    }

    @Test
    void knowsTheSameMomentWrittenTwice() {
        assertThat(read("date,kind,value\n2020-02-01T08:00,temperature,36.5\n2020-02-01T08:00,temperature,36.5\n2020-02-01T18:00,temperature,36.5\n").entries())
                .extracting(EventFile.Entry::repeats).containsExactly(false, true, false);
    }

    @Test
    void refusesWithLineAndReason() {
        assertThat(read("""
                date,kind,value
                2020-02-30,temperature,36.5
                2020-02-01,temperatur,36.5
                2020-02-01,temperature,365
                2020-02-01,test,smell:negative
                2020-02-01,moved,moon
                1969-12-31,escape,
                """).faults()).extracting(fault -> fault.line() + " " + fault.code()).containsExactly("2 EVT-002", "3 EVT-003", "4 EVT-004", "5 EVT-005", "6 EVT-006", "7 EVT-002");
        assertThat(read("day,what\n").faults()).extracting(fault -> fault.code()).containsExactly("EVT-001", "EVT-001");
        assertThat(read("").faults()).extracting(fault -> fault.code()).containsExactly("EVT-001");
    }
}
