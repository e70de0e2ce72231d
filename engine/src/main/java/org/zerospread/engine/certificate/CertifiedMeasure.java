package org.zerospread.engine.certificate;

import java.util.Arrays;
import java.util.Optional;

/// What a certificate certifies: why nothing stands against its owner's going about.
public enum CertifiedMeasure {

    QUARANTINE_ENDED("quarantine-ended", "隔离期满,已解除", "quarantine ended, released"),
    ARRIVAL_CLEARED("arrival-cleared", "返来已登记,应做的检测和报告齐全", "arrival registered, tests and reports done"),
    NO_RESTRICTION("no-restriction", "不在管控之列", "no measure applies");

    private final String code;
    private final String zh;
    private final String en;

    CertifiedMeasure(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /// The word in the certificate.
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /// The measure of a word.
    public static Optional<CertifiedMeasure> find(String code) {
        return Arrays.stream(values()).filter(measure -> measure.code.equals(code)).findFirst();
    }
}
