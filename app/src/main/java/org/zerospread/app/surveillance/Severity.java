package org.zerospread.app.surveillance;

/// How ill a case is, by the national protocol.
public enum Severity {
    /// 轻型.
    MILD,
    /// 普通型.
    MODERATE,
    /// 重型.
    SEVERE,
    /// 危重型.
    CRITICAL, UNCLASSIFIED
}
