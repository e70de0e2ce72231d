package org.zerospread.app.enterprise.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.enterprise.StaffUpload;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.ReturnRule;

/// Puts the pages and files about a firm's staff together.
@Component
class StaffView {

    /// Heads of the columns of the exported list.
    static final List<String> HEADER = List.of("name", "card", "post", "shift", "canteen_table", "bus", "dormitory", "joined_on", "may_return", "reasons", "until");
    private static final int PAGE = 100;

    private final StaffReturns returns;
    private final FirmView firms;
    private final FirmQuery query;
    private final DistrictClock clock;

    StaffView(StaffReturns returns, FirmView firms, FirmQuery query, DistrictClock clock) {
        this.returns = returns;
        this.firms = firms;
        this.query = query;
        this.clock = clock;
    }

    /// What is shown of a ledger.
    ///
    /// @param show `ALL`, `MAY`, `MAY_NOT` or the code of a cause
    /// @param number of the page, from 1
    record Filter(String show, String shift, String q, int number) {

        /// @throws ResponseStatusException 400 naming the word that is none
        Filter {
            if (!List.of("ALL", "MAY", "MAY_NOT").contains(show) && Arrays.stream(ReturnRule.Cause.values()).noneMatch(cause -> cause.name().equals(show))) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown show " + show);
            }
            number = Math.clamp(number, 1, 100_000);
        }

        boolean leaves(StaffReturn line) {
            boolean state = switch (show) {
                case "ALL" -> true;
                case "MAY" -> line.mayReturn();
                case "MAY_NOT" -> !line.mayReturn();
                default -> line.reasons().stream().anyMatch(reason -> reason.code().equals(show));
            };
            return state && (shift.isEmpty() || shift.equals(line.shift())) && (q.isEmpty() || line.name().startsWith(q) || q.equals(line.post()) || q.equals(line.bus()) || q.equals(line.canteenTable())
                    || q.equals(line.dormitory()));
        }
    }

    /// The staff that a filter leaves.
    List<StaffReturn> list(UUID firm, Filter filter) {
        return returns.listOf(firm).stream().filter(filter::leaves).toList();
    }

    /// The page.
    ///
    /// @param officially whether the reader is an official, who may open files of persons in his own regions
    StaffPage page(UUID firm, String base, boolean writes, boolean officially, Filter filter, StaffUpload.@Nullable Taken sent) {
        List<StaffReturn> all = returns.listOf(firm);
        List<StaffReturn> left = all.stream().filter(filter::leaves).toList();
        int from = Math.min((filter.number() - 1) * PAGE, left.size());
        int to = Math.min(from + PAGE, left.size());
        List<String> shifts = all.stream().map(StaffReturn::shift).filter(Objects::nonNull).map(Objects::requireNonNull).distinct().sorted().toList();
        FirmsPage.Row row = firms.row(firm);
        return new StaffPage(row, base, writes && row.closedOn() == null, officially ? query.seen(left.subList(from, to)) : Set.of(), clock.today(), filter.show(), filter.shift(), filter.q(), filter.number(), FirmView.counts(all), causes(all), shifts,
                left.subList(from, to), left.size(), to < left.size(), sent);
    }

    private static SequencedMap<ReturnRule.Cause, Long> causes(List<StaffReturn> all) {
        EnumMap<ReturnRule.Cause, Long> counted = new EnumMap<>(ReturnRule.Cause.class);
        all.forEach(line -> line.reasons().forEach(reason -> counted.merge(reason.cause(), 1L, Long::sum)));
        return new LinkedHashMap<>(counted);
    }

    /// For a file.
    static List<@Nullable Object> cells(StaffReturn line) {
        return Arrays.asList(line.name(), line.card(), line.post(), line.shift(), line.canteenTable(), line.bus(), line.dormitory(), line.joinedOn(), line.mayReturn() ? "是 yes" : "否 no",
                String.join("; ", line.reasons().stream().map(ReturnRule.Reason::zh).toList()), line.until());
    }
}
