package org.zerospread.engine.grading;

/// Where an arrival comes from, from the strictest class to the mildest.
public enum OriginClass {
    KEY_AREA("重点地区"),
    OUTSIDE_CITY("市外"),
    OTHER_DISTRICT("市内其他区县"),
    LOCAL("本地");

    private final String zh;

    OriginClass(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
