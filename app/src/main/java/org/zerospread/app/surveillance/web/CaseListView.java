package org.zerospread.app.surveillance.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.DiseaseBook;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Puts the page of the line list together.
@Component
class CaseListView {

    private static final int PAGE = 50;

    private final CaseListQuery cases;
    private final ListChoices choices;
    private final DiseaseBook diseases;
    private final Regions regions;
    private final DistrictClock clock;

    CaseListView(CaseListQuery cases, ListChoices choices, DiseaseBook diseases, Regions regions, DistrictClock clock) {
        this.cases = cases;
        this.choices = choices;
        this.diseases = diseases;
        this.regions = regions;
        this.clock = clock;
    }

    /// The page of a filter for one user; where the place is not understood it says so and shows nothing.
    @Transactional(readOnly = true)
    CasesPage page(CaseFilter filter, UUID account, @Nullable Integer changed, @Nullable FormFault refused) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode place = filter.place().isEmpty() ? null : reader.division("place", filter.place());
        FormFault fault = refused == null && !reader.faults().isEmpty() ? reader.faults().getFirst() : refused;
        RegionRange inside = place == null ? null : place.range();
        boolean lost = !filter.place().isEmpty() && place == null;
        List<CasesPage.Row> rows = lost ? List.of() : cases.list(filter, inside, PAGE + 1);
        return new CasesPage(filter, cases.countByState(), lost ? 0 : cases.count(filter, inside), rows.subList(0, Math.min(PAGE, rows.size())), rows.size() > PAGE, choices.columns(account),
                choices.filters(account), diseases.list(), changed, fault);
    }

    /// The place of a filter; null for anywhere.
    @Nullable RegionRange place(CaseFilter filter) {
        if (filter.place().isEmpty()) {
            return null;
        }
        FormReader reader = new FormReader(regions, clock);
        RegionCode place = reader.division("place", filter.place());
        if (place == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, reader.faults().getFirst().zh() + " " + reader.faults().getFirst().en());
        }
        return place.range();
    }
}
