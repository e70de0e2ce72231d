/// The command line: one class per command, and how a command opens the store and the application.
///
/// **Start reading** at [Zerospread].
///
/// **Allowed dependencies**: every module (top floor); nothing depends on it.
///
/// **Not here**: rules and use cases; a command reads its words, calls one use case and prints the answer.
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package org.zerospread.app.command;
