package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Reads a plan from YAML; the files under `plans/` are the examples.
///
/// Codes beside those of [YamlDocument]: PLAN-001 no stages · PLAN-002 test after the end of its stage · PLAN-003 the same test twice on a
/// day · PLAN-004 stages overlap · PLAN-005 a gap between stages · PLAN-006 effective_to before effective_from · PLAN-007 code is not a
/// word of small letters, digits and hyphens.
public final class PlanReader {

    private static final int MAX_STAGE_DAYS = 180;
    private static final int MAX_OBSERVATIONS = 24;
    private static final int MAX_SAMPLES = 10;

    private PlanReader() {}

    /// @param file the name quoted in faults; nothing is opened
    public static PlanReading read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        String code = root.text("code");
        if (!code.isEmpty() && !code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            root.fault("code", "PLAN-007", "代码“" + code + "”只能用小写字母、数字和连字符",
                    "the code \"" + code + "\" may have small letters, digits and hyphens only");
        }
        int version = root.integer("version", 1, 10_000);
        YamlMapping title = root.mapping("title");
        String zh = title.text("zh");
        String en = title.text("en");
        LocalDate from = root.date("effective_from");
        Optional<LocalDate> to = root.optionalDate("effective_to");
        if (to.isPresent() && to.get().isBefore(from)) {
            root.fault("effective_to", "PLAN-006", "止期 " + to.get() + " 早于起期 " + from,
                    "effective_to " + to.get() + " lies before effective_from " + from);
        }
        String source = root.text("source");
        List<YamlMapping> entries = root.mappings("stages");
        if (entries.isEmpty() && root.has("stages")) {
            root.fault("stages", "PLAN-001", "方案没有可用的阶段", "the plan has no stage that could be read");
        }
        StagesInOrder stages = new StagesInOrder(document);
        entries.forEach(stages::read);
        root.finish();
        return document.faults().isEmpty()
                ? new PlanReading.Accepted(new Plan(code, version, zh, en, from, to.orElse(null), source, stages.build()))
                : new PlanReading.Refused(document.faults());
    }

    /// The stages read so far and the day of the stay on which the next one must begin.
    private static final class StagesInOrder {

        private final List<StageText> read = new ArrayList<>();
        private final YamlDocument document;
        private int nextDay = 1;
        /// False once a length could not be read: what follows from it would only be noise.
        private boolean lengthsKnown = true;

        StagesInOrder(YamlDocument document) {
            this.document = document;
        }

        void read(YamlMapping stage) {
            StagePlace place = stage.word("place", StagePlace.class);
            stage.optionalInteger("first_day", 1, Integer.MAX_VALUE).ifPresent(first -> checkFirstDay(stage, first));
            int faultsBefore = document.faults().size();
            int days = stage.integer("days", 1, MAX_STAGE_DAYS);
            boolean known = document.faults().size() == faultsBefore;
            lengthsKnown &= known;
            int observations = stage.integer("observations_per_day", 0, MAX_OBSERVATIONS);
            read.add(new StageText(place, days, observations, tests(stage, known ? days : MAX_STAGE_DAYS)));
            nextDay += days;
        }

        private void checkFirstDay(YamlMapping stage, int first) {
            if (!lengthsKnown) {
                return;
            }
            if (first < nextDay) {
                stage.fault("first_day", "PLAN-004", "与前一阶段重叠: 前一阶段到第 " + (nextDay - 1) + " 天, 本阶段从第 " + first + " 天起",
                        "overlaps the stage before: that one lasts to day " + (nextDay - 1) + ", this one begins on day " + first);
            } else if (first > nextDay) {
                stage.fault("first_day", "PLAN-005", "与前一阶段之间有空档: 应从第 " + nextDay + " 天起, 写成第 " + first + " 天",
                        "leaves a gap: it must begin on day " + nextDay + ", not " + first);
            }
        }

        List<Stage> build() {
            return read.stream().map(text -> new Stage(text.place(), text.days(), text.observations(), text.tests())).toList();
        }
    }

    /// A stage that may still have faults, which [Stage] itself would refuse by an exception.
    private record StageText(StagePlace place, int days, int observations, List<PlannedTest> tests) {}

    private static List<PlannedTest> tests(YamlMapping stage, int days) {
        List<PlannedTest> tests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMapping entry : stage.optionalMappings("tests")) {
            int day = entry.integer("day", 1, MAX_STAGE_DAYS);
            TestMethod method = entry.word("method", TestMethod.class);
            int samples = entry.optionalInteger("samples", 1, MAX_SAMPLES).orElse(1);
            if (day > days) {
                entry.fault("day", "PLAN-002", "第 " + day + " 天的检测在阶段结束 (共 " + days + " 天) 之后",
                        "the test of day " + day + " comes after the end of the stage of " + days + " days");
            }
            if (!seen.add(day + " " + method)) {
                entry.fault("day", "PLAN-003", "第 " + day + " 天的同一检测写了两次", "the same test of day " + day + " is written twice");
            }
            tests.add(new PlannedTest(day, method, samples));
        }
        tests.sort(Comparator.comparingInt(PlannedTest::day));
        return tests;
    }
}
