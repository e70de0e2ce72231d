package org.zerospread.engine.plan;

/// What may happen during a stay that the plan answers.
public enum Trigger {
    POSITIVE("阳性", "a positive result"),
    /// A fever counts as a symptom.
    SYMPTOM("症状", "a symptom"),
    EXPOSURE("新的接触", "a new exposure"),
    REFUSAL("拒绝", "a refusal"),
    ESCAPE("擅自离开", "an escape"),
    /// A test that is to be reported when it was not done; the test itself says so, see [PlannedTest.Missed#REPORT].
    MISSED_TEST("漏检", "a missed test");

    private final String zh;
    private final String en;

    Trigger(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
