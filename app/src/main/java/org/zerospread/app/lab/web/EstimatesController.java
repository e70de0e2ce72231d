package org.zerospread.app.lab.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.lab.DistrictEstimates;
import org.zerospread.app.lab.Estimates;
import org.zerospread.app.lab.EstimatesJson;
import org.zerospread.app.lab.RtQuestion;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.store.Jurisdiction;

/// Estimates from the cases of the reader's regions, as a page, as CSV and as JSON. Its address says how; nothing is recorded but who took the CSV.
@Controller
class EstimatesController {

    private final Estimates estimates;
    private final Exports exports;

    EstimatesController(Estimates estimates, Exports exports) {
        this.estimates = estimates;
        this.exports = exports;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases/estimates")
    String show(@ModelAttribute EstimatesForm form, Model model) {
        EstimatesForm.Read read = form.read();
        model.addAttribute("page", new EstimatesPage(of(read.question()), form, read.faults()));
        return "lab/estimates";
    }

    @Requires({Right.CASE_READ, Right.EXPORT})
    @GetMapping("/cases/estimates.csv")
    void csv(@ModelAttribute EstimatesForm form, HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "estimates.csv", EstimatesCsv.HEADER, 0, EstimatesCsv.rows(of(form.read().question())));
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/estimates")
    ResponseEntity<?> estimates(@ModelAttribute EstimatesForm form) {
        EstimatesForm.Read read = form.read();
        if (!read.faults().isEmpty()) {
            return FormRefusal.of("Nothing was estimated", read.faults());
        }
        return ResponseEntity.ok(EstimatesJson.of(of(read.question())));
    }

    private DistrictEstimates of(RtQuestion question) {
        return estimates.of(Jurisdiction.find().map(Jurisdiction::range).orElseThrow(), question);
    }

}
