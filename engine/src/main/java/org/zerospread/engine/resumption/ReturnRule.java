package org.zerospread.engine.resumption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Who may return to work on a day, and who may not: for which reasons, until when.
///
/// Every reason that holds is told, not only the first: whoever is freed of one must not learn of the next at the gate.
///
/// @param testValidDays a negative test counts on its day and so many days after
/// @param reportValidDays a daily report counts on its day and so many days after
/// @param contactDays for so many days after his last exposure a contact who is in no quarantine yet does not work
/// @param fewestPercent below this share of staff who may return a firm is short of them
/// @param planDays days of each plan that measures may ask for; a plan that is not named has no known length
public record ReturnRule(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, int testValidDays, int reportValidDays, int contactDays,
        int fewestPercent, Map<String, Integer> planDays) {

    public ReturnRule {
        planDays = Map.copyOf(planDays);
    }

    /// Reads a rule from YAML; `policies/return-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: RETURN-001 a plan twice.
    public static DocumentReading<ReturnRule> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        int test = root.integer("test_valid_days", 0, 60);
        int report = root.integer("report_valid_days", 0, 14);
        int contact = root.integer("contact_days", 1, 60);
        int fewest = root.integer("fewest_percent", 1, 100);
        Map<String, Integer> plans = new HashMap<>();
        for (YamlMapping entry : root.mappings("plans")) {
            String plan = entry.text("plan");
            if (plans.put(plan, entry.integer("days", 1, 120)) != null) {
                entry.fault("plan", "RETURN-001", "方案“" + plan + "”写了两次", "the plan \"" + plan + "\" is written twice");
            }
        }
        root.finish();
        return DocumentReading.of(document, () -> new ReturnRule(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, test, report, contact, fewest, plans));
    }

    /// What is known of somebody's illness.
    public enum Illness { NONE, SUSPECTED, ILL, DEAD }

    /// Where somebody is held.
    public enum Held { CENTRAL, HOME, HOSPITAL, REHAB }

    /// A running stay that holds him somewhere.
    ///
    /// @param releaseOn the day on which he is free if all goes by the plan; not after today when he is kept because something is wanting
    public record Stay(Held held, LocalDate releaseOn) {}

    /// What the matrix asks of him.
    ///
    /// @param plan id of a plan of quarantine; null for none
    /// @param testBeforeWork whether he needs a negative test before he works
    public record Measures(@Nullable String plan, boolean testBeforeWork, boolean certificate, Report report) {

        /// Nothing is asked.
        public static final Measures NONE = new Measures(null, false, false, Report.NONE);

        /// From the values of a matrix: measure to value, as `plan` to `double-14`. A value that is not known here is read as the strictest of its measure.
        public static Measures of(Map<String, String> values) {
            String plan = values.getOrDefault("plan", "none");
            String test = values.getOrDefault("test", "none");
            String report = values.getOrDefault("report", "none");
            return new Measures(plan.equals("none") ? null : plan, !test.equals("none") && !test.equals("by-plan"), !values.getOrDefault("certificate", "not-needed").equals("not-needed"),
                    report.equals("none") ? Report.NONE : report.equals("on-arrival") ? Report.ON_ARRIVAL : Report.DAILY);
        }
    }

    /// How often he reports on his health.
    public enum Report { NONE, ON_ARRIVAL, DAILY }

    /// What is known of somebody.
    ///
    /// @param arrivedOn his last arrival; null for whoever never left
    /// @param quarantinedOn last day of a quarantine that he has completed; null where there was none
    /// @param exposedOn last exposure of an open contact; null for whoever is none
    /// @param negativeOn day of his last negative sample, with no later one that was not
    /// @param reportedOn his last health report or check
    /// @param certifiedTo last day of a certificate that is not revoked
    public record Facts(@Nullable Stay stay, Illness illness, Measures measures, @Nullable LocalDate arrivedOn, @Nullable LocalDate quarantinedOn, @Nullable LocalDate exposedOn,
            @Nullable LocalDate negativeOn, @Nullable LocalDate reportedOn, @Nullable LocalDate certifiedTo) {

        /// Somebody of whom nothing is known.
        public static final Facts NOTHING = new Facts(null, Illness.NONE, Measures.NONE, null, null, null, null, null, null);

        /// The same, with what is asked of him and the certificate that he has.
        public Facts asked(Measures asked, @Nullable LocalDate certificateTo) {
            return new Facts(stay, illness, asked, arrivedOn, quarantinedOn, exposedOn, negativeOn, reportedOn, certificateTo);
        }
    }

    /// Why somebody may not work, from the gravest.
    public enum Cause {
        DEAD("已登记死亡", "recorded as dead"),
        ILL("确诊、无症状感染或复阳, 尚未出院", "a case, not discharged"),
        SUSPECTED("疑似病例, 尚未排除", "a suspected case, not excluded"),
        IN_HOSPITAL("住院", "in hospital"),
        IN_CENTRAL_QUARANTINE("集中隔离中", "in a quarantine site"),
        IN_HOME_QUARANTINE("居家隔离中", "in quarantine at home"),
        IN_REHABILITATION("康复隔离中", "in rehabilitation"),
        RELEASE_HELD("隔离期已满, 解除条件未齐", "the days of quarantine are over, something for the release is wanting"),
        OPEN_CONTACT("密切接触者, 尚未落实隔离", "a contact who is not in quarantine yet"),
        QUARANTINE_DUE("按分级管控应隔离, 尚未隔离", "the matrix asks for quarantine that has not begun"),
        TEST_DUE("返岗前须有有效的阴性检测", "a valid negative test is wanting"),
        REPORT_DUE("健康报告缺失", "a health report is wanting"),
        CERTIFICATE_DUE("须有有效的健康证明", "a valid health certificate is wanting");

        private final String zh;
        private final String en;

        Cause(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }

        /// Whether he can mend it himself at once, as by a test or a report.
        public boolean isPaperwork() {
            return this == TEST_DUE || this == REPORT_DUE || this == CERTIFICATE_DUE;
        }
    }

    /// One reason.
    ///
    /// @param until the first day on which it no longer holds if all goes as planned; null where no day is known
    public record Reason(Cause cause, @Nullable LocalDate until) {

        public String code() {
            return cause.name();
        }

        public String zh() {
            return until == null ? cause.zh() : cause.zh() + ", 到 " + until;
        }

        public String en() {
            return until == null ? cause.en() : cause.en() + ", until " + until;
        }
    }

    /// Whether somebody may work.
    public sealed interface Answer {

        /// He may.
        record MayReturn() implements Answer {}

        /// He may not.
        ///
        /// @param reasons the gravest first; never empty
        record MayNot(List<Reason> reasons) implements Answer {
            public MayNot {
                reasons = List.copyOf(reasons);
                if (reasons.isEmpty()) {
                    throw new IllegalArgumentException("nobody is kept from work without a reason");
                }
            }

            /// The first day on which none of the reasons holds; null where one has no known day.
            public @Nullable LocalDate until() {
                return reasons.stream().anyMatch(reason -> reason.until() == null) ? null
                        : reasons.stream().map(reason -> Objects.requireNonNull(reason.until())).max(LocalDate::compareTo).orElseThrow();
            }
        }

        /// Whether he may.
        default boolean mayReturn() {
            return this instanceof MayReturn;
        }
    }

    /// Judges somebody on a day.
    public Answer judge(Facts facts, LocalDate on) {
        List<Reason> reasons = new ArrayList<>();
        switch (facts.illness()) {
            case NONE -> { }
            case SUSPECTED -> reasons.add(new Reason(Cause.SUSPECTED, null));
            case ILL -> reasons.add(new Reason(Cause.ILL, null));
            case DEAD -> reasons.add(new Reason(Cause.DEAD, null));
        }
        held(facts.stay(), on).ifPresent(reasons::add);
        if (facts.stay() == null) {
            exposed(facts, on).ifPresent(reasons::add);
            planned(facts, on).ifPresent(reasons::add);
        }
        if (facts.measures().testBeforeWork() && !isTested(facts, on)) {
            reasons.add(new Reason(Cause.TEST_DUE, null));
        }
        if (!isReported(facts, on)) {
            reasons.add(new Reason(Cause.REPORT_DUE, null));
        }
        if (facts.measures().certificate() && (facts.certifiedTo() == null || facts.certifiedTo().isBefore(on))) {
            reasons.add(new Reason(Cause.CERTIFICATE_DUE, null));
        }
        return reasons.isEmpty() ? new Answer.MayReturn() : new Answer.MayNot(reasons);
    }

    private static Optional<Reason> held(@Nullable Stay stay, LocalDate on) {
        if (stay == null) {
            return Optional.empty();
        }
        if (!stay.releaseOn().isAfter(on)) {
            return Optional.of(new Reason(Cause.RELEASE_HELD, null));
        }
        Cause cause = switch (stay.held()) {
            case CENTRAL -> Cause.IN_CENTRAL_QUARANTINE;
            case HOME -> Cause.IN_HOME_QUARANTINE;
            case HOSPITAL -> Cause.IN_HOSPITAL;
            case REHAB -> Cause.IN_REHABILITATION;
        };
        return Optional.of(new Reason(cause, stay.releaseOn()));
    }

    private Optional<Reason> exposed(Facts facts, LocalDate on) {
        LocalDate exposed = facts.exposedOn();
        if (exposed == null || isDone(facts.quarantinedOn(), exposed)) {
            return Optional.empty();
        }
        LocalDate until = exposed.plusDays(contactDays);
        return until.isAfter(on) ? Optional.of(new Reason(Cause.OPEN_CONTACT, until)) : Optional.empty();
    }

    /// Whoever was quarantined since his arrival has done what the plan asks; whoever never arrived anywhere has nothing to count from.
    private Optional<Reason> planned(Facts facts, LocalDate on) {
        String plan = facts.measures().plan();
        LocalDate arrived = facts.arrivedOn();
        if (plan == null || arrived == null || isDone(facts.quarantinedOn(), arrived)) {
            return Optional.empty();
        }
        Integer days = planDays.get(plan);
        if (days == null) {
            return Optional.of(new Reason(Cause.QUARANTINE_DUE, null));
        }
        LocalDate until = arrived.plusDays(days);
        return until.isAfter(on) ? Optional.of(new Reason(Cause.QUARANTINE_DUE, until)) : Optional.empty();
    }

    private static boolean isDone(@Nullable LocalDate quarantinedOn, LocalDate since) {
        return quarantinedOn != null && !quarantinedOn.isBefore(since);
    }

    /// A test before the last arrival says nothing of what came after it.
    private boolean isTested(Facts facts, LocalDate on) {
        return isSince(facts.negativeOn(), facts.arrivedOn()) && within(facts.negativeOn(), testValidDays, on);
    }

    private boolean isReported(Facts facts, LocalDate on) {
        return switch (facts.measures().report()) {
            case NONE -> true;
            case ON_ARRIVAL -> facts.arrivedOn() == null || isSince(facts.reportedOn(), facts.arrivedOn()) && within(facts.reportedOn(), Integer.MAX_VALUE, on);
            case DAILY -> within(facts.reportedOn(), reportValidDays, on);
        };
    }

    private static boolean isSince(@Nullable LocalDate day, @Nullable LocalDate since) {
        return day != null && (since == null || !day.isBefore(since));
    }

    private static boolean within(@Nullable LocalDate day, int days, LocalDate on) {
        return day != null && !day.isAfter(on) && !day.plusDays(days).isBefore(on);
    }
}
