package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// How many rooms stay free for whoever comes next, and how the arrivals to come are learned.
///
/// @param effectiveFrom first day on which it acts
/// @param effectiveTo last such day; null while it is in force
/// @param learning how past days are weighed
/// @param homeShare share of new stays whose exceptions (children, pregnant, in need of care) leave them at home instead of in a site
/// @param reserves of every purpose
/// @param lends for each purpose, the purposes to which its free rooms may be lent
public record ReservePolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        LearningRule learning, double homeShare, Map<SitePurpose, Reserve> reserves, Map<SitePurpose, List<SitePurpose>> lends) {

    private static final int MOST_DAYS = 90;
    private static final int MOST_ROOMS = 100_000;

    public ReservePolicy {
        reserves = Map.copyOf(reserves);
        lends = Map.copyOf(lends);
    }

    /// The edition, such as `reserve-2020@1`.
    public String edition() {
        return code + "@" + version;
    }

    /// The reserve of a purpose; none where the policy names none.
    public Reserve reserve(SitePurpose purpose) {
        return reserves.getOrDefault(purpose, new Reserve.Number(0));
    }

    /// Whether free rooms of one purpose may be lent to another.
    public boolean mayLend(SitePurpose from, SitePurpose to) {
        return lends.getOrDefault(from, List.of()).contains(to);
    }

    /// Reads the policy from YAML; `policies/reserve-2020.yaml` is the example. Codes beside those of [YamlDocument]: RESERVE-001 neither or both of
    /// share and number · RESERVE-002 purpose twice · RESERVE-003 end before beginning · RESERVE-004 a purpose without reserve · RESERVE-005 lends to itself.
    public static DocumentReading<ReservePolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "RESERVE-003");
        YamlMapping learning = root.mapping("learning");
        int days = learning.integer("days", 1, MOST_DAYS);
        double keep = learning.decimal("keep", 0.01, 1);
        double home = root.decimal("home_share", 0, 1);
        Map<SitePurpose, Supplier<Reserve>> reserves = new EnumMap<>(SitePurpose.class);
        Map<SitePurpose, List<SitePurpose>> lends = new EnumMap<>(SitePurpose.class);
        for (YamlMapping entry : root.mappings("reserves")) {
            SitePurpose purpose = entry.word("purpose", SitePurpose.class);
            if (reserves.containsKey(purpose)) {
                entry.fault("purpose", "RESERVE-002", "用途 " + purpose.zh() + " 写了两次", "the purpose " + purpose + " is written twice");
            }
            reserves.put(purpose, reserve(entry));
            lends.put(purpose, entry.words("lends_to", SitePurpose.class));
            if (lends.getOrDefault(purpose, List.of()).contains(purpose)) {
                entry.fault("lends_to", "RESERVE-005", purpose.zh() + " 不能借给自己", purpose + " cannot lend to itself");
            }
        }
        for (SitePurpose purpose : SitePurpose.values()) {
            if (root.has("reserves") && !reserves.containsKey(purpose)) {
                root.fault("reserves", "RESERVE-004", "没有写 " + purpose.zh() + " 的预留房间", "the reserve of " + purpose + " is missing");
            }
        }
        root.finish();
        return DocumentReading.of(document, () -> {
            Map<SitePurpose, Reserve> read = new EnumMap<>(SitePurpose.class);
            reserves.forEach((purpose, reserve) -> read.put(purpose, reserve.get()));
            return new ReservePolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity.from(), validity.to(), new LearningRule(days, keep), home, read, lends);
        });
    }

    private static Supplier<Reserve> reserve(YamlMapping entry) {
        Optional<Double> share = entry.optionalDecimal("share", 0, 0.95);
        Optional<Integer> number = entry.optionalInteger("number", 0, MOST_ROOMS);
        if (share.isPresent() == number.isPresent()) {
            entry.fault("RESERVE-001", "应写 share(比例)或 number(间数)之一", "write one of share and number");
        }
        return () -> share.isPresent() ? new Reserve.Share(share.get()) : new Reserve.Number(number.orElse(0));
    }
}
