package org.zerospread.engine.resumption;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a file may be taken as evidence. Its type is told by its content alone.
public final class EvidenceCheck {

    private EvidenceCheck() {
    }

    /// What became of a file.
    ///
    /// @param type null when it is refused
    /// @param refusal null when it is taken: `RSM-005` wrong type, `RSM-006` empty or too large, `RSM-007` no such kind
    public record Answer(@Nullable EvidenceType type, @Nullable LoopRefusal refusal) {

        private static Answer refused(String code, String zh, String en) {
            return new Answer(null, new LoopRefusal(code, zh, en));
        }
    }

    /// Checks a file.
    public static Answer check(ResumptionPolicy.EvidenceRule rule, String kind, byte[] content) {
        Optional<ResumptionPolicy.EvidenceKind> known = rule.find(kind);
        if (known.isEmpty()) {
            return Answer.refused("RSM-007", "没有这种材料: " + kind, "no such kind of evidence: " + kind);
        }
        if (content.length == 0) {
            return Answer.refused("RSM-006", known.get().zh() + ": 文件是空的", known.get().en() + ": the file is empty");
        }
        if (content.length > rule.largestBytes()) {
            return Answer.refused("RSM-006", known.get().zh() + ": 文件 " + kilobytes(content.length) + " KB, 最大 " + kilobytes(rule.largestBytes()) + " KB",
                    known.get().en() + ": the file has " + kilobytes(content.length) + " KB, at most " + kilobytes(rule.largestBytes()) + " KB");
        }
        Optional<EvidenceType> type = EvidenceType.find(content).filter(known.get().types()::contains);
        if (type.isEmpty()) {
            String types = known.get().types().stream().map(one -> one.name().toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
            return Answer.refused("RSM-005", known.get().zh() + ": 按内容不是 " + types + " 文件", known.get().en() + ": by its content the file is none of " + types);
        }
        return new Answer(type.get(), null);
    }

    private static int kilobytes(int bytes) {
        return Math.ceilDiv(bytes, 1024);
    }
}
