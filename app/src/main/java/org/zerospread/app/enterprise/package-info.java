/// Enterprises: the register of firms, who works where, and which account acts for which firm.
///
/// **Start reading** at [Firms]; a firm's own user is found by [OwnFirm].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: what holds for a firm (`grading`), and its return to work.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "intake"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.enterprise;
