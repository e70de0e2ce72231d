/// Purpose: card and telephone numbers as people really type them, checked and brought to one form.
///
/// Start reading at [CardNumber#read(String)]; [CardReading] tells what was understood or why it was refused. [PhoneNumber] is the
/// same for telephones.
///
/// Depends on nothing but the JDK. Not here: encryption, masking on screens, and the search for a person.
@NullMarked
package org.zerospread.engine.identity;

import org.jspecify.annotations.NullMarked;
