package org.zerospread.engine.grading;

/// The risk level of a county or town, in rising order.
public enum RiskLevel {
    LOW("低风险"),
    MEDIUM("中风险"),
    HIGH("高风险");

    private final String zh;

    RiskLevel(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
