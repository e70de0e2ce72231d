package org.zerospread.app.person;

import java.util.List;

/// What a module knows about a person, for the one timeline of the person's dossier.
///
/// Each module that keeps records about persons offers one; the dossier asks all of them.
public interface TimelineSource {

    /// All that the module knows about the person, in any order, within the present jurisdiction.
    List<TimelineEntry> listEntries(PersonId person);
}
