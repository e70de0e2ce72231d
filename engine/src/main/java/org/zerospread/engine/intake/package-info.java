/// Purpose: files as people really send them, read without changing one value in silence.
///
/// Start reading at [Tables#open(java.nio.file.Path)] (bytes to rows), [ColumnMap] (headings to fields) and [DraftReader] (rows to values).
/// Every value is a [Reading]: understood, with a note of what had to be understood, or refused with a stable code.
///
/// Depends on the JDK, fastcsv and `engine.identity`. Not here: matching with known persons, staging and the database.
@NullMarked
package org.zerospread.engine.intake;

import org.jspecify.annotations.NullMarked;
