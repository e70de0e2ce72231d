package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.engine.identity.CardKind;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Sex;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// The invented households and persons of a scenario, the same for the same seed.
///
/// Households are numbered village by village, persons household by household; what a person is called, born and carded
/// follows from his number alone, so nothing but the sizes is kept in memory.
final class Population {

    private static final long BASE_MILLIS = 1_577_836_800_000L;
    private static final Cohort ADULT = new Cohort(LocalDate.of(1956, 1, 1), 14_600);
    private static final Cohort CHILD = new Cohort(LocalDate.of(2002, 6, 1), 6_000);
    private static final Cohort ELDER = new Cohort(LocalDate.of(1932, 1, 1), 8_700);

    private final Draw draw;
    private final List<Region> villages;
    private final int[] firstOfVillage;
    private final int[] gridSize;
    private final byte[] sizes;
    private final int[] firstPerson;
    private final Map<String, Integer> story = new HashMap<>();
    private final RegionCode district;

    /// Days of birth of one age group; every number gets its own day and sequence, so that no two card numbers are equal.
    private record Cohort(LocalDate from, int days) {

        LocalDate birth(long number) {
            return from.plusDays(number * 7_919 % days);
        }

        int sequence(long number) {
            return Math.toIntExact(number / days);
        }
    }

    /// Lays out the households.
    ///
    /// @param villages the district's villages with the zone class of their towns
    /// @param scale share of the scenario's households
    Population(Scenario scenario, List<Region> villages, Map<RegionCode, ZoneClass> zones, double scale, Draw draw) {
        this.draw = draw;
        this.villages = villages;
        this.district = scenario.district();
        int[] counts = spread(Math.max(villages.size(), (int) Math.round(scenario.households().count() * scale)), zones);
        scenario.storyHouseholds().forEach(household -> counts[village(household.village())]++);
        this.firstOfVillage = new int[villages.size() + 1];
        this.gridSize = new int[villages.size()];
        for (int v = 0; v < villages.size(); v++) {
            firstOfVillage[v + 1] = firstOfVillage[v] + counts[v];
            int grids = Math.ceilDiv(counts[v], scenario.households().perGrid());
            gridSize[v] = Math.ceilDiv(counts[v], grids);
        }
        this.sizes = new byte[firstOfVillage[villages.size()]];
        this.firstPerson = new int[sizes.length + 1];
        fillSizes(scenario, scale);
    }

    private int[] spread(int households, Map<RegionCode, ZoneClass> zones) {
        double[] weights = new double[villages.size()];
        double sum = 0;
        for (int v = 0; v < weights.length; v++) {
            boolean urban = zones.get(villages.get(v).code().ancestorAt(RegionLevel.TOWN).orElseThrow()) == ZoneClass.URBAN_CENTRE;
            weights[v] = (urban ? 3.0 : 1.0) * (0.5 + draw.below(1_000, 1, v) / 1_000.0);
            sum += weights[v];
        }
        int[] counts = new int[weights.length];
        double reached = 0;
        int given = 0;
        for (int v = 0; v < counts.length; v++) {
            reached += weights[v] / sum * (households - counts.length);
            int upTo = (int) Math.round(reached);
            counts[v] = 1 + upTo - given;
            given = upTo;
        }
        return counts;
    }

    private void fillSizes(Scenario scenario, double scale) {
        double mean = meanSize(scenario, scale);
        double carried = 0;
        for (int h = 0; h < sizes.length; h++) {
            carried += mean * (0.35 + 1.3 * draw.below(1_000, 2, h) / 999.0);
            sizes[h] = (byte) Math.clamp((int) carried, 1, 20);
            carried -= sizes[h];
        }
        Map<RegionCode, Integer> taken = new HashMap<>();
        for (Scenario.StoryHousehold household : scenario.storyHouseholds()) {
            int place = taken.merge(household.village(), 1, Integer::sum) - 1;
            int number = firstOfVillage[village(household.village())] + place;
            sizes[number] = (byte) household.members();
            story.put(household.key(), number);
        }
        for (int h = 0; h < sizes.length; h++) {
            firstPerson[h + 1] = firstPerson[h] + sizes[h];
        }
    }

    /// The size that lets every window of the screening find as many people as its milestone counts, with some not at home;
    /// the fewer the visits, the more room chance needs.
    private static double meanSize(Scenario scenario, double scale) {
        double mean = 1.5;
        int visits = 0;
        int checks = 0;
        for (Scenario.Milestone milestone : scenario.screening().milestones()) {
            int more = milestone.householdVisits() - visits;
            mean = more == 0 ? mean : Math.max(mean, (1.02 + 2 / Math.sqrt(more * scale)) * (milestone.personChecks() - checks) / more);
            visits = milestone.householdVisits();
            checks = milestone.personChecks();
        }
        return mean;
    }

    private int village(RegionCode code) {
        for (int v = 0; v < villages.size(); v++) {
            if (villages.get(v).code().contains(code)) {
                return v;
            }
        }
        throw new ScenarioConflict("no village " + code + " in the division table");
    }

    int households() {
        return sizes.length;
    }

    int persons() {
        return firstPerson[sizes.length];
    }

    int villages() {
        return villages.size();
    }

    int size(int household) {
        return sizes[household];
    }

    /// The number of a household of the story.
    int storyHousehold(String key) {
        Integer number = story.get(key);
        if (number == null) {
            throw new ScenarioConflict("no household '" + key + "'");
        }
        return number;
    }

