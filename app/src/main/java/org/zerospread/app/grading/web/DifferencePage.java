package org.zerospread.app.grading.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.matrix.Word;

/// What a version changes against another one, as the page shows it.
///
/// @param older its words
/// @param newer its words
/// @param choice the changes whose people are listed
/// @param subject whose list is shown
/// @param affected a page of the list; empty where the reader may not see it
/// @param next address of the next page; null on the last
public record DifferencePage(Reevaluation.Result result, Matrix older, Matrix newer, Reevaluation.Choice choice, Subject subject, List<Reevaluation.Affected> affected, @Nullable String next) {

    /// A change summed over towns.
    ///
    /// @param rows the rows by which it was and is decided
    public record Line(Subject subject, String measure, String before, String after, Set<String> rows, long subjects) {
    }

    /// How many of a town are affected.
    public record Town(long code, String name, long persons, long firms) {
    }

    /// The changes summed over towns, persons first, the largest first.
    public List<Line> lines() {
        Map<List<Object>, Line> lines = new LinkedHashMap<>();
        for (Reevaluation.Change change : result.changes()) {
            List<Object> key = List.of(change.group().subject(), change.measure(), change.before(), change.after());
            Line before = lines.get(key);
            Set<String> rows = new TreeSet<>(before == null ? Set.of() : before.rows());
            rows.add(change.rows());
            lines.put(key, new Line(change.group().subject(), change.measure(), change.before(), change.after(), rows, change.subjects() + (before == null ? 0 : before.subjects())));
        }
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparing(Line::subject).thenComparing(Comparator.comparing(Line::subjects).reversed()));
        return sorted;
    }

    /// The towns with anybody affected, in the order of their codes.
    public List<Town> towns() {
        Map<Reevaluation.Group, String> groups = new LinkedHashMap<>();
        result.changes().stream().filter(change -> change.group().subject() == Subject.PERSON || change.group().subject() == Subject.FIRM).forEach(change -> groups.putIfAbsent(change.group(), change.townName()));
        Map<Long, Town> towns = new TreeMap<>();
        groups.forEach((group, name) -> towns.merge(group.town(), new Town(group.town(), name, group.subject() == Subject.PERSON ? group.count() : 0, group.subject() == Subject.FIRM ? group.count() : 0),
                (one, other) -> new Town(one.code(), one.name(), one.persons() + other.persons(), one.firms() + other.firms())));
        return List.copyOf(towns.values());
    }

    /// Address of this page with another choice.
    public String address(Subject of, @Nullable Line line, @Nullable Long town) {
        Map<String, String> query = new TreeMap<>();
        query.put("against", result.older().id().toString());
        query.put("list", of.name());
        if (line != null) {
            query.put("measure", line.measure());
            query.put("before", line.before());
            query.put("after", line.after());
        }
        if (town != null) {
            query.put("town", Long.toString(town));
        }
        return "/grading/matrix/" + result.newer().id() + "/difference?" + query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /// The word of a value by whichever version knows it; a dash where nothing was decided.
    public String word(String measure, String value, boolean chinese) {
        String said = word(newer, measure, value, chinese);
        return said.equals(value) ? word(older, measure, value, chinese) : said;
    }

    /// The word of a measure by whichever version knows it.
    public String measure(String measure, boolean chinese) {
        String said = measure(newer, measure, chinese);
        return said.equals(measure) ? measure(older, measure, chinese) : said;
    }

    static String word(Matrix matrix, String measure, String value, boolean chinese) {
        if (value.isEmpty()) {
            return "—";
        }
        return find(matrix, measure) instanceof Dimension dimension && dimension.indexOf(value) >= 0 ? in(dimension.values().get(dimension.indexOf(value)), chinese) : value;
    }

    static String measure(Matrix matrix, String measure, boolean chinese) {
        return find(matrix, measure) instanceof Dimension dimension ? in(dimension.word(), chinese) : measure;
    }

    private static @Nullable Dimension find(Matrix matrix, String measure) {
        return matrix.findMeasure(measure).map(place -> matrix.measures().get(place)).orElse(null);
    }

    private static String in(Word word, boolean chinese) {
        return chinese ? word.zh() : word.en();
    }
}
