package org.zerospread.engine.plan;

/// Who is planned anew when a person in quarantine turns out to be a case.
public enum ContactGroup {
    ROOMMATES("同室", "roommates"),
    HOUSEHOLD("同户", "household"),
    STAFF("工作人员", "staff"),
    FELLOW_PASSENGERS("同乘", "fellow passengers");

    private final String zh;
    private final String en;

    ContactGroup(String zh, String en) {
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
