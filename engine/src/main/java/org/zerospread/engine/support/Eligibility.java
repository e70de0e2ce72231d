package org.zerospread.engine.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// Which firms a policy is for. A condition that is not written asks nothing; all that are written must hold.
///
/// @param industries codes of GB/T 4754; a code stands for all below it
/// @param towns divisions; a division stands for all within it
public record Eligibility(Set<FirmFacts.Size> sizes, @Nullable Boolean large, Set<FirmFacts.Priority> priorities, @Nullable Boolean park, List<String> industries, @Nullable Integer staffFrom,
        @Nullable Integer staffTo, @Nullable Boolean resumed, List<RegionCode> towns) {

    private static final Map<FirmFacts.Size, String> SIZES = Map.of(FirmFacts.Size.LARGE, "大型", FirmFacts.Size.MEDIUM, "中型", FirmFacts.Size.SMALL, "小型", FirmFacts.Size.MICRO, "微型");
    private static final Map<FirmFacts.Priority, String> PRIORITIES = Map.of(FirmFacts.Priority.ESSENTIAL, "保供企业", FirmFacts.Priority.LARGE, "规上企业", FirmFacts.Priority.PARK, "园区企业",
            FirmFacts.Priority.OTHER, "其他企业");

    public Eligibility {
        sizes = Set.copyOf(sizes);
        priorities = Set.copyOf(priorities);
        industries = List.copyOf(industries);
        towns = List.copyOf(towns);
    }

    /// The conditions that the firm does not meet, in the order of the policy's keys; none when the policy is for it.
    public List<Unmet> unmet(FirmFacts firm) {
        List<Unmet> unmet = new ArrayList<>();
        if (!sizes.isEmpty() && !sizes.contains(firm.size())) {
            unmet.add(new Unmet("sizes", "只限" + names(sizes, SIZES) + "企业,本企业为" + SIZES.get(firm.size()), "for " + words(sizes) + " firms; this one is " + word(firm.size())));
        }
        if (large != null && large != firm.large()) {
            unmet.add(large ? new Unmet("large", "只限规上工业企业", "for industrial firms above the state's threshold") : new Unmet("large", "规上工业企业不适用", "not for industrial firms above the state's threshold"));
        }
        if (!priorities.isEmpty() && !priorities.contains(firm.priority())) {
            unmet.add(new Unmet("priorities", "只限" + names(priorities, PRIORITIES) + ",本企业为" + PRIORITIES.get(firm.priority()), "for " + words(priorities) + " firms; this one is " + word(firm.priority())));
        }
        if (park != null && park != (firm.park() != null)) {
            unmet.add(park ? new Unmet("park", "只限园区内企业", "for firms in a park") : new Unmet("park", "园区内企业不适用", "not for firms in a park"));
        }
        if (!industries.isEmpty() && industries.stream().noneMatch(firm.industry()::startsWith)) {
            unmet.add(new Unmet("industries", "只限行业 " + String.join("、", industries) + ",本企业为 " + firm.industry(), "for industries " + String.join(", ", industries) + "; this one is " + firm.industry()));
        }
        staff(firm.staffExpected(), unmet);
        if (resumed != null && resumed != firm.resumed()) {
            unmet.add(resumed ? new Unmet("resumed", "复工后才能申请", "only once it works again") : new Unmet("resumed", "只限未复工企业", "only while it does not work yet"));
        }
        if (!towns.isEmpty() && towns.stream().noneMatch(town -> town.contains(firm.region()))) {
            unmet.add(new Unmet("towns", "不在适用的镇街内", "outside the towns it is for"));
        }
        return unmet;
    }

    private void staff(int count, List<Unmet> unmet) {
        if (staffFrom != null && count < staffFrom) {
            unmet.add(new Unmet("staff_from", "应有员工 " + staffFrom + " 人以上,现 " + count + " 人", "for " + staffFrom + " staff or more; this one has " + count));
        }
        if (staffTo != null && count > staffTo) {
            unmet.add(new Unmet("staff_to", "员工应不多于 " + staffTo + " 人,现 " + count + " 人", "for at most " + staffTo + " staff; this one has " + count));
        }
    }

    private static <E extends Enum<E>> String names(Set<E> of, Map<E, String> names) {
        return of.stream().sorted().map(one -> Objects.requireNonNull(names.get(one))).collect(Collectors.joining("、"));
    }

    private static <E extends Enum<E>> String words(Set<E> of) {
        return of.stream().sorted().map(Eligibility::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
