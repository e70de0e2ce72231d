package org.zerospread.app.surveillance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk's questions as they are typed: nothing is checked yet.
///
/// @param person id of one who is registered; otherwise card, telephone or name find or register him
/// @param place where he stays, for one who is not registered yet: name, pinyin or code of a town, village or grid
/// @param fresh `true` when the desk says that he is not the one who may be meant
/// @param origin name, pinyin or code of where he comes from
/// @param stayed `true` when he has not left the district for 14 days
/// @param arrivedAt when he came here; with it his journey is registered
public record TriageForm(@Nullable String person, @Nullable String name, @Nullable String card, @Nullable String phone, @Nullable String place, @Nullable String fresh,
        @Nullable String origin, @Nullable String stayed, @Nullable String arrivedAt, @Nullable List<String> exposures, @Nullable List<String> symptoms, @Nullable String temperature) {

    /// A form with nothing in it but the person, where he is known.
    public static TriageForm of(@Nullable String person) {
        return new TriageForm(person, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Whether one of the exposures or symptoms was ticked.
    public boolean has(Enum<?> word) {
        return exposures != null && exposures.contains(word.name()) || symptoms != null && symptoms.contains(word.name());
    }
}
