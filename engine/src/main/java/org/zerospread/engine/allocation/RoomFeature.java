package org.zerospread.engine.allocation;

/// What a room has and a guest may need.
public enum RoomFeature {
    GROUND_FLOOR("一层", "ground floor", true),
    ACCESSIBLE("无障碍", "accessible", true),
    OWN_BATHROOM("独立卫生间", "own bathroom", false),
    NEXT_TO_MEDIC("邻近医务室", "next to the medic", true),
    WINDOW("可开窗通风", "window that opens", false);

    private final String zh;
    private final String en;
    private final boolean rare;

    RoomFeature(String zh, String en, boolean rare) {
        this.zh = zh;
        this.en = en;
        this.rare = rare;
    }

    /// Whether few rooms have it, so that they are kept for those who need it.
    public boolean isRare() {
        return rare;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