    /// The number of a member of a household, from 1.
    int person(int household, int member) {
        return firstPerson[household] + member - 1;
    }

    int firstHousehold(int village) {
        return firstOfVillage[village];
    }

    int firstHouseholdIn(RegionCode village) {
        return firstOfVillage[village(village)];
    }

    private int villageOf(int household) {
        int at = java.util.Arrays.binarySearch(firstOfVillage, household);
        return at >= 0 ? at : -at - 2;
    }

    int householdOf(int person) {
        int at = java.util.Arrays.binarySearch(firstPerson, person);
        return at >= 0 ? at : -at - 2;
    }

    RegionCode gridOf(int household) {
        int v = villageOf(household);
        return new RegionCode(villages.get(v).code().value() + 1 + (household - firstOfVillage[v]) / gridSize[v]);
    }

    /// The households in the order in which they are visited: the first of every grid, then the second of every grid.
    int[] visitingOrder() {
        int widest = 0;
        for (int size : gridSize) {
            widest = Math.max(widest, size);
        }
        int[] starts = new int[widest + 1];
        for (int h = 0; h < sizes.length; h++) {
            starts[placeInGrid(h) + 1]++;
        }
        for (int i = 0; i < widest; i++) {
            starts[i + 1] += starts[i];
        }
        int[] order = new int[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            order[starts[placeInGrid(h)]++] = h;
        }
        return order;
    }

    private int placeInGrid(int household) {
        int v = villageOf(household);
        return (household - firstOfVillage[v]) % gridSize[v];
    }

    HouseholdId householdId(int household) {
        return new HouseholdId(draw.id(20, BASE_MILLIS + (household >>> 20), household));
    }

    PersonId personId(int person) {
        return new PersonId(personUuid(person));
    }

    private UUID personUuid(int person) {
        return draw.id(21, BASE_MILLIS + 1_000 + (person >>> 20), person);
    }

    /// The user name of the grid worker who answers for a household.
    String worker(int household) {
        long grid = gridOf(household).value();
        return "w" + grid % 1_000_000_000L;
    }

    /// The grids of a village, with their households and persons.
    List<RegionDraft> grids(int village) {
        List<RegionDraft> grids = new ArrayList<>();
        int first = firstOfVillage[village];
        int last = firstOfVillage[village + 1];
        for (int from = first, number = 1; from < last; from += gridSize[village], number++) {
            int to = Math.min(from + gridSize[village], last);
            grids.add(new RegionDraft(new RegionCode(villages.get(village).code().value() + number), villages.get(village).name().replaceAll("(村民|居民)委员会$", "") + "第" + number + "网格",
                    RegionLevel.GRID, villages.get(village).code(), null, to - from, firstPerson[to] - firstPerson[from]));
        }
        return grids;
    }

    /// The households `from` (inclusive) to `to` (exclusive).
    List<HouseholdDraft> householdDrafts(int from, int to) {
        List<HouseholdDraft> drafts = new ArrayList<>(to - from);
        for (int h = from; h < to; h++) {
            int v = villageOf(h);
            int place = h - firstOfVillage[v] + 1;
            drafts.add(new HouseholdDraft(householdId(h), gridOf(h), "%04d".formatted(placeInGrid(h) + 1), villages.get(v).name().replaceAll("(村民|居民)委员会$", "") + place + "号"));
        }
        return drafts;
    }

    /// The members of the households `from` (inclusive) to `to` (exclusive).
    List<PersonDraft> personDrafts(int from, int to) {
        List<PersonDraft> drafts = new ArrayList<>(firstPerson[to] - firstPerson[from]);
        for (int h = from; h < to; h++) {
            RegionCode grid = gridOf(h);
            for (int member = 1; member <= sizes[h]; member++) {
                drafts.add(personDraft(h, member, grid));
            }
        }
        return drafts;
    }

    private PersonDraft personDraft(int household, int member, RegionCode grid) {
        int person = person(household, member);
        Cohort cohort = cohort(member);
        LocalDate birth = cohort.birth(person);
        Sex sex = member == 1 ? Sex.MALE : member == 2 ? Sex.FEMALE : draw.below(2, 4, person) == 0 ? Sex.MALE : Sex.FEMALE;
        String surname = Names.surname(draw, household, member == 2 ? 1 : 0);
        return new PersonDraft(personId(person), grid, householdId(household), surname + Names.given(draw, person), sex, birth, card(person, cohort, birth, sex), phone(person, member), null);
    }

    private static Cohort cohort(int member) {
        return member <= 2 ? ADULT : member % 2 == 1 ? CHILD : ELDER;
    }

    private CardNumber card(int person, Cohort cohort, LocalDate birth, Sex sex) {
        int sequence = cohort.sequence(person) * 2 + (sex == Sex.MALE ? 1 : 0);
        if (sequence > 999) {
            throw new ScenarioConflict("more people than card numbers: choose a smaller --scale");
        }
        String first = district.value() / 1_000_000_000L + "%04d%02d%02d%03d".formatted(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), sequence);
        return new CardNumber(CardKind.RESIDENT, first + CardNumber.checkDigit(first));
    }

    private static @Nullable String phone(int person, int member) {
        return member > 2 ? null : "1" + (3 + person % 7) + "%09d".formatted(person * 6_700_417L % 1_000_000_000L);
    }
}
