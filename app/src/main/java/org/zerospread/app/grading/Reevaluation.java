package org.zerospread.app.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Measured;
import org.zerospread.engine.matrix.Subject;

/// What another version changes, for whom and for how many: everybody is counted into the few combinations of facts that there are, each is decided once by both versions, and only who has a combination
/// that changes is looked up by name.
@Component
public class Reevaluation {

    private final MatrixBook book;
    private final GroupRows rows;
    private final RiskLevels levels;
    private final Regions regions;
    private final DistrictClock clock;

    Reevaluation(MatrixBook book, GroupRows rows, RiskLevels levels, Regions regions, DistrictClock clock) {
        this.book = book;
        this.rows = rows;
        this.levels = levels;
        this.regions = regions;
        this.clock = clock;
    }

    /// Subjects of a town with the same facts.
    ///
    /// @param originBefore by how long the older version counts an arrival
    /// @param originAfter by how long the newer one does
    public record Group(Subject subject, long town, FactSheet.Origin originBefore, FactSheet.Origin originAfter, FactSheet.Industry industry, long count) {

        /// What is known of each of them, as the newer version counts arrivals.
        public FactSheet factsIn(FactSheet.Zone zone, FactSheet.Level level) {
            return new FactSheet(zone, originAfter, industry, level);
        }

        private FactSheet factsBefore(FactSheet.Zone zone, FactSheet.Level level) {
            return new FactSheet(zone, originBefore, industry, level);
        }
    }

    /// Subjects with the same facts for whom a measure changes.
    ///
    /// @param group which of the groups
    /// @param before id of the value, empty where nothing was decided
    /// @param after the same by the newer version
    /// @param rows the rows by which it was and is decided
    public record Change(Group group, String townName, String measure, String before, String after, String rows) {

        /// How many they are.
        public long subjects() {
            return group.count();
        }
    }

    /// What a version changes.
    ///
    /// @param on the day whose facts and levels were taken
    /// @param counted how many of each kind there are
    /// @param affected for how many of each kind any measure changes
    public record Result(LocalDate on, MatrixVersion older, MatrixVersion newer, List<Change> changes, Map<Subject, Long> counted, Map<Subject, Long> affected) {
        public Result {
            changes = List.copyOf(changes);
            counted = Map.copyOf(counted);
            affected = Map.copyOf(affected);
        }

        /// How many of a kind there are.
        public long counted(Subject subject) {
            return counted.getOrDefault(subject, 0L);
        }

        /// For how many of a kind any measure changes.
        public long affected(Subject subject) {
            return affected.getOrDefault(subject, 0L);
        }
    }

    /// Compares two versions for all who can be seen here, by the facts of today. Both must ask only for what is known ([FactSheet#faults]).
    @Transactional(readOnly = true)
    public Result compare(MatrixVersion older, MatrixVersion newer) {
        return compare(older, draft(older), newer, draft(newer));
    }

    /// A version that somebody still works on may have gaps; where it has one, it decides nothing.
    private Matrix draft(MatrixVersion version) {
        return version.state() == MatrixState.PUBLISHED ? book.get(version)
                : MatrixCheck.read(version.document()).sound().map(MatrixCheck.Sound::matrix).orElseThrow(() -> new IllegalStateException("matrix in the store: " + version.id()));
    }

    private Result compare(MatrixVersion older, Matrix before, MatrixVersion newer, Matrix after) {
        LocalDate day = clock.today();
        Map<Long, FactRows.Town> towns = rows.towns(regions.served().value(), day, levels.townsHaveOwn(day));
        FactSheet.Level level = FactSheet.Level.valueOf(levels.inForce(regions.served(), day).name());
        List<Change> changes = new ArrayList<>();
        Map<Subject, Long> counted = new HashMap<>();
        Map<Subject, Long> affected = new HashMap<>();
        for (Group group : rows.groups(day, before.originDays(), after.originDays())) {
            FactRows.Town town = towns.getOrDefault(group.town(), new FactRows.Town(group.town(), "", null, level));
            List<Change> its = changes(before, after, group, town);
            counted.merge(group.subject(), group.count(), Long::sum);
            if (!its.isEmpty()) {
                affected.merge(group.subject(), group.count(), Long::sum);
                changes.addAll(its);
            }
        }
        return new Result(day, older, newer, changes, counted, affected);
    }

