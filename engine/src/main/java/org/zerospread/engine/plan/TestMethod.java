package org.zerospread.engine.plan;

/// How a sample is tested.
public enum TestMethod {
    /// 核酸
    PCR,
    /// 抗体
    ANTIBODY,
    /// 抗原
    ANTIGEN
}
