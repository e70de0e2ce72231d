/// Purpose: what is due when somebody passes a checkpoint: pure rules over plate, origin, temperature and what is known of him.
///
/// Start reading at [PassageRules]. Depends on `engine.document` and `engine.grading`. Not here: posts, crews and records of passages.
@NullMarked
package org.zerospread.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
