package org.zerospread.app.field.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.field.CodePictures;
import org.zerospread.app.field.Devices;
import org.zerospread.app.field.SubmissionDesk;
import org.zerospread.app.field.TakenIn;

/// The pages of those who look after phones: which there are, what waits for a decision, and queues that come by file.
@Controller
class FieldDeskController {

    private static final int MOST_PICTURES = 60;
    private static final long LARGEST_PICTURE = 10_000_000;

    private final Devices devices;
    private final SubmissionDesk desk;
    private final TakenIn files;

    FieldDeskController(Devices devices, SubmissionDesk desk, TakenIn files) {
        this.devices = devices;
        this.desk = desk;
        this.files = files;
    }

    /// Leads to the page after sign-in: the page itself is open, and would not ask for it.
    @Requires(Right.FIELD_SEND)
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
    @Requires({Right.FIELD_SEND, Right.PERSON_WRITE})
    @GetMapping("/field/review")
    String review(@Nullable @RequestParam(required = false) String changed, Model model) {
        model.addAttribute("page", new ReviewPage(desk.listWaiting(), changed != null));
        return "field/review";
    }

    @Requires({Right.FIELD_SEND, Right.PERSON_WRITE})
    @PostMapping("/field/review/{id}")
    String decide(@PathVariable UUID id, @RequestParam boolean taken, HttpServletRequest request) {
        desk.decide(id, taken, SignedIn.get(request).rights()).orElseThrow(() -> RefusalCode.UNKNOWN_IN_FIELD.thrownFor(request));
        return "redirect:/field/review?changed";
    }

    @Requires(Right.FIELD_SEND)
    @GetMapping("/field/take-in")
    String takeIn(Model model) {
        model.addAttribute("page", TakeInPage.blank());
        return "field/take-in";
    }

    /// A file, the texts of codes, or pictures of them, several at once. The submissions keep the account that made them; whoever hands them in stands beside it.
    @Requires(Right.FIELD_SEND)
    @PostMapping("/field/take-in")
    String takeIn(@Nullable @RequestParam(required = false) MultipartFile file, @Nullable @RequestParam(required = false) List<MultipartFile> pictures, @RequestParam(defaultValue = "") String text,
            HttpServletRequest request, Model model) throws IOException {
        StringBuilder given = new StringBuilder(file == null || file.isEmpty() ? text : new String(file.getBytes(), StandardCharsets.UTF_8));
        List<MultipartFile> shown = (pictures == null ? List.<MultipartFile>of() : pictures).stream().filter(picture -> !picture.isEmpty()).toList();
        List<String> unread = new ArrayList<>();
        for (MultipartFile picture : shown) {
            List<String> codes = shown.size() > MOST_PICTURES || picture.getSize() > LARGEST_PICTURE ? List.of() : read(picture);
            codes.forEach(code -> given.append('\n').append(code));
            if (codes.isEmpty()) {
                unread.add(String.valueOf(picture.getOriginalFilename()));
            }
        }
        model.addAttribute("page", taken(given.toString(), unread, SignedIn.get(request)));
        return "field/take-in";
    }

    private TakeInPage taken(String given, List<String> unread, SignedIn who) {
        List<Integer> missing = TakenIn.missing(given);
        if (!missing.isEmpty()) {
            return TakeInPage.refused(RefusalCode.CODES_MISSING, missing, unread);
        }
        return files.open(given).map(queue -> TakeInPage.done(queue.account(), desk.receive(queue.account(), who.rights(), queue.batch()), unread))
                .orElseGet(() -> TakeInPage.refused(unread.isEmpty() ? RefusalCode.QUEUE_UNREADABLE : RefusalCode.NO_CODE_READ, List.of(), unread));
    }

    private static List<String> read(MultipartFile picture) throws IOException {
        try (InputStream input = picture.getInputStream()) {
            return CodePictures.read(input);
        }
    }
}
