package org.zerospread.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Reads a plan from YAML; the files under `plans/` are the examples, `plans/plan.schema.json` names every key.
///
/// Codes beside those of [YamlDocument]: PLAN-001 no stages · PLAN-002 test after the end of its stage · PLAN-003 the same test twice on a
/// day · PLAN-004 stages overlap · PLAN-005 a gap between stages · PLAN-006 effective_to before effective_from · PLAN-007 code is not a
/// word of small letters, digits and hyphens · PLAN-008 no release · PLAN-009 groups to plan anew without days, or days without groups ·
/// PLAN-010 urgent below fever · PLAN-011 at_least longer than the stage, or of one that is counted from its own start · PLAN-012 a positive that
/// opens no case · PLAN-013 an exception that changes nothing · PLAN-014 a case that does not end the stay ·
/// PLAN-015 extend for anything but an exposure.
///
/// A plan of the first format has stages alone; whoever writes any other section writes `release` as well.
public final class PlanReader {

    private static final int MAX_STAGE_DAYS = 180;

    private PlanReader() {}

    /// @param file the name quoted in faults; nothing is opened
    public static PlanReading read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        if (!head.code().isEmpty() && !head.code().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            root.fault("code", "PLAN-007", "代码“" + head.code() + "”只能用小写字母、数字和连字符",
                    "the code \"" + head.code() + "\" may have small letters, digits and hyphens only");
        }
        Validity validity = Validity.read(root, "PLAN-006");
        List<YamlMapping> entries = root.mappings("stages");
        if (entries.isEmpty() && root.has("stages")) {
            root.fault("stages", "PLAN-001", "方案没有可用的阶段", "the plan has no stage that could be read");
        }
        StagesInOrder stages = new StagesInOrder(document);
        entries.forEach(stages::read);
        PlanRules rules = RulesText.read(root, stages.isOfFirstFormat());
        root.finish();
        return document.faults().isEmpty()
                ? new PlanReading.Accepted(new Plan(head.code(), head.version(), head.titleZh(), head.titleEn(), validity.from(), validity.to(), head.source(), stages.build(), rules))
                : new PlanReading.Refused(document.faults());
    }

    /// The stages read so far and the day on which the next one must begin.
    ///
    /// A day is counted from the event of the first stage for as long as every stage is counted from that event or from its own start.
    private static final class StagesInOrder {

        private final List<StageText> read = new ArrayList<>();
        private final YamlDocument document;
        private int nextDay = 1;
        private CountedFrom origin = CountedFrom.STAGE_START;
        /// False once a length could not be read or another event comes in: what follows from it would only be noise.
        private boolean lengthsKnown = true;
        private boolean firstFormat = true;

        StagesInOrder(YamlDocument document) {
            this.document = document;
        }

        boolean isOfFirstFormat() {
            return firstFormat;
        }

        void read(YamlMapping stage) {
            StagePlace place = stage.word("place", StagePlace.class);
            CountedFrom from = stage.optionalWord("from", CountedFrom.class).orElse(CountedFrom.STAGE_START);
            int eventDay = stage.optionalInteger("event_day", 0, 1).orElse(1);
            origin = read.isEmpty() ? from : origin;
            lengthsKnown &= from == CountedFrom.STAGE_START || from == origin;
            stage.optionalInteger("first_day", 1, Integer.MAX_VALUE).ifPresent(first -> checkFirstDay(stage, first));
            int faultsBefore = document.faults().size();
            int days = stage.integer("days", 1, MAX_STAGE_DAYS);
            boolean known = document.faults().size() == faultsBefore;
            if (known && !read.isEmpty() && from != CountedFrom.STAGE_START && lengthsKnown && days < nextDay) {
                stage.fault("days", "PLAN-004", "与前一阶段重叠: 前一阶段到第 " + (nextDay - 1) + " 天, 本阶段按同一事件只到第 " + days + " 天",
                        "overlaps the stage before: that one lasts to day " + (nextDay - 1) + ", this one, counted from the same event, only to day " + days);
            }
            lengthsKnown &= known;
            Optional<Integer> atLeast = stage.optionalInteger("at_least", 1, MAX_STAGE_DAYS);
            if (atLeast.isPresent() && known && (from == CountedFrom.STAGE_START || atLeast.get() > days)) {
                stage.fault("at_least", "PLAN-011", "“at_least”只用于从其他事件起算的阶段, 且不长于 days",
                        "at_least is for a stage that is counted from another event, and no longer than its days");
            }
            firstFormat &= !stage.has("from") && !stage.has("event_day") && !stage.has("observation") && atLeast.isEmpty();
            read.add(new StageText(place, days, from, eventDay, atLeast.orElse(0), ObservationText.read(stage), TestText.readAll(stage, known ? days : MAX_STAGE_DAYS)));
            nextDay = from == CountedFrom.STAGE_START ? nextDay + days : days + 1;
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
            return read.stream().map(text -> new Stage(text.place(), text.days(), text.from(), text.eventDay(), text.atLeast(), text.observation(), text.tests())).toList();
        }
    }

    /// A stage that may still have faults, which [Stage] itself would refuse by an exception.
    private record StageText(StagePlace place, int days, CountedFrom from, int eventDay, int atLeast, Observation observation, List<PlannedTest> tests) {}
}
