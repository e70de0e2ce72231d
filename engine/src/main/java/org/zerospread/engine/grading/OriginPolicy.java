package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Which regions are key areas and when, and from that the class of any origin on any day.
///
/// @param keyAreas with different ids; the same region never twice on the same day
public record OriginPolicy(String code, int version, String titleZh, String titleEn, String source, List<KeyArea> keyAreas) {

    /// Beijing, Tianjin, Shanghai and Chongqing: the whole province is one city (Chongqing's 5001 and 5002 alike).
    private static final Set<Long> MUNICIPALITIES = Set.of(11L, 12L, 31L, 50L);
    /// The city segment of counties that answer to the province directly (429004 and the like): each is a city of its own.
    private static final long COUNTIES_UNDER_PROVINCE = 90;

    public OriginPolicy {
        keyAreas = List.copyOf(keyAreas);
    }

    /// Reads a policy from YAML; `policies/origin-2020.yaml` is the example.
    public static DocumentReading<OriginPolicy> read(String file, String text) {
        return OriginPolicyReader.read(file, text);
    }

    /// The class of the origin, seen from the district, on the day.
    ///
    /// Whoever comes from within the district is [OriginClass#LOCAL] even when the district itself is a key area: an arrival's class is
    /// about what is carried in. An origin known only coarsely (the province) is judged as what is known: it is from
    /// outside unless the whole of it lies in the city, and the reason says when a part of it is a key area.
    ///
    /// @param district the district or any region inside it
    public OriginDecision classify(RegionCode origin, RegionCode district, LocalDate on) {
        RegionCode home = district.ancestorAt(RegionLevel.DISTRICT).orElse(district);
        if (home.contains(origin)) {
            return new OriginDecision(OriginClass.LOCAL, "local", "来自本区县 " + home, "from within the district " + home);
        }
        Optional<KeyArea> area = keyAreas.stream()
                .filter(entry -> entry.isInForceOn(on) && entry.region().contains(origin))
                .max(Comparator.comparing(entry -> entry.region().level()));
        if (area.isPresent()) {
            return keyAreaDecision(area.get());
        }
        RegionCode city = cityOf(home);
        boolean sameCity = city.contains(origin);
        String hintZh = coarseHint(origin, on).map(name -> "; 其中" + name.nameZh() + "为重点地区, 请问清具体地址").orElse("");
        String hintEn = coarseHint(origin, on).map(name -> "; " + name.nameEn() + " in it is a key area, ask for the exact place").orElse("");
        return sameCity
                ? new OriginDecision(OriginClass.OTHER_DISTRICT, "other-district",
                        "来自市内其他区县 " + origin + hintZh, "from another district of the city, " + origin + hintEn)
                : new OriginDecision(OriginClass.OUTSIDE_CITY, "outside-city",
                        "来自市外 " + origin + ", 当日不是重点地区" + hintZh,
                        "from outside the city, " + origin + ", no key area on that day" + hintEn);
    }

    private static OriginDecision keyAreaDecision(KeyArea area) {
        LocalDate to = area.to();
        String note = area.note().isEmpty() ? "" : " (" + area.note() + ")";
        return new OriginDecision(OriginClass.KEY_AREA, area.id(),
                "来自重点地区" + area.nameZh() + ", 自 " + area.from() + (to == null ? " 起" : " 至 " + to) + note,
                "from the key area " + area.nameEn() + ", since " + area.from() + (to == null ? "" : " until " + to) + note);
    }

    private Optional<KeyArea> coarseHint(RegionCode origin, LocalDate on) {
        return keyAreas.stream().filter(entry -> entry.isInForceOn(on) && origin.contains(entry.region())).findFirst();
    }

    /// The city that "outside the city" is about: the province for a municipality, the district itself for a county under the
    /// province, else the prefecture.
    static RegionCode cityOf(RegionCode district) {
        if (MUNICIPALITIES.contains(district.value() / RegionLevel.PROVINCE.span())) {
            return district.ancestorAt(RegionLevel.PROVINCE).orElse(district);
        }
        long citySegment = district.value() / RegionLevel.CITY.span() % 100;
        return citySegment == COUNTIES_UNDER_PROVINCE ? district : district.ancestorAt(RegionLevel.CITY).orElse(district);
    }
}
