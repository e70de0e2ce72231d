/// The shell of the site: layout, navigation, words in two languages, errors. No business.
///
/// **Start reading** at [Shell], which every template gets, then [JteViewResolver].
///
/// **Allowed dependencies**: `access`, `store` (floor 5; nothing depends on it but the templates).
///
/// **Not here**: pages of a module (`<module>.web`), rights (`access`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "store", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.web;
