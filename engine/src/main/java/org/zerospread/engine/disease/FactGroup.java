package org.zerospread.engine.disease;

/// Of what sort a fact is, in the order in which it is asked.
public enum FactGroup {
    EXPOSURE, SYMPTOM, IMAGING, BLOOD, LABORATORY, COURSE
}
