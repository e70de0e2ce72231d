/// The one intake pipeline: a file becomes drafts, and drafts land in committed chunks.
///
/// **Start reading** at [IntakePipeline], then [Landing].
///
/// **Allowed dependencies**: `store`, `audit`, `access` (floor 0). It knows no person: other modules bring a [Landing] for their kind.
///
/// **Not here**: bytes to rows and rows to values (`engine.intake`); what a household or a person is.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "access"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.intake;
