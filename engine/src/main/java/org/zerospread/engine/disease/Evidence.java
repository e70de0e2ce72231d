package org.zerospread.engine.disease;

/// Records that answer a fact by themselves, so that nobody types it twice.
public enum Evidence {
    EXPOSURE_CONTACT, EXPOSURE_KEY_AREA_STAY, EXPOSURE_CLUSTER,
    SYMPTOM_FEVER, SYMPTOM_COUGH, SYMPTOM_FATIGUE, SYMPTOM_SORE_THROAT, SYMPTOM_SHORT_BREATH, SYMPTOM_DIARRHOEA, SYMPTOM_MUSCLE_PAIN,
    /// Degrees Celsius at the fever clinic.
    TEMPERATURE,
    PCR_POSITIVE, CT_POSITIVE, ANTIBODY_POSITIVE
}