    private static List<Change> changes(Matrix before, Matrix after, Group group, FactRows.Town town) {
        FactSheet.Zone zone = town.zone() == null ? FactSheet.Zone.ORDINARY : town.zone();
        Map<String, Measured.Said> was = before.measure(group.subject(), group.factsBefore(zone, town.level()).in(before)).said();
        Map<String, Measured.Said> is = after.measure(group.subject(), group.factsIn(zone, town.level()).in(after)).said();
        Set<String> measures = new TreeSet<>(was.keySet());
        measures.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String measure : measures) {
            String from = value(was.get(measure));
            String to = value(is.get(measure));
            if (!from.equals(to)) {
                changes.add(new Change(group, town.name(), measure, from, to, by(was.get(measure)) + " → " + by(is.get(measure))));
            }
        }
        return changes;
    }

    private static String value(Measured.@Nullable Said said) {
        return said == null ? "" : said.value();
    }

    private static String by(Measured.@Nullable Said said) {
        return said == null ? "" : String.join("+", said.rows());
    }

    /// Compares and keeps the counts with the newer version.
    ///
    /// @return for how many anything changes
    @Transactional
    public long keep(MatrixVersion older, MatrixVersion newer) {
        Result result = compare(older, newer);
        rows.keep(result);
        return result.affected().values().stream().mapToLong(Long::longValue).sum();
    }

    /// Which of the changes somebody asks about.
    ///
    /// @param measure null for all
    /// @param before null for all
    /// @param after null for all
    /// @param town null for all
    public record Choice(@Nullable String measure, @Nullable String before, @Nullable String after, @Nullable Long town) {

        /// All of them.
        public static final Choice ALL = new Choice(null, null, null, null);

        boolean fits(Change change) {
            return (measure == null || measure.equals(change.measure())) && (before == null || before.equals(change.before())) && (after == null || after.equals(change.after()))
                    && (town == null || town == change.group().town());
        }
    }

    /// Somebody for whom something changes.
    ///
    /// @param name masked
    /// @param changes what changes for him
    public record Affected(UUID id, String name, long region, List<Change> changes) {
    }

    /// The persons or firms for whom the chosen changes are, by region and id.
    ///
    /// @param after the last one of the page before; null for the first page
    @Transactional(readOnly = true)
    public List<Affected> list(Result result, Subject subject, Choice choice, @Nullable Affected after, int limit) {
        Map<Group, List<Change>> chosen = result.changes().stream().filter(change -> change.group().subject() == subject && choice.fits(change)).collect(Collectors.groupingBy(Change::group));
        if (chosen.isEmpty()) {
            return List.of();
        }
        List<Group> groups = List.copyOf(chosen.keySet());
        List<GroupRows.Member> members = subject == Subject.FIRM ? rows.firms(result.on(), groups, after, limit)
                : rows.persons(result.on(), draft(result.older()).originDays(), draft(result.newer()).originDays(), groups, after, limit);
        return members.stream().map(member -> new Affected(member.id(), member.name(), member.region(), Objects.requireNonNull(chosen.get(groups.get(member.group()))))).toList();
    }

    /// The kept counts of a version, the largest first.
    @Transactional(readOnly = true)
    public List<Kept> kept(UUID version) {
        return rows.kept(version);
    }

    /// A kept count.
    public record Kept(Subject subject, long town, String townName, String measure, String before, String after, String rows, long subjects, LocalDate on) {
    }
}
