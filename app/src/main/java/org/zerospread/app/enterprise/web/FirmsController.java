package org.zerospread.app.enterprise.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// The list of firms, on the page, as a file and by the API.
@Controller
class FirmsController {

    private static final int PAGE = 50;
    private static final int MOST_BY_API = 5_000;
    private static final List<String> HEADER = List.of("credit_code", "name", "industry", "size", "large", "park", "priority", "region", "place", "zone", "address", "contact", "phone", "staff_expected",
            "staff_listed", "closed_on");

    private final FirmsQuery firms;
    private final Regions regions;
    private final DistrictClock clock;
    private final Exports exports;

    FirmsController(FirmsQuery firms, Regions regions, DistrictClock clock, Exports exports) {
        this.firms = firms;
        this.regions = regions;
        this.clock = clock;
        this.exports = exports;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises")
    String list(@ModelAttribute FirmFilter asked, Model model) {
        FirmFilter filter = asked.checked();
        FormReader reader = new FormReader(regions, clock);
        RegionCode place = filter.place().isEmpty() ? null : reader.division("place", filter.place());
        boolean lost = !filter.place().isEmpty() && place == null;
        FormFault fault = lost ? reader.faults().getFirst() : null;
        RegionRange inside = place == null ? null : place.range();
        List<FirmsPage.Row> rows = lost ? List.of() : firms.list(filter, inside, PAGE + 1);
        model.addAttribute("page", new FirmsPage(filter, firms.totals(), lost ? 0 : firms.count(filter, inside), rows.subList(0, Math.min(PAGE, rows.size())), rows.size() > PAGE, firms.parks(), fault));
        return "enterprise/firms";
    }

    @Requires({Right.ENTERPRISE_READ, Right.EXPORT})
    @GetMapping({"/enterprises.csv", "/enterprises.xlsx"})
    void export(@ModelAttribute FirmFilter asked, HttpServletRequest request, HttpServletResponse response) {
        FirmFilter filter = asked.checked();
        String name = request.getRequestURI().endsWith(".xlsx") ? "enterprises.xlsx" : "enterprises.csv";
        exports.send(request, response, name, HEADER, 1, firms.list(filter, place(filter), Exports.MOST_ROWS + 1).stream().map(FirmsController::cells).toList());
    }

    private static List<@Nullable Object> cells(FirmsPage.Row row) {
        return Arrays.asList(row.creditCode(), row.name(), row.industry(), row.size(), row.large() ? "是" : "否", row.park(), row.priority(), Long.toString(row.region()), row.place(), row.zone(), row.address(),
                row.contact(), row.phone(), row.staffExpected(), row.staffListed(), row.closedOn());
    }

    @Requires(Right.ENTERPRISE_READ)
    @ResponseBody
    @GetMapping("/api/v1/enterprises")
    List<FirmsPage.Row> listByApi(@ModelAttribute FirmFilter asked) {
        FirmFilter filter = asked.checked();
        return firms.list(filter, place(filter), MOST_BY_API);
    }

    private @Nullable RegionRange place(FirmFilter filter) {
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
