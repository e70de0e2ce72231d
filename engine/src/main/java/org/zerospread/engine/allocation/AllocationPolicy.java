package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// How rooms are given out, as data.
///
/// @param purposes per kind of guest the purposes of sites that may take him in, the right one first; a purpose that is not named is forbidden
/// @param required needs without which a room is refused; the others are wishes
/// @param cleaningNights nights for which a room is blocked after its guest has left
/// @param largestFamily how many of one family may share a room at most
/// @param newFloorDays opening an empty floor counts like so many days between release days
/// @param order which rule decides first; where all are equal, the site opened first, the lowest floor and the smallest number
public record AllocationPolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, Map<GuestKind, List<SitePurpose>> purposes,
        Set<RoomFeature> required, int cleaningNights, int largestFamily, int newFloorDays, List<AllocationRule> order) {

    public AllocationPolicy {
        purposes = Map.copyOf(purposes);
        required = Set.copyOf(required);
        order = List.copyOf(order);
    }

    /// Purposes that may take a guest of a kind in, the right one first.
    public List<SitePurpose> purposesFor(GuestKind kind) {
        return purposes.getOrDefault(kind, List.of());
    }

    /// Reads a policy from YAML; `policies/allocation-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: ALLOCATION-001 a kind of guest twice · ALLOCATION-002 a kind of guest without a purpose · ALLOCATION-003 the order does
    /// not name every rule once, or names `available`.
    public static DocumentReading<AllocationPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        Map<GuestKind, List<SitePurpose>> purposes = purposes(root);
        List<RoomFeature> required = root.words("required", RoomFeature.class);
        int cleaning = root.integer("cleaning_nights", 0, 14);
        int family = root.integer("largest_family", 1, 20);
        int newFloor = root.integer("new_floor_days", 0, 60);
        List<AllocationRule> order = root.words("order", AllocationRule.class);
        Set<AllocationRule> named = EnumSet.noneOf(AllocationRule.class);
        named.addAll(order);
        if (order.contains(AllocationRule.AVAILABLE) || order.size() != named.size() || named.size() != AllocationRule.values().length - 1) {
            root.fault("order", "ALLOCATION-003", "次序须把每条规则各写一次 (available 除外): 写了 " + order, "the order names every rule once, available apart; it names " + order);
        }
        root.finish();
        return DocumentReading.of(document, () -> new AllocationPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, purposes, Set.copyOf(required), cleaning, family, newFloor, order));
    }

    private static Map<GuestKind, List<SitePurpose>> purposes(YamlMapping root) {
        Map<GuestKind, List<SitePurpose>> purposes = new EnumMap<>(GuestKind.class);
        for (YamlMapping entry : root.mappings("purposes")) {
            GuestKind kind = entry.word("guest", GuestKind.class);
            if (purposes.put(kind, new ArrayList<>(entry.words("sites", SitePurpose.class))) != null) {
                entry.fault("guest", "ALLOCATION-001", "“" + kind + "”写了两次", kind + " is written twice");
            }
        }
        for (GuestKind kind : GuestKind.values()) {
            if (purposes.getOrDefault(kind, List.of()).isEmpty()) {
                root.fault("purposes", "ALLOCATION-002", "没有写明“" + kind + "”可住哪类点位", "nothing says which sites take in " + kind);
            }
        }
        return purposes;
    }
}
