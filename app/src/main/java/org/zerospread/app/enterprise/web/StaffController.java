package org.zerospread.app.enterprise.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.StaffLedger;
import org.zerospread.app.enterprise.StaffUpload;

/// The ledger of a firm as officials see it: who may return and who may not; its list sent, shown, handed out.
@Controller
class StaffController {

    private static final int FAULTS_SHOWN = 200;

    private final StaffView view;
    private final FirmView firms;
    private final StaffUpload upload;
    private final StaffLedger ledger;
    private final Exports exports;

    StaffController(StaffView view, FirmView firms, StaffUpload upload, StaffLedger ledger, Exports exports) {
        this.view = view;
        this.firms = firms;
        this.upload = upload;
        this.ledger = ledger;
        this.exports = exports;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}/staff")
    String list(@PathVariable UUID id, @RequestParam(defaultValue = "ALL") String show, @RequestParam(defaultValue = "") String shift, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page, HttpServletRequest request, Model model) {
        return show(id, new StaffView.Filter(show, shift.strip(), q.strip(), page), null, request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/staff")
    String send(@PathVariable UUID id, @RequestParam MultipartFile file, HttpServletRequest request, Model model) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return show(id, new StaffView.Filter("ALL", "", "", 1), upload.take(firms.firm(id), content, FAULTS_SHOWN), request, model);
        }
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/staff/{line}/leave")
    String leave(@PathVariable UUID id, @PathVariable UUID line) {
        if (!ledger.leave(firms.firm(id).id(), line)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/enterprises/" + id + "/staff";
    }

    @Requires({Right.ENTERPRISE_READ, Right.EXPORT})
    @GetMapping({"/enterprises/{id}/staff.csv", "/enterprises/{id}/staff.xlsx"})
    void export(@PathVariable UUID id, @RequestParam(defaultValue = "ALL") String show, @RequestParam(defaultValue = "") String shift, @RequestParam(defaultValue = "") String q, HttpServletRequest request,
            HttpServletResponse response) {
        String name = request.getRequestURI().endsWith(".xlsx") ? "staff.xlsx" : "staff.csv";
        exports.send(request, response, name, StaffView.HEADER, 0, view.list(firms.firm(id).id(), new StaffView.Filter(show, shift.strip(), q.strip(), 1)).stream().limit(Exports.MOST_ROWS + 1L)
                .map(StaffView::cells).toList());
    }

    private String show(UUID id, StaffView.Filter filter, StaffUpload.@Nullable Taken sent, HttpServletRequest request, Model model) {
        SignedIn reader = SignedIn.get(request);
        model.addAttribute("page", view.page(id, "/enterprises/" + id, reader.may(Right.ENTERPRISE_WRITE), reader.may(Right.PERSON_READ), filter, sent));
        return "enterprise/staff";
    }
}
