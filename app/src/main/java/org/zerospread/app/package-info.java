/// The product: a modular monolith on Spring Boot and PostgreSQL, and its command line.
///
/// **Start reading** at [org.zerospread.app.command.Zerospread] for the commands, or at the package-info of a module.
@org.jspecify.annotations.NullMarked
package org.zerospread.app;
