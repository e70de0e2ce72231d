package org.zerospread.engine.intake;

import java.io.IOException;

/// The file as a whole cannot be read. The message tells why and what to do, in Chinese and English.
public final class TableFault extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String zh;
    private final String en;

    public TableFault(String code, String zh, String en) {
        super(code + ' ' + en);
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /// Stable, listed in docs/errors.md.
    public String code() {
        return code;
    }

    /// Why and what to do, in Chinese.
    public String zh() {
        return zh;
    }

    /// Why and what to do, in English.
    public String en() {
        return en;
    }
}
