package org.zerospread.engine.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class A01_YamlDocumentTest {

    private enum Place {
        CENTRAL,
        HOME,
        KEY_AREA
    }

    private static YamlDocument read(String text) {
        return YamlDocument.read("x.yaml", text);
    }

    /// Each fault as `line path code`, short enough to compare.
    private static List<String> faults(YamlDocument document) {
        return document.faults().stream().map(f -> (f.line() + " " + f.path() + " " + f.code()).replace("  ", " ")).toList();
    }

    @Test
    void readsTypedValues() {
        YamlDocument doc = read("""
                title: 双14
                count: 14
                money: 7030000000
                ratio: 0.5
                open: yes
                from: 2020-01-31
                at: 2020-01-29 17:00
                exact: 2020-01-29T17:00:00+08:00
                shift: 7:00
                place: key-area
                places: [home, CENTRAL]
                days: [7, 14]
                names: [甲, 乙]
                origin: {region: 500153}
                stages:
                  - days: 14
                  - days: 7
                """);
        YamlMapping root = doc.root();
        assertThat(root.text("title")).isEqualTo("双14");
        assertThat(root.integer("count", 1, 60)).isEqualTo(14);
        assertThat(root.wholeNumber("money", 0, Long.MAX_VALUE)).isEqualTo(7_030_000_000L);
        assertThat(root.decimal("ratio", 0, 1)).isEqualTo(0.5);
        assertThat(root.flag("open", false)).isTrue();
        assertThat(root.date("from")).isEqualTo(LocalDate.of(2020, 1, 31));
        assertThat(root.dateTime("at")).isEqualTo(LocalDateTime.of(2020, 1, 29, 17, 0));
        assertThat(root.instant("exact")).isEqualTo(Instant.parse("2020-01-29T09:00:00Z"));
        assertThat(root.time("shift")).isEqualTo(LocalTime.of(7, 0));
        assertThat(root.word("place", Place.class)).isEqualTo(Place.KEY_AREA);
        assertThat(root.words("places", Place.class)).containsExactly(Place.HOME, Place.CENTRAL);
        assertThat(root.integers("days", 1, 14)).containsExactly(7, 14);
        assertThat(root.texts("names")).containsExactly("甲", "乙");
        assertThat(root.mapping("origin").text("region")).isEqualTo("500153");
        assertThat(root.mappings("stages")).extracting(stage -> stage.integer("days", 1, 60)).containsExactly(14, 7);
        root.finish();
        assertThat(doc.faults()).isEmpty();
    }

    @Test
    void takesMissingOptionalValuesAsEmpty() {
        YamlDocument doc = read("to:\nname: ''\nnothing: ~\n");
        YamlMapping root = doc.root();
        assertThat(root.optionalDate("to")).isEmpty();
        assertThat(root.optionalText("name")).isEmpty();
        assertThat(root.optionalMapping("nothing")).isEmpty();
        assertThat(root.optionalMappings("list")).isEmpty();
        assertThat(root.optionalInteger("count", 0, 1)).isEmpty();
        assertThat(root.has("nothing")).isFalse();
        assertThat(root.flag("open", true)).isTrue();
        root.finish();
        assertThat(doc.faults()).isEmpty();
    }

    @Test
    void findsAllFaultsInOneReading() {
        YamlDocument doc = read("""
                count: many
                days: 99
                from: 2020-02-30
                at: 2020-01-29
                place: hone
                title:
                stages: 14
                list:
                  - days: -1
                    dayz: 3
                  - 14
                extra: 1
                """);
        YamlMapping root = doc.root();
        assertThat(root.integer("count", 1, 60)).isEqualTo(1);
        root.integer("days", 1, 60);
        assertThat(root.date("from")).isEqualTo(LocalDate.EPOCH);
        root.dateTime("at");
        assertThat(root.word("place", Place.class)).isEqualTo(Place.CENTRAL);
        assertThat(root.text("title")).isEmpty();
        root.mappings("stages");
        root.mappings("list").forEach(entry -> entry.integer("days", 1, 60));
        assertThat(root.mapping("absent").text("whatever")).isEmpty();
        root.finish();
        root.finish();
        assertThat(faults(doc)).containsExactly(
                "1 count YAML-007", "1 absent YAML-005", "2 days YAML-008", "3 from YAML-007", "4 at YAML-007", "5 place YAML-009",
                "6 title YAML-005", "7 stages YAML-006", "9 list[0].days YAML-008", "10 list[0].dayz YAML-004",
                "11 list[1] YAML-006", "12 extra YAML-004");
        assertThat(doc.faults().get(5).zh()).contains("是不是“home”");
        assertThat(doc.faults().get(9).en()).contains("did you mean \"days\"");
    }

    @Test
    void refusesAKeyWrittenTwiceEvenWhereNobodyAsks() {
        YamlDocument doc = read("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n");
        assertThat(faults(doc)).containsExactly("4 b.c YAML-003", "5 a YAML-003");
        assertThat(doc.faults().getFirst().zh()).contains("第 3 行");
    }

    @Test
    void turnsASyntaxErrorIntoOneFaultWithItsLine() {
        YamlDocument doc = read("title: x\nlist: [1, 2\nnext: 3\n");
        assertThat(doc.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("YAML-001");
            assertThat(fault.line()).isBetween(2, 3);
        });
        doc.root().text("title");
        doc.root().mapping("x").mappings("y");
        doc.root().finish();
        assertThat(doc.faults()).hasSize(1);
    }

    @Test
    void hintsAtAFullWidthColon() {
        YamlDocument doc = read("title: x\ncount：14\nnext: 3\n");
        assertThat(doc.faults()).singleElement().satisfies(fault -> assertThat(fault.zh()).contains("全角"));
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThat(faults(read(""))).containsExactly("1 YAML-002");
        assertThat(faults(read("# only a comment\n"))).containsExactly("1 YAML-002");
        assertThat(faults(read("- 1\n- 2\n"))).containsExactly("1 YAML-002");
        assertThat(faults(read("? [a, b]\n: 1\n"))).containsExactly("1 YAML-010");
        assertThat(faults(read("a: 1\n---\nb: 2\n"))).singleElement().asString().contains("YAML-001");
        assertThat(faults(read("a: 1\nb: \u0007\n"))).containsExactly("2 YAML-001");
    }

    @Test
    void followsAliasesWithinBounds() {
        YamlDocument doc = read("\uFEFFbase: &b {days: 14}\nother: *b\n");
        assertThat(doc.root().mapping("other").integer("days", 1, 60)).isEqualTo(14);
        assertThat(doc.root().mapping("base").integer("days", 1, 60)).isEqualTo(14);
        doc.root().finish();
        assertThat(doc.faults()).isEmpty();
        assertThat(faults(read("a: &a {x: 1}\nb: [" + "*a,".repeat(60) + "]\n"))).containsExactly("1 YAML-011");
        assertThat(faults(read("a: " + "[".repeat(80) + "]".repeat(80)))).containsExactly("1 YAML-011");
        assertThat(read("a: &a\n  self: *a\n").faults()).isEmpty();
    }

    @Test
    void readersAddFaultsOfTheirOwnAndAskTwiceWithoutHarm() {
        YamlDocument doc = read("stages:\n  - days: 3\n");
        doc.root().mappings("stages").getFirst().integer("days", 1, 60);
        doc.root().mappings("stages").getFirst().fault("days", "PLAN-009", "错", "wrong");
        doc.root().finish();
        assertThat(doc.faults()).containsExactly(new DocumentFault("x.yaml", 2, "stages[0].days", "PLAN-009", "错", "wrong"));
        assertThat(doc.faults().getFirst()).hasToString("x.yaml:2: stages[0].days: PLAN-009 错 / wrong");
    }
}
