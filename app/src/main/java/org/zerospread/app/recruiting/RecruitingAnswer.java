package org.zerospread.app.recruiting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.recruiting.ProjectStage;

/// What became of an order.
public sealed interface RecruitingAnswer {

    /// It was done.
    ///
    /// @param id of the project, job or application
    /// @param number by which an applicant finds his application again; null for anything else
    record Done(UUID id, @Nullable String number) implements RecruitingAnswer {

        Done(UUID id) {
            this(id, null);
        }
    }

    /// Nothing was done: `RCR-001` a field missing or not understood, `RCR-004` a step skipped or after the last, `RCR-006` no such project, job or application here,
    /// `RCR-007` in the future or before the step before, `RCR-008` written down too late, `RCR-009` no link, `RCR-010` the job is closed, out of date or filled, `RCR-011` wages the wrong way round,
    /// `RCR-012` applied already, `RCR-013` hired already, `RCR-014` he may not start work then, `RCR-016` without his consent, `MONEY-…` sums, `INDUSTRY-…` industries, `PER-…` fields of persons.
    record Refused(List<FormFault> faults) implements RecruitingAnswer {

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en, List.of())));
        }

        static Refused of(ProjectStage.Refusal why) {
            return of(why.field(), why.code(), why.zh(), why.en());
        }

        static Refused unknown(String what) {
            return of("id", "RCR-006", "本辖区没有这个" + (what.equals("project") ? "项目" : what.equals("job") ? "岗位" : "应聘记录"), "no such " + what + " here");
        }
    }
}
