package org.zerospread.app.surveillance;

/// On what occasion people met.
public enum ExposureSetting {
    HOUSEHOLD, MEAL, WORK, SCHOOL, VEHICLE, WARD, VISIT, MARKET, OTHER;

    /// Its Chinese word, as it stands among the words of line lists.
    public String zh() {
        return switch (this) {
            case HOUSEHOLD -> "同住";
            case MEAL -> "聚餐";
            case WORK -> "同班工作";
            case SCHOOL -> "同班上课";
            case VEHICLE -> "同乘";
            case WARD -> "同病区";
            case VISIT -> "探访";
            case MARKET -> "集市、商场";
            case OTHER -> "其他";
        };
    }
}
