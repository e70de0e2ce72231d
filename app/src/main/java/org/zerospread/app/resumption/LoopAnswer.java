package org.zerospread.app.resumption;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.resumption.LoopRefusal;

/// What became of an order to one firm or many.
public sealed interface LoopAnswer {

    /// All of it was done.
    record Done(List<UUID> firms) implements LoopAnswer {
        public Done {
            firms = List.copyOf(firms);
        }
    }

    /// Nothing of it was done.
    record Refused(List<Fault> faults) implements LoopAnswer {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused of(UUID firm, String field, String code, String zh, String en) {
            return new Refused(List.of(Fault.of(firm, field, code, zh, en)));
        }

        /// The faults of a form that is about one firm.
        public List<FormFault> formFaults() {
            return faults.stream().map(Fault::fault).toList();
        }

        /// Whether it is about a firm that is not here.
        public boolean isUnknownFirm() {
            return faults.stream().anyMatch(fault -> fault.fault().code().equals("RSM-019"));
        }
    }

    /// What is wrong with one firm's part: `RSM-…`, see docs/errors.md.
    record Fault(UUID firm, FormFault fault) {

        static Fault of(UUID firm, String field, String code, String zh, String en) {
            return new Fault(firm, new FormFault(field, code, zh, en));
        }

        static Fault of(UUID firm, String field, LoopRefusal refusal) {
            return of(firm, field, refusal.code(), refusal.zh(), refusal.en());
        }
    }
}
