package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.StaffDraft;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;
import org.zerospread.engine.resumption.CreditCode;

/// The invented firms of a scenario: name, code, place, staff drawn from the population, and the day from which each works. The same for the same seed.
final class Works {

    private static final String FIRST = "禾澄沐岚屿青墨润熙朗珩晟泓翊霁棠瑾璟昱澍榕桉苒蔚";
    private static final String SECOND = "源川泽丰恒禹和茂岭帆峦溪沃霖越腾麓湾峪陌阡垣畔舟";
    private static final String[] SHIFTS = {"早班", "中班", "夜班"};
    private static final int TABLE_SEATS = 6;
    private static final int BUS_SEATS = 40;
    private static final int LEAST_STAFF = 4;
    private static final long REGISTERED_MILLIS = 1_579_996_800_000L;

    private final Enterprises enterprises;
    private final Population population;
    private final double scale;
    private final Draw draw;
    private final List<Site> sites = new ArrayList<>();
    private final Map<UUID, Site> byId = new HashMap<>();

    /// A firm with the day on which it is to work, and the number of the first of its staff among all staff.
    record Site(Firm firm, LocalDate from, int firstStaff) {
    }

    Works(Enterprises enterprises, Population population, List<Region> villages, Map<RegionCode, ZoneClass> zones, double scale, Draw draw) {
        this.enterprises = enterprises;
        this.population = population;
        this.scale = scale;
        this.draw = draw;
        Map<ZoneClass, List<Region>> places = villages.stream().collect(Collectors.groupingBy(village -> zones.getOrDefault(village.code().ancestorAt(RegionLevel.TOWN).orElseThrow(), ZoneClass.ORDINARY)));
        int staff = 0;
        for (Enterprises.Group group : enterprises.groups()) {
            for (int n = 0; n < group.firms(); n++) {
                List<Region> inside = places.getOrDefault(group.zone(), List.of());
                if (inside.isEmpty()) {
                    throw new ScenarioConflict("no village of zone " + group.zone() + " for the firms of " + group.key());
                }
                Site site = site(group, n, inside, staff);
                staff += site.firm().staffExpected();
                sites.add(site);
                byId.put(site.firm().id(), site);
            }
        }
        if (staff > adults()) {
            throw new ScenarioConflict(staff + " staff, and the population has only " + adults() + " adults: choose a larger --scale");
        }
    }

    private Site site(Enterprises.Group group, int n, List<Region> places, int firstStaff) {
        int number = sites.size();
        int product = draw.below(group.products().size(), 81, number);
        Region place = places.get(draw.below(places.size(), 82, number));
        int staff = Math.max(LEAST_STAFF, (int) Math.round((group.staffFrom() + draw.below(group.staffTo() - group.staffFrom() + 1, 83, number)) * scale));
        long days = group.to().toEpochDay() - group.from().toEpochDay();
        LocalDate from = group.from().plusDays(group.firms() == 1 ? 0 : n * days / (group.firms() - 1));
        String name = "荣昌" + FIRST.charAt(number % FIRST.length()) + SECOND.charAt(number / FIRST.length() % SECOND.length()) + group.products().get(product) + "有限公司";
        Firm firm = new Firm(draw.id(80, REGISTERED_MILLIS, number), code(number), name, group.industries().get(product), group.size(), group.large(), group.park(), group.priority(), place.code(),
                place.name().replaceAll("(村民|居民)委员会$", "") + "工业路" + (1 + number % 90) + "号", Names.surname(draw, number, 5) + "厂长", "023467%05d".formatted(number * 37 % 100_000), staff, null);
        return new Site(firm, from, firstStaff);
    }

    /// A code with right check digits; the numbers are invented.
    private static String code(int number) {
        String organisation = "MA9%05d".formatted(number);
        String first = "91500153" + organisation + CreditCode.organisationCheckDigit(organisation);
        return first + CreditCode.checkDigit(first);
    }

    Enterprises enterprises() {
        return enterprises;
    }

    List<Site> sites() {
        return sites;
    }

    List<UUID> ids() {
        return List.copyOf(byId.keySet());
    }

    /// The firm of an id.
    Site site(UUID firm) {
        return java.util.Objects.requireNonNull(byId.get(firm), "no firm of the scenario");
    }

    private int adults() {
        int adults = 0;
        for (int household = 0; household < population.households(); household++) {
            adults += Math.min(2, population.size(household));
        }
        return adults;
    }

    /// The staff of all firms: adults from all over the district, each at one firm.
    List<StaffDraft> staff() {
        List<Integer> people = new ArrayList<>();
        int households = population.households();
        int stride = stride(households);
        int needed = sites.isEmpty() ? 0 : sites.getLast().firstStaff() + sites.getLast().firm().staffExpected();
        for (int member = 1; member <= 2 && people.size() < needed; member++) {
            for (int i = 0; i < households && people.size() < needed; i++) {
                int household = (int) ((long) i * stride % households);
                if (population.size(household) >= member) {
                    people.add(population.person(household, member));
                }
            }
        }
        List<StaffDraft> drafts = new ArrayList<>(needed);
        for (Site site : sites) {
            for (int n = 0; n < site.firm().staffExpected(); n++) {
                String shift = SHIFTS[n / TABLE_SEATS % SHIFTS.length];
                drafts.add(new StaffDraft(site.firm().id(), population.personId(people.get(site.firstStaff() + n)), n == 0 ? "班组长" : "操作工", shift, "第" + (n / TABLE_SEATS + 1) + "桌",
                        "第" + (n / BUS_SEATS + 1) + "号车", null, null));
            }
        }
        return drafts;
    }

    /// A step through all households that meets each once and neighbours seldom.
    private static int stride(int households) {
        int stride = Math.max(1, (int) (households * 0.618));
        while (java.math.BigInteger.valueOf(stride).gcd(java.math.BigInteger.valueOf(households)).intValue() != 1) {
            stride++;
        }
        return stride;
    }
}
