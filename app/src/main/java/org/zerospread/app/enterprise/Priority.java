package org.zerospread.app.enterprise;

/// In which order firms return to work in the three-three system (三三制).
public enum Priority {
    /// 保供企业: disinfectant, pharmacy, food, feed.
    ESSENTIAL,
    /// 规上企业: industrial firms above the state's threshold.
    LARGE,
    /// 园区企业
    PARK,
    /// 其他
    OTHER
}
