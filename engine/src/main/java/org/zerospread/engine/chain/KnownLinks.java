package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is registered about each case and those who may have infected him.
final class KnownLinks {

    private final List<Map<Integer, Basis>> byInfectee = new ArrayList<>();
    /// Who has not infected a case: excluded ones, those whom he is established to have infected, and himself.
    private final List<Set<Integer>> barred = new ArrayList<>();

    KnownLinks(List<ChainCase> cases, List<ChainLink> links) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            index.put(cases.get(i).id(), i);
            byInfectee.add(new HashMap<>());
            barred.add(new HashSet<>(Set.of(i)));
        }
        for (ChainLink link : links) {
            int from = Objects.requireNonNull(index.get(link.infector()));
            int to = Objects.requireNonNull(index.get(link.infectee()));
            switch (link.certainty()) {
                case ESTABLISHED -> {
                    take(from, to, Basis.ESTABLISHED);
                    barred.get(from).add(to);
                }
                case NAMED -> take(from, to, Basis.NAMED);
                case CONTACT -> {
                    take(from, to, Basis.CONTACT);
                    take(to, from, Basis.CONTACT);
                }
                case EXCLUDED -> barred.get(to).add(from);
            }
        }
        // What is established stands, whatever else is said.
        for (int i = 0; i < byInfectee.size(); i++) {
            Set<Integer> out = barred.get(i);
            byInfectee.get(i).forEach((from, basis) -> {
                if (basis == Basis.ESTABLISHED) {
                    out.remove(from);
                }
            });
        }
    }

    private void take(int from, int to, Basis basis) {
        byInfectee.get(to).merge(from, basis, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /// Whether somebody is established to have infected him.
    boolean isEstablished(int infectee) {
        return byInfectee.get(infectee).containsValue(Basis.ESTABLISHED);
    }

    /// Per case what is registered of it as his infector, null for nothing.
    @Nullable Basis[] registered(int infectee) {
        @Nullable Basis[] registered = new Basis[byInfectee.size()];
        byInfectee.get(infectee).forEach((from, basis) -> registered[from] = basis);
        return registered;
    }

    /// Per case whether it cannot have infected him.
    boolean[] barred(int infectee) {
        boolean[] out = new boolean[byInfectee.size()];
        barred.get(infectee).forEach(from -> out[from] = true);
        return out;
    }
}
