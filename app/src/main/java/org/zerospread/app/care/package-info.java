/// Care of people in quarantine: what they need, the errands that come of it, and the stands where nobody stands.
///
/// **Start reading** at [Needs], then [Errands]; on which days a standing need is an errand is `org.zerospread.engine.care`.
///
/// **Allowed dependencies**: floors 0 and 1, and `quarantine`, whose list of the day asks for deliveries through an interface of its own.
///
/// **Not here**: stays and rooms (`quarantine`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "quarantine"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.care;
