package org.zerospread.app.access;

/// What a person may do; the codes are those of `access.role_right`.
public enum Right {
    SITUATION_READ,
    REGION_READ,
    REGION_WRITE,
    PERSON_READ,
    PERSON_WRITE,
    PERSON_UNMASK,
    CASE_READ,
    CASE_WRITE,
    QUARANTINE_READ,
    QUARANTINE_WRITE,
    SCREENING_READ,
    SCREENING_WRITE,
    BULLETIN_PUBLISH,
    LEVEL_CONFIRM,
    AUDIT_READ,
    ACCESS_MANAGE,
    IMPORT
}
