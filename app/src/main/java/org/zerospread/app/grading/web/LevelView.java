package org.zerospread.app.grading.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.grading.RiskEditions;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.region.RegionCode;

/// Puts the page of the levels together.
@Component
class LevelView {

    private final RiskLevels levels;
    private final RiskEditions editions;
    private final Regions regions;
    private final JdbcClient sql;
    private final DistrictClock clock;

    LevelView(RiskLevels levels, RiskEditions editions, Regions regions, JdbcClient sql, DistrictClock clock) {
        this.levels = levels;
        this.editions = editions;
        this.regions = regions;
        this.sql = sql;
        this.clock = clock;
    }

    /// The levels of a day, today's when none is given; empty while no district is served.
    Optional<RiskLevels.Board> board(@Nullable LocalDate day) {
        return regions.findServed().map(district -> levels.board(district, day == null ? clock.today() : day));
    }

    @Transactional(readOnly = true)
    LevelPage page(HttpServletRequest request, @Nullable LocalDate day, LevelPage.@Nullable Form form) {
        RiskLevels.Board board = board(day).orElse(null);
        SignedIn account = SignedIn.get(request);
        Map<String, String> numbers = board != null && account.may(Right.CASE_READ) ? numbers(board.district().cases()) : Map.of();
        return new LevelPage(board, editions.list(), numbers, board == null ? List.of() : confirmable(board, account), form, clock.today());
    }

    private List<RegionCode> confirmable(RiskLevels.Board board, SignedIn account) {
        if (!account.may(Right.LEVEL_CONFIRM) || !board.on().equals(clock.today())) {
            return List.of();
        }
        return Stream.concat(Stream.of(board.district()), board.towns().stream()).map(RiskLevels.Place::region)
                .filter(place -> account.range() != null && account.range().low() <= place.low() && place.high() <= account.range().high()).toList();
    }

    private Map<String, String> numbers(List<ConfirmedCase> cases) {
        Map<String, String> numbers = new HashMap<>();
        sql.sql("select id, number from surveillance.case_file where id = any (:ids)").param("ids", cases.stream().map(one -> UUID.fromString(one.id())).toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(row.getString("id"), row.getString("number"));
                });
        return numbers;
    }

    RiskLevels.Confirmation confirm(String region, String reason) {
        return levels.confirmFall(RegionCode.tryParse(region).orElse(NOWHERE), clock.today(), reason);
    }

    /// Stands for digits that are no code: nothing has a level there.
    private static final RegionCode NOWHERE = RegionCode.parse("999999");
}
