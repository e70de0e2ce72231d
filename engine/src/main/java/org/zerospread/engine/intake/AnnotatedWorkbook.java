package org.zerospread.engine.intake;

/// Placeholder
public final class AnnotatedWorkbook {
    static final String SUMMARY = "导入结果 Result";
    private AnnotatedWorkbook() {}
}
