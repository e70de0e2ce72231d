package org.zerospread.engine.disease;

/// What somebody is by a definition.
public enum CaseClass {
    /// 确诊.
    CONFIRMED,
    /// 临床诊断: by signs and pictures, without the germ.
    CLINICAL,
    /// 无症状感染者: the germ without signs.
    ASYMPTOMATIC,
    /// 疑似.
    SUSPECTED
}
