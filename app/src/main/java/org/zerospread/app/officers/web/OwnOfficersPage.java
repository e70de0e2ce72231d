package org.zerospread.app.officers.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.officers.Assignment;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// A firm's own officers, their visits, and its problems.
public record OwnOfficersPage(String name, List<Assignment> officers, List<FirmCare.Visit> visits, List<FirmCare.Problem> problems, @JsonIgnore ProblemForm form,
        @JsonIgnore List<FormFault> faults) {

    /// Its officer of a kind.
    public @Nullable Assignment officer(OfficerKind kind) {
        return officers.stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
