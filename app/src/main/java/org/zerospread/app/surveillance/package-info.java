/// Cases, tests and contacts: what is known of the disease in the district.
///
/// **Start reading** at [CaseDesk].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: where people are kept (`quarantine` listens to the events of this module), the risk level (`grading`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.surveillance;
