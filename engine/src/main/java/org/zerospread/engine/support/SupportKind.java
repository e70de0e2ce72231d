package org.zerospread.engine.support;

/// What a policy helps with.
public enum SupportKind {
    /// 金融
    FINANCE,
    /// 用工
    LABOUR,
    /// 租金
    RENT,
    /// 物流
    LOGISTICS,
    /// 用能: electricity, gas, water.
    ENERGY,
    /// 税费
    TAX
}
