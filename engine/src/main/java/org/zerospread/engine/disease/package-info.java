/// Purpose: diseases as data: who is a case by which edition of the protocol and why, how long it incubates, when one is infectious, and what is due how soon. Pure rules.
///
/// Start reading at [Disease]; a document is read by [DiseaseReader], a definition is a tree of [Criterion]. Depends on `engine.document` and `engine.region`. Not here: the records of cases.
@NullMarked
package org.zerospread.engine.disease;

import org.jspecify.annotations.NullMarked;
