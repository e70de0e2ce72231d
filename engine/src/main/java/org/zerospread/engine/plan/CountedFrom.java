package org.zerospread.engine.plan;

/// The event from which the days of a stage are counted.
public enum CountedFrom {
    /// The first day of the stage itself.
    STAGE_START("阶段起始", "stage start"),
    /// The day on which the stay began; after a new start, the day of the new start.
    ARRIVAL("到达", "arrival"),
    /// 末次接触: the last of all exposures known. Unknown, the arrival counts.
    LAST_EXPOSURE("末次接触", "last exposure"),
    /// 出院. Unknown, the arrival counts.
    DISCHARGE("出院", "discharge");

    private final String zh;
    private final String en;

    CountedFrom(String zh, String en) {
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
