package org.zerospread.engine.identity;

/// What kind of document a number belongs to.
public enum CardKind {
    /// 居民身份证, 18 places; residence permits for Hong Kong, Macao and Taiwan residents (810000, 820000, 830000) have the same shape.
    RESIDENT("居民身份证"),
    /// 15 digits, issued until 1999; can be brought to 18 places.
    RESIDENT_LEGACY("一代身份证"),
    /// 护照, Chinese or foreign.
    PASSPORT("护照"),
    /// 港澳居民来往内地通行证: H or M with 8 or 10 digits.
    HONG_KONG_MACAO_PERMIT("港澳居民来往内地通行证"),
    /// 台湾居民来往大陆通行证: 8 or 10 digits.
    TAIWAN_PERMIT("台湾居民来往大陆通行证");

    private final String zh;

    CardKind(String zh) {
        this.zh = zh;
    }

    /// The Chinese name of the document.
    public String zh() {
        return zh;
    }
}
