package org.zerospread.app.surveillance.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of the line list; its name in small letters is its heading in an export and its word in an address. Number and name are always there.
public enum CaseColumn {
    SEX, AGE, BIRTH_DATE, STATE, STATE_SINCE, SOURCE, SEVERITY, ONSET_ON, EXPOSED_FROM, EXPOSED_TO, SUSPECTED_AT, CONFIRMED_AT, DISCHARGED_AT, HOSPITAL, SYMPTOMS, INFECTED_BY, SOURCE_REASON, REMARKS,
    DISEASE, CONTACTS, OPEN_TASKS, PLACE;

    private static final Set<CaseColumn> FIRST = EnumSet.of(SEX, STATE, STATE_SINCE, SOURCE, ONSET_ON, SUSPECTED_AT, CONFIRMED_AT, PLACE);

    /// What is shown to somebody who has chosen nothing.
    static List<CaseColumn> first() {
        return List.copyOf(FIRST);
    }

    /// The columns of these names, in the order of the list; names that there are no more are passed over.
    static List<CaseColumn> of(List<String> names) {
        return Arrays.stream(values()).filter(column -> names.contains(column.name())).toList();
    }

    /// Its heading.
    public String heading() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The value of a row as it is exported.
    @Nullable Object valueOf(CasesPage.Row row) {
        return switch (this) {
            case SEX -> row.sex();
            case AGE -> row.age();
            case BIRTH_DATE -> row.birthDate();
            case STATE -> row.state();
            case STATE_SINCE -> row.stateSince();
            case SOURCE -> row.source();
            case SEVERITY -> row.severity();
            case ONSET_ON -> row.onsetOn();
            case EXPOSED_FROM -> row.exposedFrom();
            case EXPOSED_TO -> row.exposedTo();
            case SUSPECTED_AT -> row.suspectedAt();
            case CONFIRMED_AT -> row.confirmedAt();
            case DISCHARGED_AT -> row.dischargedAt();
            case HOSPITAL -> row.hospital();
            case SYMPTOMS -> row.symptoms();
            case INFECTED_BY -> row.infectedBy();
            case SOURCE_REASON -> row.sourceReason();
            case REMARKS -> row.remarks();
            case DISEASE -> row.disease();
            case CONTACTS -> row.contacts();
            case OPEN_TASKS -> row.openTasks();
            case PLACE -> row.place();
        };
    }
}
