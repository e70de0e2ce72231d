/// Support of firms (惠企政策): which policies there are, what a firm may get, its applications, their review and the money left.
///
/// **Start reading** at [SupportBook], then [SupportDesk] and [SupportReview]; who may get what is `org.zerospread.engine.support`.
///
/// **Allowed dependencies**: floors 0 and 1, and `enterprise`; whether a firm works again is read from the function of `resumption`.
///
/// **Not here**: what the state itself pays, and jobs (`recruiting`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "enterprise"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.support;
