package org.zerospread.engine.allocation;

/// What a site is for.
public enum SitePurpose {
    SUSPECTED("疑似病例", "suspected cases"),
    CONTACTS("密切接触者", "contacts"),
    ARRIVALS("重点地区人员", "arrivals"),
    REHAB("康复隔离", "rehabilitation");

    private final String zh;
    private final String en;

    SitePurpose(String zh, String en) {
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
