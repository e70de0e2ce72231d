package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.surveillance.CaseField;
import org.zerospread.app.surveillance.CaseJudge;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.engine.disease.Fact;
import org.zerospread.engine.disease.FactGroup;
import org.zerospread.engine.disease.InfectiousPeriod;

/// All that is known of a case.
///
/// @param fields what is on record beside the course
/// @param known what the definitions of its disease say
/// @param typed answers to the definitions as they stand in the form
/// @param infectious the days on which he passed it on; null while neither onset nor a positive sample is known
/// @param clock of the direct report; null where none runs
/// @param infector who may have infected him, from the contact that he was
/// @param sources contacts of whom this person is one: who may have infected him
/// @param now the district's time, as forms begin
/// @param faults of what was refused
public record CaseFilePage(Head head, Map<CaseField, String> fields, List<Step> steps, List<Course> course, List<Test> tests, List<Sample> samples, List<CaseTaskRow> tasks,
        ReportsPage.@Nullable Clock clock, List<Contact> contacts, List<Contact> sources, @Nullable Infector infector, List<Correction> corrections, CaseJudge.Known known, SequencedMap<FactGroup, List<Fact>> facts,
        Map<String, String> typed, @Nullable Judged lastJudged, InfectiousPeriod.@Nullable Days infectious, LocalDateTime now, List<FormFault> faults) {

    /// Whose case it is.
    public record Head(UUID id, String number, UUID personId, String name, @Nullable String sex, @Nullable LocalDate birthDate, @Nullable Integer age, String place, CaseState state, Instant since,
            @Nullable String source, String disease, boolean turned) {
    }

    /// An event that is known now.
    ///
    /// @param corrected whether it took the place of another
    public record Step(UUID id, CaseState kind, @Nullable String source, @Nullable String note, Instant at, Instant recordedAt, String by, boolean corrected) {
    }

    /// An entry of the course.
    public record Course(UUID id, String kind, @Nullable String severity, @Nullable String temperature, @Nullable String note, Instant at, String by, @Nullable String struckBy,
            @Nullable String struckReason) {
    }

    /// A test with its result.
    public record Test(String method, String purpose, Instant sampledAt, String result, Instant resultedAt, String by) {
    }

    /// A sample that waits for its result.
    public record Sample(UUID id, String method, String purpose, Instant sampledAt, @Nullable String laboratory) {
    }

    /// Somebody who met somebody.
    ///
    /// @param caseId the case that he has himself, or that he was the contact of
    public record Contact(UUID personId, String name, int degree, String setting, LocalDate lastExposure, @Nullable LocalDate releasedOn, @Nullable UUID caseId, @Nullable String caseNumber) {
    }

    /// The case that may have infected another.
    public record Infector(UUID caseId, String caseNumber, String name) {
    }

    /// What was replaced.
    ///
    /// @param field a [CaseField], or `HAPPENED_AT` or `SOURCE` with the state after a point
    public record Correction(String field, @Nullable String oldValue, @Nullable String newValue, @Nullable String reason, Instant at, String by) {
    }

    /// When it was last judged.
    public record Judged(@Nullable String caseClass, String edition, Instant at, String by) {
    }

    /// What is on record in a field, or nothing.
    public String field(CaseField field) {
        return fields.getOrDefault(field, "");
    }

    /// The answers that records give, as written.
    public Map<String, String> fromRecords() {
        Map<String, String> written = new HashMap<>();
        known.fromRecords().forEach((id, value) -> written.put(id, value.written()));
        return written;
    }

    /// The same with what was refused.
    CaseFilePage with(List<FormFault> refused) {
        return new CaseFilePage(head, fields, steps, course, tests, samples, tasks, clock, contacts, sources, infector, corrections, known, facts, typed, lastJudged, infectious, now, refused);
    }

    /// The same with answers as they were typed.
    CaseFilePage typing(Map<String, String> answers) {
        return new CaseFilePage(head, fields, steps, course, tests, samples, tasks, clock, contacts, sources, infector, corrections, known, facts, answers, lastJudged, infectious, now, faults);
    }
}
