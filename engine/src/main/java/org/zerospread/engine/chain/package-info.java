/// Purpose: chains of infection: who infected whom, as registered and as likely, with what speaks against it. Pure rules.
///
/// Start reading at [ChainInference] (cases and links to an answer), then [Candidates] (how likely each infector is) and [Arborescence] (the best tree without circles).
/// [SourceText] understands what line lists write about a source; [ChainFiles] reads both files of `zerospread chain`.
///
/// Depends on `engine.intake` for reading files and `engine.document` for their faults. Not here: who met whom (`engine.tracing`), estimates of intervals, the database.
@NullMarked
package org.zerospread.engine.chain;

import org.jspecify.annotations.NullMarked;
