package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.AccountDesk;
import org.zerospread.app.access.AccountDesk.PasswordChange;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.IdentityProvider;
import org.zerospread.app.access.OpenSession;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.SignedIn;

/// Sign-in form and own password.
@Controller
class AccountController {

    private final AccountDesk desk;
    private final AccountRegister register;
    private final OpenSession session;

    AccountController(AccountDesk desk, AccountRegister register, OpenSession session) {
        this.register = register;
        this.desk = desk;
        this.session = session;
    }

    /// What a client of the API sends to set its own password.
    record PasswordOrder(String old, @com.fasterxml.jackson.annotation.JsonProperty("new") String fresh) {
    }

    @OpenToAll
    @GetMapping("/sign-in")
    String signIn(@Nullable @RequestParam(required = false) String wrong, @RequestParam(name = "wait", defaultValue = "0") long waitSeconds,
            @Nullable @RequestParam(required = false) String refused,
            HttpServletRequest request, Model model) {
        if (SignedIn.find(request).isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("page", new SignInPage(wrong != null, waitSeconds, RefusalCode.byCode(refused).map(RefusalCode::code).orElse(null),
                register.hasProvider() ? IdentityProvider.BEGIN : null));
        return "access/sign-in";
    }

    @OpenToSignedIn
    @GetMapping("/account/password")
    String password(@Nullable @RequestParam(required = false) String changed, HttpServletRequest request, Model model) {
        SignedIn account = SignedIn.get(request);
        model.addAttribute("page", new PasswordPage(account.username(), account.mustChange(), changed != null, null));
        return "access/password";
    }

    @OpenToSignedIn
    @PostMapping("/account/password")
    String change(@RequestParam String old, @RequestParam String fresh, @RequestParam String again, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        SignedIn account = SignedIn.get(request);
        PasswordChange change = fresh.equals(again) ? desk.changePassword(account.accountId(), old, fresh) : new PasswordChange.Refused("ACC-009");
        return switch (change) {
            case PasswordChange.Changed() -> {
                session.keep(request, response);
                yield account.mustChange() ? "redirect:/" : "redirect:/account/password?changed";
            }
            case PasswordChange.Refused(String code) -> {
                model.addAttribute("page", new PasswordPage(account.username(), account.mustChange(), false, code));
                yield "access/password";
            }
        };
    }

    @OpenToSignedIn
    @PostMapping("/account/jurisdiction")
    String chooseJurisdiction(@RequestParam long region, HttpServletRequest request) {
        if (!desk.chooseJurisdiction(SignedIn.get(request), region)) {
            throw RefusalCode.NOT_ASSIGNED.thrownFor(request);
        }
        return "redirect:/";
    }

    @OpenToSignedIn
    @PostMapping("/account/sign-out-everywhere")
    String signOutEverywhere(HttpServletRequest request) {
        desk.signOutEverywhere(SignedIn.get(request));
        return "redirect:/sign-in";
    }

    @OpenToSignedIn
    @ResponseBody
    @PostMapping("/api/v1/account/password")
    ResponseEntity<?> changeByApi(@RequestBody PasswordOrder order, HttpServletRequest request) {
        return switch (desk.changePassword(SignedIn.get(request).accountId(), order.old(), order.fresh())) {
            case PasswordChange.Changed() -> ResponseEntity.noContent().build();
            case PasswordChange.Refused(String code) -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_ENTITY);
                problem.setTitle("The password stays as it was");
                problem.setProperty("code", code);
                problem.setInstance(URI.create(request.getRequestURI()));
                yield ResponseEntity.unprocessableEntity().body(problem);
            }
        };
    }
}
