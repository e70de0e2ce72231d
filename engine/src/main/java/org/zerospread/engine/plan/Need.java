package org.zerospread.engine.plan;

/// Why somebody may be kept elsewhere than others.
public enum Need {
    UNDER_14("14 岁以下", "under 14"),
    PREGNANT("孕产妇", "pregnant"),
    DEPENDENT("生活不能自理", "dependent on others"),
    SEVERE_ILLNESS("严重基础病", "severely ill"),
    NEEDS_CARE("需人照护", "in need of care");

    private final String zh;
    private final String en;

    Need(String zh, String en) {
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
