package org.zerospread.app.surveillance;

/// Where a case was infected.
public enum Source {
    /// 输入: outside the district.
    IMPORTED,
    /// 本地: within the district.
    LOCAL,
    /// 输入关联: within the district, by somebody imported; counted as local, and beside that by itself.
    IMPORTED_RELATED
}
