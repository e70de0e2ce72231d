package org.zerospread.app.intake;

import java.util.List;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Where the drafts of one kind land. A module brings one for each kind of record that it keeps.
public interface Landing {

    /// The kind that lands here.
    RecordKind kind();

    /// What, when it differs between two rows that follow each other, lets a chunk end between them.
    Object groupOf(Draft draft);

    /// What the file is about where its rows do not say it, such as the one firm whose list it is: the same file about something else is another one.
    default String scope() {
        return "";
    }

    /// Takes one chunk within the present transaction, set by set and never row by row.
    ///
    /// @param drafts all sound
    /// @return one outcome per draft, in their order
    List<Outcome> land(List<Draft> drafts);

    /// Reads and stages what may be read and staged while chunks before are still on their way: takes no lock and writes nothing that others see.
    /// The chunk's other steps follow in the same transaction. By default everything waits for the last.
    ///
    /// @param drafts all sound
    default Chunk prepare(List<Draft> drafts) {
        return () -> land(drafts);
    }

    /// A chunk that was prepared.
    interface Chunk {

        /// Writes its own rows. The chunk before has written its own, but may not have landed: nothing may be waited for here that it takes in landing.
        default void enter() {
        }

        /// Does the rest; the chunk before has landed.
        ///
        /// @return one outcome per draft, in their order
        List<Outcome> land();
    }

    /// What became of one row.
    sealed interface Outcome {

        /// Recorded now.
        record Taken() implements Outcome {
        }

        /// Recorded before, with the same content.
        record Same() implements Outcome {
        }

        /// Not recorded; never quotes a card or telephone number.
        record Refused(String field, String code, String zh, String en) implements Outcome {
        }
    }

    Outcome TAKEN = new Outcome.Taken();
    Outcome SAME = new Outcome.Same();

    /// The place that a row names is none of the jurisdiction's, or several.
    static Outcome unknownPlace(String field) {
        return new Outcome.Refused(field, "INT-057", "本辖区没有这个村(社区)或网格, 或有几个同名的: 请填代码", "no such village or grid here, or several of that name: give its code");
    }

    /// The person that a row names is not registered here, or several are meant.
    static Outcome unknownPerson() {
        return new Outcome.Refused("name", "INT-052", "此人未登记:先登记此人", "the person is not registered here: register him first");
    }

    /// The outcomes, where those taken that were known before are the same.
    ///
    /// @param landed one for each outcome that is not a refusal, in their order
    static <T> List<Outcome> said(List<Outcome> outcomes, List<T> landed, java.util.function.Predicate<T> known) {
        List<Outcome> all = new java.util.ArrayList<>(outcomes.size());
        int next = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused) {
                all.add(outcome);
            } else {
                all.add(known.test(landed.get(next++)) ? SAME : outcome);
            }
        }
        return all;
    }
}
