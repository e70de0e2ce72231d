package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.OpenSession;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.Passkeys;
import org.zerospread.app.access.QrDrawing;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.SecondFactorDesk;
import org.zerospread.app.access.SecondFactors;
import org.zerospread.app.access.SignedIn;

/// Sets up, shows and removes second factors: authenticator app and passkeys; asks for one after the password.
@Controller
class SecondFactorController {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecondFactorDesk desk;
    private final OpenSession session;

    SecondFactorController(SecondFactors factors, Passkeys passkeys, SecondFactorDesk desk, OpenSession session) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.desk = desk;
        this.session = session;
    }

    @OpenToSignedIn
    @GetMapping("/account/second-factor")
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(List.of(), false, null, request, response, model);
    }

    @OpenToSignedIn
    @PostMapping("/account/second-factor")
    String confirm(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return added(factors.confirm(SignedIn.get(request), code), RefusalCode.WRONG_CODE, request, response, model);
    }

    @OpenToSignedIn
    @PostMapping("/account/second-factor/passkeys")
    String addPasskey(@RequestParam String credential, @RequestParam(defaultValue = "") String label, HttpServletRequest request, HttpServletResponse response,
            Model model) {
        return added(passkeys.add(request, credential, label), RefusalCode.PASSKEY_REFUSED, request, response, model);
    }

    private String added(Optional<List<String>> codes, RefusalCode otherwise, HttpServletRequest request, HttpServletResponse response, Model model) {
        codes.ifPresent(shown -> session.raise(request, response));
        return page(codes.orElse(List.of()), codes.isPresent(), codes.isPresent() ? null : otherwise, request, response, model);
    }

    /// @param which `app`, or the id of a passkey
    @OpenToSignedIn
    @PostMapping("/account/second-factor/removals")
    String remove(@RequestParam String which, @RequestParam String password, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (desk.remove(SignedIn.get(request), which, password)) {
            case Change.Done<Boolean>(Boolean left) -> {
                session.keepAfterRemoval(request, response, left);
                yield "redirect:/account/second-factor";
            }
            case Change.Refused<Boolean>(RefusalCode code) -> page(List.of(), false, code, request, response, model);
        };
    }

    private String page(List<String> codes, boolean added, @Nullable RefusalCode refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignedIn account = SignedIn.get(request);
        response.setHeader("Cache-Control", "no-store");
        boolean app = factors.hasApp(account.accountId());
        SecondFactors.Setup setup = app ? null : factors.begin(account);
        QrDrawing drawing = setup == null ? QrDrawing.NONE : QrDrawing.of(setup.address());
        model.addAttribute("page", new SecondFactorPage(setup, drawing.path(), drawing.side(), codes, added,
                passkeys.list(account.accountId()), passkeys.askToAdd(request), refusal == null ? null : refusal.code()));
        return "access/second-factor";
    }

    @OpenToSignedIn
    @GetMapping("/account/code")
    String ask(HttpServletRequest request, Model model) {
        SignedIn account = SignedIn.get(request);
        return account.secondFactor() || !factors.isSetUp(account.accountId()) ? "redirect:/" : ask(null, 0, request, model);
    }

    private String ask(@Nullable RefusalCode refusal, long waitSeconds, HttpServletRequest request, Model model) {
        model.addAttribute("page", new CodePage(refusal == null ? null : refusal.code(), waitSeconds, passkeys.askToShow(request)));
        return "access/code";
    }

    @OpenToSignedIn
    @PostMapping(path = "/account/code", params = "credential")
    String checkPasskey(@RequestParam String credential, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!passkeys.show(request, credential)) {
            return ask(RefusalCode.PASSKEY_REFUSED, 0, request, model);
        }
        session.raise(request, response);
        return "redirect:/";
    }

    @OpenToSignedIn
    @PostMapping(path = "/account/code", params = "code")
    String check(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignedIn account = SignedIn.get(request);
        return switch (factors.check(account.accountId(), account.username(), code)) {
            case SecondFactors.Answer.Accepted() -> {
                session.raise(request, response);
                yield "redirect:/";
            }
            case SecondFactors.Answer.Wrong() -> ask(RefusalCode.WRONG_CODE, 0, request, model);
            case SecondFactors.Answer.MustWait(long seconds) -> ask(null, seconds, request, model);
        };
    }
}
