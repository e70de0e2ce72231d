/// Cases, tests and contacts: what is known of the disease in the district; and the fever clinic, where most of it becomes known.
///
/// **Start reading** at [CaseDesk]; the fever clinic at [TriageDesk], its rules are `org.zerospread.engine.triage`. What a case is by the definitions of its disease says [CaseJudge], rules in `org.zerospread.engine.disease`;
/// corrections are [CaseCorrections] and [EventCorrections], deadlines [CaseTasks], contacts of one occasion [ContactEvents].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: where people are kept (`quarantine` listens to the events of this module), the risk level (`grading`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.surveillance;
