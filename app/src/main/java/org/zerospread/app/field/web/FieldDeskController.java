package org.zerospread.app.field.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.field.Answer;
import org.zerospread.app.field.Devices;
import org.zerospread.app.field.SubmissionDesk;
import org.zerospread.app.field.TakenIn;

/// The pages of those who look after phones: which there are, what waits for a decision, and queues that come by file.
@Controller
class FieldDeskController {

    private final Devices devices;
    private final SubmissionDesk desk;
    private final TakenIn files;

    FieldDeskController(Devices devices, SubmissionDesk desk, TakenIn files) {
        this.devices = devices;
        this.desk = desk;
        this.files = files;
    }

    /// Leads to the page after sign-in: the page itself is open, and would not ask for it.
    @Requires(Right.SCREENING_WRITE)
    @GetMapping("/field/enter")
    String enter() {
        return "redirect:/field";
    }

    @Requires(Right.ACCESS_MANAGE)
    @GetMapping("/field/devices")
    String devices(@Nullable @RequestParam(required = false) String changed, Model model) {
        model.addAttribute("page", new DevicesPage(devices.list(), changed != null));
        return "field/devices";
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/field/devices/{id}/wipe")
    String wipe(@PathVariable UUID id, HttpServletRequest request) {
        devices.orderWipe(id).orElseThrow(() -> RefusalCode.UNKNOWN_IN_FIELD.thrownFor(request));
        return "redirect:/field/devices?changed";
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseBody
    @GetMapping("/api/v1/field/devices")
    List<Devices.Device> listDevices() {
        return devices.list();
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/api/v1/field/devices/{id}/wipe")
    void orderWipe(@PathVariable UUID id, HttpServletRequest request) {
        devices.orderWipe(id).orElseThrow(() -> RefusalCode.UNKNOWN_IN_FIELD.thrownFor(request));
    }

    /// Those who may register persons decide; a grid worker does not decide on his own.
    @Requires({Right.SCREENING_WRITE, Right.PERSON_WRITE})
    @GetMapping("/field/review")
    String review(@Nullable @RequestParam(required = false) String changed, Model model) {
        model.addAttribute("page", new ReviewPage(desk.listWaiting(), changed != null));
        return "field/review";
    }

    @Requires({Right.SCREENING_WRITE, Right.PERSON_WRITE})
    @PostMapping("/field/review/{id}")
    String decide(@PathVariable UUID id, @RequestParam boolean taken, HttpServletRequest request) {
        desk.decide(id, taken).orElseThrow(() -> RefusalCode.UNKNOWN_IN_FIELD.thrownFor(request));
        return "redirect:/field/review?changed";
    }

    @Requires(Right.SCREENING_WRITE)
    @GetMapping("/field/take-in")
    String takeIn(Model model) {
        model.addAttribute("page", new TakeInPage(null, Map.of(), null));
        return "field/take-in";
    }

    /// The submissions keep the account that made them; whoever hands them in stands beside it.
    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/field/take-in")
    String takeIn(@Nullable @RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String text, Model model) throws IOException {
        String given = file == null || file.isEmpty() ? text : new String(file.getBytes(), StandardCharsets.UTF_8);
        TakeInPage page = files.open(given).map(queue -> {
            Map<Answer.State, Long> counts = TakeInPage.counts(desk.receive(queue.account(), queue.batch()));
            return new TakeInPage(queue.account(), counts, null);
        }).orElseGet(() -> new TakeInPage(null, Map.of(), RefusalCode.QUEUE_UNREADABLE.code()));
        model.addAttribute("page", page);
        return "field/take-in";
    }
}
