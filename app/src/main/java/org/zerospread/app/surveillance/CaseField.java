package org.zerospread.app.surveillance;

/// What is told of a case beside its course, and may be corrected: the old value stays on record.
public enum CaseField {
    ONSET_ON(Form.DAY), EXPOSED_FROM(Form.DAY), EXPOSED_TO(Form.DAY), AGE(Form.NUMBER), SYMPTOMS(Form.TEXT), SEVERITY(Form.WORD), HOSPITAL(Form.TEXT), INFECTED_BY(Form.TEXT),
    /// Why it is counted as imported or local.
    SOURCE_REASON(Form.TEXT), REMARKS(Form.TEXT);

    private final Form form;

    CaseField(Form form) {
        this.form = form;
    }

    /// How its value is written.
    public Form form() {
        return form;
    }

    /// Whether many cases may get the same value at once: what is true of each alone may not.
    public boolean isForMany() {
        return switch (this) {
            case SEVERITY, HOSPITAL, SYMPTOMS, INFECTED_BY, SOURCE_REASON, REMARKS -> true;
            case ONSET_ON, EXPOSED_FROM, EXPOSED_TO, AGE -> false;
        };
    }

    /// A day, a whole number, a word of [Severity], or words.
    public enum Form {
        DAY, NUMBER, WORD, TEXT
    }
}
