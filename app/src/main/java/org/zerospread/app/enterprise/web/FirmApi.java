package org.zerospread.app.enterprise.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmAnswer;
import org.zerospread.app.enterprise.FirmStock;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffUpload;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;

/// Firms and their staff for clients of the API; `/api/v1/firm` is the client's own firm.
@RestController
class FirmApi {

    private static final int MOST_FAULTS = 10_000;

    private final FirmView view;
    private final FirmQuery query;
    private final StaffView staff;
    private final FirmStock stock;
    private final StaffUpload upload;
    private final OwnFirmGate own;

    FirmApi(FirmView view, FirmQuery query, StaffView staff, FirmStock stock, StaffUpload upload, OwnFirmGate own) {
        this.view = view;
        this.query = query;
        this.staff = staff;
        this.stock = stock;
        this.upload = upload;
        this.own = own;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/enterprises/{id}")
    Map<String, Object> firm(@PathVariable UUID id) {
        return told(id);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/api/v1/firm")
    Map<String, Object> ownFirm(HttpServletRequest request) {
        return told(own.get(request).id());
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping({"/api/v1/enterprises/{id}/staff", "/api/v1/enterprises/{id}/staff/returns"})
    Map<String, Object> staff(@PathVariable UUID id, @RequestParam(defaultValue = "ALL") String show, @RequestParam(defaultValue = "") String shift) {
        return told(view.firm(id), new StaffView.Filter(show, shift, "", 1), true);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping({"/api/v1/firm/staff", "/api/v1/firm/staff/returns"})
    Map<String, Object> ownStaff(@RequestParam(defaultValue = "ALL") String show, @RequestParam(defaultValue = "") String shift, HttpServletRequest request) {
        return told(own.get(request), new StaffView.Filter(show, shift, "", 1), false);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/api/v1/enterprises/{id}/staff")
    ResponseEntity<?> send(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        return take(view.firm(id), file);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/staff")
    ResponseEntity<?> sendOwn(@RequestParam MultipartFile file, HttpServletRequest request) throws IOException {
        return take(own.get(request), file);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/api/v1/enterprises/{id}/supplies")
    ResponseEntity<?> count(@PathVariable UUID id, @RequestBody FirmStock.Count count) {
        return answer(stock.count(view.firm(id), count));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/supplies")
    ResponseEntity<?> countOwn(@RequestBody FirmStock.Count count, HttpServletRequest request) {
        return answer(stock.count(own.get(request), count));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/api/v1/enterprises/{id}/rooms")
    ResponseEntity<?> addRoom(@PathVariable UUID id, @RequestBody FirmStock.Room room) {
        return answer(stock.addRoom(view.firm(id), room));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/rooms")
    ResponseEntity<?> addOwnRoom(@RequestBody FirmStock.Room room, HttpServletRequest request) {
        return answer(stock.addRoom(own.get(request), room));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/api/v1/enterprises/{id}/plans")
    ResponseEntity<?> addPlan(@PathVariable UUID id, @RequestBody FirmStock.Plan plan) {
        return answer(stock.addPlan(view.firm(id), plan));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/plans")
    ResponseEntity<?> addOwnPlan(@RequestBody FirmStock.Plan plan, HttpServletRequest request) {
        return answer(stock.addPlan(own.get(request), plan));
    }

    private Map<String, Object> told(UUID id) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("firm", view.row(id));
        told.put("supplies", query.supplies(id));
        told.put("rooms", query.rooms(id));
        told.put("plans", query.plans(id));
        return told;
    }

    private Map<String, Object> told(Firm firm, StaffView.Filter filter, boolean officially) {
        return StaffReturn.asJson(firm, staff.list(firm.id(), filter), officially);
    }

    private ResponseEntity<?> take(Firm firm, MultipartFile file) throws IOException {
        StaffUpload.Taken taken;
        try (InputStream content = file.getInputStream()) {
            taken = upload.take(firm, content, MOST_FAULTS);
        }
        if (taken.refusal() != null) {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            problem.setTitle("The file was not taken in");
            problem.setDetail(taken.refusal().zh() + " " + taken.refusal().en());
            problem.setProperty("code", taken.refusal().code());
            return ResponseEntity.unprocessableContent().body(problem);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("run", taken.run());
        answer.put("notes", taken.notes());
        answer.put("faults", taken.faults());
        return ResponseEntity.ok(answer);
    }

    private static ResponseEntity<?> answer(FirmAnswer answer) {
        return switch (answer) {
            case FirmAnswer.Done(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id));
            case FirmAnswer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was changed", faults);
        };
    }
}
