/// Purpose: files as people really send them, read without changing one value in silence.
///
/// Start reading at [Tables#open(java.nio.file.Path)] (bytes to rows), [RecordKind] (what a row may hold), [ColumnMap] (headings to fields) and
/// [DraftReader] (rows to values). The way back: [FaultLog] keeps what is wrong, [AnnotatedWorkbook] and [FaultyRows] answer, [Template] asks.
/// Every value is a [Reading]: understood, with a note of what had to be understood, or refused with a stable code.
///
/// Depends on the JDK, fastcsv, `engine.identity` and `engine.region`. Not here: matching with known persons, staging and the database.
@NullMarked
package org.zerospread.engine.intake;

import org.jspecify.annotations.NullMarked;
