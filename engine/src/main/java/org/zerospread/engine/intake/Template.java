package org.zerospread.engine.intake;

/// Placeholder
public final class Template {
    static final String INSTRUCTIONS = "填写说明 Instructions";
    static final String CHOICES = "选项 Choices";
    private Template() {}
}
