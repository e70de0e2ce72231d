/// Persons, households and arrivals: whom everything else concerns.
///
/// **Start reading** at [PersonRegister] and [Arrivals].
///
/// **Allowed dependencies**: `store`, `audit`, `region` (floor 0).
///
/// **Not here**: what happens to a person (cases, stays, checks): those modules keep their own records about the person.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.person;
