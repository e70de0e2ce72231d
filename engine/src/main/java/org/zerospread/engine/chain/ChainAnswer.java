package org.zerospread.engine.chain;

import java.util.Comparator;
import java.util.List;

/// The chains of an outbreak.
///
/// @param members every case, by number
/// @param clusters by number
/// @param conflicts registered links and links of the tree with the onsets in the wrong order, the gravest first
public record ChainAnswer(SerialInterval serialInterval, List<ChainMember> members, List<ChainCluster> clusters, List<OrderConflict> conflicts) {

    public ChainAnswer {
        members = List.copyOf(members);
        clusters = List.copyOf(clusters);
        conflicts = List.copyOf(conflicts);
    }

    /// Cases without an infector that are not held to be imported.
    public List<ChainMember> unlinked() {
        return members.stream().filter(one -> one.basis() == Basis.UNKNOWN).toList();
    }

    /// Cases without any day: nothing can be said of them but by registered links.
    public List<ChainMember> undated() {
        return members.stream().filter(one -> one.of().day() == null).toList();
    }

    /// Who infected most, in the best tree and then by expectation; those who infected nobody are left out.
    public List<ChainMember> spreaders() {
        return members.stream().filter(one -> one.infected() > 0)
                .sorted(Comparator.comparingInt(ChainMember::infected).reversed().thenComparing(Comparator.comparingDouble(ChainMember::expected).reversed())).toList();
    }
}
