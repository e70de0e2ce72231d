package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EstimateCommandTest {

    private static final String DATA = "../engine/src/test/resources/estimate/";

    @TempDir
    Path folder = Path.of("");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void printsTheReproductionNumberInFullPrecision() {
        Said said = Said.by("estimate", "rt", DATA + "flu2009-incidence.csv", "--serial-interval", DATA + "flu2009-serial-interval.csv", "--window", "7", "--format", "csv");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.lines()).hasSize(26).startsWith("t_start,t_end,mean,std,q025,median,q975");
        assertThat(said.lines().get(1)).startsWith("2,8,1.7356089094590");
        JsonNode json = Said.by("estimate", "rt", DATA + "flu2009-incidence.csv", "--mean", "2.6", "--std", "1.5", "--format", "json").json();
        assertThat(json.size()).isEqualTo(25);
        assertThat(json.get(0).propertyNames()).containsExactly("t_start", "t_end", "mean", "std", "q025", "median", "q975");
        assertThat(json.get(24).get("mean").asDouble()).isCloseTo(0.997535194223672, within(1e-9));
    }

    @Test
    void aWindowWithoutAnswerIsEmptyAndToldOnTheSide() {
        Said said = Said.by("estimate", "rt", DATA + "flu2009-incidence.csv", "--mean", "9", "--std", "2");
        assertThat(said.code()).isZero();
        assertThat(said.lines().get(1)).isEqualTo("2,8,,,,,");
        assertThat(said.err()).contains("t_start 2", "no answer");
        assertThat(Said.by("estimate", "rt", DATA + "flu2009-incidence.csv", "--mean", "9", "--std", "2", "--format", "json").json().get(0).get("mean").isNull()).isTrue();
    }

    @Test
    void toldAlsoWhereTheAnswerIsOnlyThePrior() throws IOException {
        String cases = file("i.csv", "dates,I\n1,1\n2,1\n3,0\n4,0\n5,0\n6,0\n7,0\n");
        Said said = Said.by("estimate", "rt", cases, "--serial-interval", file("s.csv", "k,w\n0,0\n1,1\n"), "--window", "2");
        assertThat(said.code()).isZero();
        assertThat(said.lines()).last().asString().startsWith("6,7,5.0,5.0,");
        assertThat(said.err()).contains("only the prior");
    }

    @Test
    void theOtherMethodHasTheSameColumns() {
        Said said = Said.by("estimate", "rt", DATA + "flu2009-incidence.csv", "--serial-interval", DATA + "flu2009-serial-interval.csv", "--method", "wallinga-teunis");
        assertThat(said.lines()).hasSize(26).startsWith("t_start,t_end,mean,std,q025,median,q975");
    }

    @Test
    void refusesFilesWithEveryFaultOfBoth() throws IOException {
        Said said = Said.by("estimate", "rt", file("i.csv", "dates,I\n2020-01-01,1\n2020-01-03,-2\n"), "--serial-interval", file("s.csv", "k,w\n0,0\n1,0.7\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("i.csv:3: dates: EST-005", "i.csv:3: I: EST-006", "s.csv:3: w: EST-011");
        assertThat(Said.by("estimate", "rt", file("z.csv", "dates,I\n2020-01-01,0\n2020-01-02,0\n"), "--mean", "3", "--std", "1", "--window", "1").err()).contains("z.csv:3: I: EST-007");
    }

    @Test
    void wrongUsageIsTwo() {
        String cases = DATA + "flu2009-incidence.csv";
        assertThat(Said.by("estimate").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases).code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "2").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "1", "--std", "1").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "3", "--std", "0").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "3", "--std", "1", "--window", "0").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "3", "--std", "1", "--method", "guess").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "rt", cases, "--mean", "3", "--std", "1", "--prior-mean", "0").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "incubation", DATA + "wuhan-travellers-2020.csv", "--bootstrap", "-1").code()).isEqualTo(2);
        assertThat(Said.by("estimate", "--help").code()).isZero();
        assertThat(Said.by("estimate", "rt", "--help").out()).contains("--serial-interval", "--window");
    }

    @Test
    void fitsTheIncubationOfTheTravellers() {
        Said said = Said.by("estimate", "incubation", DATA + "wuhan-travellers-2020.csv", "--bootstrap", "20", "--format", "json");
        assertThat(said.code()).isZero();
        JsonNode best = said.json().get(0);
        assertThat(best.get("distribution").asString()).isEqualTo("lognormal");
        assertThat(best.get("rows").asInt()).isEqualTo(101);
        assertThat(best.get("meanlog").asDouble()).isCloseTo(1.6437, within(5.5e-5));
        assertThat(best.get("shape").isNull()).isTrue();
        assertThat(best.get("median").asDouble()).isCloseTo(5.174, within(1e-3));
        assertThat(best.get("q975").asDouble()).isBetween(best.get("q975_low").asDouble(), best.get("q975_high").asDouble());
        assertThat(said.json().get(1).get("shape").asDouble()).isCloseTo(7.916, within(5.5e-4));
        assertThat(said.json().get(2).get("neg_log_likelihood").asDouble()).isCloseTo(280.29, within(5e-3));
        Said again = Said.by("estimate", "incubation", DATA + "wuhan-travellers-2020.csv", "--bootstrap", "20");
        assertThat(again.lines()).hasSize(4);
        assertThat(again.lines().getFirst()).startsWith("distribution,rows,meanlog").contains(",median,median_low,median_high,q95,", ",q975,");
        assertThat(again.lines().get(1)).contains(best.get("q975_high").asString());
    }

    @Test
    void sayTheSerialIntervalOfPairs() throws IOException {
        String pairs = file("p.csv", "infector_onset,infectee_onset\n2020-01-01,2020-01-05\n2020-01-01,2020-01-04\n2020-01-03,2020-01-02\n2020-01-05,2020-01-11\n2020-01-05,2020-01-10\n");
        Said said = Said.by("estimate", "serial-interval", pairs, "--bootstrap", "50", "--format", "json");
        assertThat(said.code()).isZero();
        JsonNode sample = said.json().get(0);
        assertThat(sample.get("distribution").asString()).isEqualTo("sample");
        assertThat(sample.get("mean").asDouble()).isCloseTo(3.4, within(1e-12));
        assertThat(sample.get("sd").asDouble()).isCloseTo(Math.sqrt(7.3), within(1e-9));
        assertThat(said.json().get(1).get("rows").asInt()).isEqualTo(5);
        assertThat(said.json().get(3).get("distribution").asString()).isEqualTo("gamma");
        assertThat(said.json().get(3).get("rows").asInt()).isEqualTo(4);
        assertThat(said.err()).contains("lines [4]");
        Said refused = Said.by("estimate", "serial-interval", file("q.csv", "infector_onset,infectee_onset\n2020-01-01,\n"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        JsonNode faults = Said.by("estimate", "serial-interval", folder.resolve("q.csv").toString(), "--format", "json").json();
        assertThat(faults.get("valid").asBoolean()).isFalse();
        assertThat(faults.at("/faults/0/code").asString()).isEqualTo("EST-018");
        assertThat(faults.at("/faults/0/line").asInt()).isEqualTo(2);
        assertThat(refused.err()).contains("q.csv:2: infectee_onset: EST-018");
    }
}
