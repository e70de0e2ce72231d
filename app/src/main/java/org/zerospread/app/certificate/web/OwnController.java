package org.zerospread.app.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.PublicAllowance;
import org.zerospread.app.certificate.OwnerCheck;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.certificate.CertificateNumber;

/// The owner of a certificate asks how it stands. Open to all on purpose; four digits can be guessed, so both an address and a number are asked about a few times an hour only.
@Controller
class OwnController {

    private static final int MOST_FROM_AN_ADDRESS = 30;
    private static final int MOST_ABOUT_A_NUMBER = 10;

    private final OwnerCheck check;
    private final PublicAllowance allowance;
    private final DistrictClock clock;

    OwnController(OwnerCheck check, PublicAllowance allowance, DistrictClock clock) {
        this.check = check;
        this.allowance = allowance;
        this.clock = clock;
    }

    @OpenToAll
    @GetMapping("/my-certificate")
    String blank(Model model) {
        model.addAttribute("page", new OwnPage("", null, 0));
        return "certificate/own";
    }

    @OpenToAll
    @PostMapping("/my-certificate")
    String ask(@ModelAttribute OwnerCheck.Question question, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        String typed = question.number() == null ? "" : question.number().strip();
        String shown = CertificateNumber.typed(typed).map(CertificateNumber::grouped).orElse(typed.length() > 60 ? "" : typed);
        Optional<Duration> wait = takeTurn(question, request);
        if (wait.isPresent()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        model.addAttribute("page", wait.map(time -> new OwnPage(shown, null, time.toSeconds())).orElseGet(() -> new OwnPage(shown, check.ask(question), 0)));
        return "certificate/own";
    }

    @OpenToAll
    @ResponseBody
    @PostMapping("/api/v1/my-certificate")
    ResponseEntity<?> askByApi(@RequestBody OwnerCheck.Question question, HttpServletRequest request) {
        Optional<Duration> wait = takeTurn(question, request);
        if (wait.isPresent()) {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.TOO_MANY_REQUESTS);
            problem.setTitle("Asked too often");
            problem.setProperty("code", "CRT-026");
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", Long.toString(wait.get().toSeconds())).body(problem);
        }
        return switch (check.ask(question)) {
            case OwnerCheck.Answer.Refused(FormFault fault) -> FormRefusal.of("Nothing was found", List.of(fault));
            case OwnerCheck.Answer.Read(var verdict) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(CertificateApi.verdict(verdict, clock.getZone()));
            case OwnerCheck.Answer.Known known -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json(known));
        };
    }

    private Optional<Duration> takeTurn(OwnerCheck.Question question, HttpServletRequest request) {
        Optional<Duration> wait = allowance.take("certificate.own", request.getRemoteAddr(), MOST_FROM_AN_ADDRESS);
        return wait.isPresent() ? wait : CertificateNumber.typed(question.number() == null ? "" : question.number()).flatMap(number -> allowance.take("certificate.own.number", number.text(), MOST_ABOUT_A_NUMBER));
    }

    private static Map<String, @Nullable Object> json(OwnerCheck.Answer.Known known) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("state", known.state().name());
        json.put("measure", known.measure().code());
        json.put("first_on", known.firstOn().toString());
        json.put("last_on", known.lastOn().toString());
        json.put("revoked_at", known.revokedAt() == null ? null : known.revokedAt().toString());
        json.put("revoked_for", known.reason() == null ? null : known.reason().name());
        return json;
    }
}
