package org.zerospread.engine.triage;

/// What somebody complains of.
public enum Symptom {
    /// Fever as he tells it, whatever the thermometer says now.
    FEVER, COUGH, FATIGUE, SORE_THROAT, SHORT_BREATH, DIARRHOEA, MUSCLE_PAIN, OTHER
}
