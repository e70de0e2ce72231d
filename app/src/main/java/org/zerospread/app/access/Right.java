package org.zerospread.app.access;

/// What a person may do; the codes are those of `access.role_right`.
public enum Right {
    SITUATION_READ,
    REGION_READ,
    REGION_WRITE,
    PERSON_READ,
    PERSON_WRITE,
    /// Card and telephone numbers in full.
    PERSON_UNMASK,
    CASE_READ,
    CASE_WRITE,
    QUARANTINE_READ,
    QUARANTINE_WRITE,
    /// Takes temperatures of people in quarantine and marks what was done of the day's work.
    QUARANTINE_OBSERVE,
    SCREENING_READ,
    SCREENING_WRITE,
    /// Opens rounds and says who visits what.
    SCREENING_MANAGE,
    BULLETIN_PUBLISH,
    LEVEL_CONFIRM,
    AUDIT_READ,
    ACCESS_MANAGE,
    IMPORT,
    EXPORT,
    EXPORT_APPROVE,
    RETENTION_RUN,
    CHECKPOINT_READ,
    CHECKPOINT_WRITE,
    /// Asks which measure holds for somebody who stands at the checkpoint; each asking is on record.
    CHECKPOINT_LOOKUP,
    /// Works with the page for the field; each kind of record asks for its own right besides.
    FIELD_SEND,
    CLINIC_READ,
    /// Triage, queue and results at the fever clinic.
    CLINIC_WRITE,
    CARE_READ,
    /// Takes down needs of people in quarantine and does their errands; keeps the directory of stands.
    CARE_WRITE,
    /// Acts for the one enterprise that the account belongs to: its staff, its filing, its reports, its applications.
    FIRM_OWN,
    ENTERPRISE_READ,
    /// Keeps the register of enterprises, their staff and supplies; files for one that has no account.
    ENTERPRISE_WRITE,
    /// Reviews on site, decides on the return to work, inspects, freezes and releases an enterprise.
    RESUMPTION_REVIEW,
    MATRIX_EDIT,
    /// Puts a version of the matrix in force that somebody else edited.
    MATRIX_PUBLISH,
    CERTIFICATE_READ,
    /// Issues and revokes health certificates.
    CERTIFICATE_ISSUE,
    /// Writes down visits to enterprises, problems and what became of them.
    OFFICER_VISIT,
    /// Says who guides, lives with and supervises which enterprise.
    OFFICER_MANAGE,
    /// Decides on applications for support and keeps its policies.
    SUPPORT_REVIEW,
    RECRUIT_READ,
    /// Keeps projects, jobs, applicants and hires.
    RECRUIT_WRITE;

    /// Whether the right acts only for one who signed in with a second factor.
    public boolean needsSecondFactor() {
        return switch (this) {
            case PERSON_UNMASK, EXPORT, EXPORT_APPROVE, RETENTION_RUN -> true;
            case SITUATION_READ, REGION_READ, REGION_WRITE, PERSON_READ, PERSON_WRITE, CASE_READ, CASE_WRITE, QUARANTINE_READ, QUARANTINE_WRITE, QUARANTINE_OBSERVE, SCREENING_READ,
                    SCREENING_WRITE, SCREENING_MANAGE, BULLETIN_PUBLISH, LEVEL_CONFIRM, AUDIT_READ, ACCESS_MANAGE, IMPORT, CHECKPOINT_READ, CHECKPOINT_WRITE, CHECKPOINT_LOOKUP,
                    FIELD_SEND, CLINIC_READ, CLINIC_WRITE, CARE_READ, CARE_WRITE, FIRM_OWN, ENTERPRISE_READ, ENTERPRISE_WRITE, RESUMPTION_REVIEW, MATRIX_EDIT, MATRIX_PUBLISH,
                    CERTIFICATE_READ, CERTIFICATE_ISSUE, OFFICER_VISIT, OFFICER_MANAGE, SUPPORT_REVIEW, RECRUIT_READ, RECRUIT_WRITE -> false;
        };
    }
}
