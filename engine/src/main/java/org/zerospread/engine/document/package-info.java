/// Purpose: reads YAML that people wrote (plans, policies, scenarios) so that every fault is told at once, each with its line.
///
/// Start reading at [YamlDocument]. A reader asks a [YamlMapping] for typed values; a wrong one becomes a [DocumentFault] and a
/// harmless placeholder, and only at the end the reader looks whether there were faults.
///
/// Depends on snakeyaml (its node tree only, never its objects). Not here: files; the caller brings the text.
@NullMarked
package org.zerospread.engine.document;

import org.jspecify.annotations.NullMarked;
