package org.zerospread.app.retention;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A kind of record that comes to an end, in the order in which a run takes them: what points at others goes first.
public enum RecordKind {
    /// Asks for the export of long lists.
    EXPORT_ASKS(CountedFrom.PREPARED, EndAction.DELETE),
    /// Persons shown to another district while they are cared for there.
    REFERRALS(CountedFrom.ENDED, EndAction.DELETE),
    /// Stays at places, as told in interviews or taken from files.
    TRACKS(CountedFrom.ENDED, EndAction.DELETE),
    MOVES(CountedFrom.RECORDED, EndAction.DELETE),
    /// Passages of checkpoints.
    PASSAGES(CountedFrom.ARRIVED, EndAction.DELETE),
    /// Who had the watch at quarantine sites.
    WATCH_TURNS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Visits to the fever clinic.
    TRIAGES(CountedFrom.VISITED, EndAction.DELETE),
    /// Clocks of the reports of suspicions.
    REPORTS(CountedFrom.RECORDED, EndAction.DELETE),
    /// What people in quarantine needed, with the errands.
    NEEDS(CountedFrom.ENDED, EndAction.DELETE),
    /// Applications for jobs; the hires stay as counts.
    APPLICATIONS(CountedFrom.RECORDED, EndAction.DELETE),
    /// What firms uploaded for their return to work, what they reported day by day, and their steps with whom these concerned.
    FIRM_EVIDENCE(CountedFrom.RECORDED, EndAction.DELETE),
    FIRM_REPORTS(CountedFrom.RECORDED, EndAction.DELETE),
    FIRM_STEPS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Searches for who should guide, live with and supervise which enterprise; problems of enterprises, confirmed as solved; visits; officers who take none any more.
    OFFICER_PROPOSALS(CountedFrom.RECORDED, EndAction.DELETE),
    FIRM_PROBLEMS(CountedFrom.CLOSED, EndAction.DELETE),
    FIRM_VISITS(CountedFrom.RECORDED, EndAction.DELETE),
    OFFICERS(CountedFrom.ENDED, EndAction.DELETE),
    /// Applications of firms for support; the sums by policy stay.
    SUPPORT_APPLICATIONS(CountedFrom.ENDED, EndAction.DELETE),
    /// Who infected whom, as registered.
    CERTIFICATES(CountedFrom.ENDED, EndAction.DELETE),
    CHAIN_LINKS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Who worked at which enterprise.
    STAFF(CountedFrom.ENDED, EndAction.DELETE),
    /// What phones sent and what became of it, and the phones.
    SUBMISSIONS(CountedFrom.RECORDED, EndAction.DELETE),
    DEVICES(CountedFrom.RECORDED, EndAction.DELETE),
    ZERO_REPORTS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Runs of the intake with their faults; the files themselves are not kept.
    IMPORTS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Household visits; the checks of persons go, how many there were stays.
    VISITS(CountedFrom.VISITED, EndAction.ANONYMISE),
    /// Temperatures and symptoms of people in quarantine, and what could not be taken as such.
    OBSERVATIONS(CountedFrom.RECORDED, EndAction.DELETE),
    SET_ASIDE(CountedFrom.RECORDED, EndAction.DELETE),
    TESTS(CountedFrom.RESULTED, EndAction.DELETE),
    /// Journeys; where somebody came from stays for the figures, where he slept and with whom he came goes.
    ARRIVALS(CountedFrom.ARRIVED, EndAction.ANONYMISE),
    CONTACTS(CountedFrom.RELEASED, EndAction.ANONYMISE),
    /// Runs of a quarantine plan; the nights in rooms go.
    STAYS(CountedFrom.ENDED, EndAction.ANONYMISE),
    CASES(CountedFrom.CLOSED, EndAction.ANONYMISE),
    /// Persons of whom no record speaks.
    PERSONS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Persons of whom only anonymised records speak.
    SUBJECTS(CountedFrom.RECORDED, EndAction.ANONYMISE),
    /// Households in which nobody is left, with their addresses.
    HOUSEHOLDS(CountedFrom.RECORDED, EndAction.DELETE),
    /// Accounts of the program that came to their end.
    ACCOUNTS(CountedFrom.ENDED, EndAction.ANONYMISE),
    /// The audit trail, sign-ins included: cut at a signed root, never below 180 days.
    AUDIT(CountedFrom.RECORDED, EndAction.DELETE),
    /// Published figures.
    BULLETINS(CountedFrom.RECORDED, EndAction.KEEP);

    private final CountedFrom countedFrom;
    private final EndAction action;

    RecordKind(CountedFrom countedFrom, EndAction action) {
        this.countedFrom = countedFrom;
        this.action = action;
    }

    /// The event from which its days are counted.
    public CountedFrom countedFrom() {
        return countedFrom;
    }

    /// What may happen at its end: keeping it, or the one act that leaves past figures as they are.
    public Set<EndAction> actions() {
        return EnumSet.of(EndAction.KEEP, action);
    }

    /// Its name in the schema's functions.
    String due() {
        return "due_" + name().toLowerCase(Locale.ROOT);
    }

    /// The event from which days are counted.
    public enum CountedFrom {
        PREPARED, ENDED, VISITED, RESULTED, ARRIVED, RELEASED, CLOSED, RECORDED
    }

    /// What happens at the end.
    public enum EndAction {
        DELETE,
        /// Names, numbers, addresses and free text go; what figures are counted from stays.
        ANONYMISE, KEEP
    }
}
