package org.zerospread.engine.plan;

/// Where a stage is spent.
///
/// The order is kept: [EventCode] packs the ordinal.
public enum StagePlace {
    CENTRAL("集中隔离", "quarantine site"),
    HOME("居家隔离", "home"),
    HOSPITAL("住院", "hospital"),
    REHAB("康复隔离", "rehabilitation"),
    /// 健康监测, 不限定地点: temperature and tests go on, the person is not held anywhere.
    NONE("不限地点", "no place");

    private final String zh;
    private final String en;

    StagePlace(String zh, String en) {
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
