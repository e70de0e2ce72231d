package org.zerospread.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zerospread.engine.document.YamlMapping;

/// Reads the tests of a stage.
final class TestText {

    private static final int MAX_DAY = 180;
    private static final int MAX_SAMPLES = 10;

    private TestText() {}

    /// @param days the length of the stage
    static List<PlannedTest> readAll(YamlMapping stage, int days) {
        List<PlannedTest> tests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMapping entry : stage.optionalMappings("tests")) {
            PlannedTest test = read(entry);
            if (test.day() > days) {
                entry.fault("day", "PLAN-002", "第 " + test.day() + " 天的检测在阶段结束 (共 " + days + " 天) 之后",
                        "the test of day " + test.day() + " comes after the end of the stage of " + days + " days");
            }
            if (!seen.add(test.day() + " " + test.method())) {
                entry.fault("day", "PLAN-003", "第 " + test.day() + " 天的同一检测写了两次", "the same test of day " + test.day() + " is written twice");
            }
            tests.add(test);
        }
        tests.sort(Comparator.comparingInt(PlannedTest::day));
        return tests;
    }

    private static PlannedTest read(YamlMapping entry) {
        return new PlannedTest(entry.integer("day", 1, MAX_DAY), entry.word("method", TestMethod.class),
                entry.optionalInteger("samples", 1, MAX_SAMPLES).orElse(1),
                entry.optionalWord("missed", PlannedTest.Missed.class).orElse(PlannedTest.Missed.MAKE_UP),
                entry.optionalWord("inconclusive", PlannedTest.Inconclusive.class).orElse(PlannedTest.Inconclusive.RETEST));
    }
}
