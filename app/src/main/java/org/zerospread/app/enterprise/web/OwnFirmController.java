package org.zerospread.app.enterprise.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmAnswer;
import org.zerospread.app.enterprise.FirmStock;
import org.zerospread.app.enterprise.StaffLedger;
import org.zerospread.app.enterprise.StaffUpload;
import org.zerospread.app.person.FormFault;

/// A firm's own pages: always about the firm of the account, whose id stands in no address.
@Controller
class OwnFirmController {

    private static final int FAULTS_SHOWN = 200;

    private final OwnFirmGate own;
    private final FirmView view;
    private final StaffView staff;
    private final StaffUpload upload;
    private final StaffLedger ledger;
    private final FirmStock stock;

    OwnFirmController(OwnFirmGate own, FirmView view, StaffView staff, StaffUpload upload, StaffLedger ledger, FirmStock stock) {
        this.own = own;
        this.view = view;
        this.staff = staff;
        this.upload = upload;
        this.ledger = ledger;
        this.stock = stock;
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm")
    String home(HttpServletRequest request, Model model) {
        return show("overview", List.of(), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/supplies")
    String supplies(HttpServletRequest request, Model model) {
        return show("supplies", List.of(), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/supplies")
    String count(@ModelAttribute FirmStock.Count count, HttpServletRequest request, Model model) {
        return answer("supplies", stock.count(own.get(request), count), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/rooms")
    String rooms(HttpServletRequest request, Model model) {
        return show("rooms", List.of(), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/rooms")
    String addRoom(@ModelAttribute FirmStock.Room room, HttpServletRequest request, Model model) {
        return answer("rooms", stock.addRoom(own.get(request), room), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/rooms/{room}/close")
    String closeRoom(@PathVariable UUID room, HttpServletRequest request, Model model) {
        return answer("rooms", stock.closeRoom(own.get(request), room), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/plans")
    String plans(HttpServletRequest request, Model model) {
        return show("plans", List.of(), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/plans")
    String addPlan(@ModelAttribute FirmStock.Plan plan, HttpServletRequest request, Model model) {
        return answer("plans", stock.addPlan(own.get(request), plan), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/staff")
    String staff(@RequestParam(defaultValue = "ALL") String show, @RequestParam(defaultValue = "") String shift, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request, Model model) {
        return ledger(own.get(request), new StaffView.Filter(show, shift.strip(), q.strip(), page), null, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/staff")
    String send(@RequestParam MultipartFile file, HttpServletRequest request, Model model) throws IOException {
        Firm firm = own.get(request);
        try (InputStream content = file.getInputStream()) {
            return ledger(firm, new StaffView.Filter("ALL", "", "", 1), upload.take(firm, content, FAULTS_SHOWN), model);
        }
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/staff/{line}/leave")
    String leave(@PathVariable UUID line, HttpServletRequest request) {
        if (!ledger.leave(own.get(request).id(), line)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/firm/staff";
    }

    private String answer(String tab, FirmAnswer answer, HttpServletRequest request, Model model) {
        return switch (answer) {
            case FirmAnswer.Done done -> "redirect:/firm/" + tab;
            case FirmAnswer.Refused(List<FormFault> faults) -> show(tab, faults, request, model);
        };
    }

    private String show(String tab, List<FormFault> faults, HttpServletRequest request, Model model) {
        model.addAttribute("page", view.page(own.get(request).id(), "/firm", tab, true, false, faults));
        return "enterprise/firm";
    }

    private String ledger(Firm firm, StaffView.Filter filter, StaffUpload.@Nullable Taken sent, Model model) {
        model.addAttribute("page", staff.page(firm.id(), "/firm", true, false, filter, sent));
        return "enterprise/staff";
    }
}
