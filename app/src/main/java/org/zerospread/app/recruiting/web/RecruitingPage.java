package org.zerospread.app.recruiting.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicantHealth;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.JobForm;
import org.zerospread.app.recruiting.ProjectForm;
import org.zerospread.app.recruiting.ProjectStepForm;
import org.zerospread.app.recruiting.RecruitingFigures;
import org.zerospread.engine.recruiting.ApplicationState;
import org.zerospread.engine.recruiting.ProjectStage;

/// The desk of double recruiting.
public final class RecruitingPage {

    private RecruitingPage() {
    }

    /// A project.
    ///
    /// @param since day of its stage
    public record Project(UUID id, String title, String investor, String sector, String place, ProjectStage stage, LocalDate since, long amountYuan, @Nullable String publicNote) {
    }

    /// Projects of one stage.
    public record Column(ProjectStage stage, List<Project> projects) {

        /// Yuan in all.
        public long sumYuan() {
            return projects.stream().mapToLong(Project::amountYuan).sum();
        }
    }

    /// Projects as a board by stage, and who was hired by day.
    public record Board(List<Column> columns, RecruitingFigures.Totals totals, HiresChart hires, ProjectForm form, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return RecruitingPage.fault(faults, field);
        }
    }

    /// A stage of a project as it was recorded.
    public record Step(ProjectStage stage, LocalDate on, long amountYuan, @Nullable String note, @Nullable String link, Instant recordedAt, String recordedBy) {
    }

    /// A project with its history.
    public record ProjectFile(Project project, List<Step> steps, ProjectStepForm form, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return RecruitingPage.fault(faults, field);
        }
    }

    /// A job as officials and its firm see it.
    ///
    /// @param applied how many have applied
    /// @param waiting of them: how many wait for the next step
    public record Job(UUID id, String firm, String post, int places, int hired, int wageFrom, int wageTo, LocalDate validUntil, boolean open, int applied, int waiting) {
    }

    /// Jobs, and the form that opens one.
    ///
    /// @param own firm of the reader; null for an official, who writes its credit code
    public record JobList(@Nullable String own, List<Job> jobs, @Nullable String creditCode, JobForm form, List<Applicant> applicants, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return RecruitingPage.fault(faults, field);
        }
    }

    /// An application in a list.
    ///
    /// @param name masked for officials
    /// @param health null where the reader is not told (yet)
    public record Applicant(UUID id, String name, String phone, String post, String firm, String origin, ApplicationState state, LocalDate since, @Nullable Instant interviewAt, Instant appliedAt,
            ApplicantHealth.@Nullable Health health) {
    }

    /// Applications of a state.
    ///
    /// @param more id after which the list goes on; null at its end
    public record ApplicantList(@Nullable ApplicationState state, List<Count> counts, List<Applicant> applicants, @Nullable UUID more) {
    }

    /// How many are in a state.
    public record Count(ApplicationState state, long count) {
    }

    /// A step of an application as it was recorded.
    public record Taken(ApplicationState state, LocalDate on, @Nullable String note, Instant recordedAt, String recordedBy) {
    }

    /// An application with its history.
    ///
    /// @param base address of the reader's own pages of applications
    public record ApplicationFile(String base, Applicant applicant, UUID job, @Nullable String message, @Nullable LocalDate arrivedOn, boolean fever, boolean contact, @Nullable String interviewLink, @Nullable LocalDate startOn,
            @Nullable LocalDate leftOn, List<Taken> steps, ApplicationStepForm form, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return RecruitingPage.fault(faults, field);
        }
    }

    /// The form by which an official applies for somebody.
    public record ForSomebody(UUID job, String post, String firm, ApplicationForm form, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return RecruitingPage.fault(faults, field);
        }
    }

    private static Optional<FormFault> fault(List<FormFault> faults, String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
