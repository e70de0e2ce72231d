package org.zerospread.engine.document;

/// What every plan and policy begins with: `code`, `version`, `title` in both languages, `source` with what of it is invented.
public record DocumentHead(String code, int version, String titleZh, String titleEn, String source) {

    private static final int LAST_VERSION = 10_000;

    /// Reads the head; what is missing is a fault of the document.
    public static DocumentHead read(YamlMapping root) {
        YamlMapping title = root.mapping("title");
        return new DocumentHead(root.text("code"), root.integer("version", 1, LAST_VERSION), title.text("zh"), title.text("en"), root.text("source"));
    }
}
