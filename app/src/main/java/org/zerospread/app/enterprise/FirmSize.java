package org.zerospread.app.enterprise;

/// The statistical class of a firm by staff and turnover (统计上大中小微型企业划分办法, 2017).
public enum FirmSize {
    /// 大型
    LARGE,
    /// 中型
    MEDIUM,
    /// 小型
    SMALL,
    /// 微型
    MICRO
}
