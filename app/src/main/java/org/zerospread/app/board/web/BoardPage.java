package org.zerospread.app.board.web;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.board.Rate;
import org.zerospread.app.board.ResumptionBoard;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.resumption.Bottleneck;
import org.zerospread.engine.resumption.IndustryCode;

/// The resumption board.
///
/// @param place as typed; empty for the whole jurisdiction
/// @param counts how many waiting firms each bottleneck keeps first
/// @param kept the bottleneck that the list of waiting firms is narrowed to; null for all
/// @param waiting one page of them
/// @param found how many there are
public record BoardPage(LocalDate on, LocalDate today, String place, List<ResumptionBoard.Group> groups, @Nullable RateChart chart, SequencedMap<Bottleneck, Long> counts, @Nullable Bottleneck kept,
        List<ResumptionBoard.Waiting> waiting, long found, int number, boolean more, @Nullable FormFault fault) {

    /// The rate of all.
    public Rate all() {
        return all(groups);
    }

    static Rate all(List<ResumptionBoard.Group> groups) {
        return groups.stream().filter(group -> group.dimension() == ResumptionBoard.Dimension.ALL).findFirst().map(ResumptionBoard.Group::rate).orElse(new Rate(0, 0, 0, 0, 0, 0));
    }

    /// The groups of a dimension.
    public List<ResumptionBoard.Group> by(ResumptionBoard.Dimension dimension) {
        return groups.stream().filter(group -> group.dimension() == dimension).toList();
    }

    /// The section of an industry.
    public IndustryCode.Section section(String letter) {
        return IndustryCode.of(letter).ofSection();
    }

    /// How many waiting firms there are in all.
    public long waitingInAll() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The query of the same board; parts that are as by default are left out.
    public String query() {
        String day = on.equals(today) ? "" : "on=" + on;
        String where = place.isEmpty() ? "" : "place=" + org.springframework.web.util.UriUtils.encode(place, java.nio.charset.StandardCharsets.UTF_8);
        return day.isEmpty() || where.isEmpty() ? day + where : day + "&" + where;
    }
}
