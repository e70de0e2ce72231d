package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.AccountRegister.Opened;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.RoleBook;
import org.zerospread.app.access.SignedIn;

/// The pages on which accounts are managed.
@Controller
class AccountsController {

    private final AccountRegister register;
    private final RoleBook book;

    AccountsController(AccountRegister register, RoleBook book) {
        this.register = register;
        this.book = book;
    }

    @Requires(Right.ACCESS_MANAGE)
    @GetMapping("/access/accounts")
    String list(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
        return list(q, null, null, request, model);
    }

    private String list(String words, @Nullable Opened opened, @Nullable RefusalCode refusal, HttpServletRequest request, Model model) {
        model.addAttribute("page", new AccountsPage(words, register.list(SignedIn.get(request), words), book.list(), opened, refusal == null ? null : refusal.code()));
        return "access/accounts";
    }

    /// Answers with the page itself: the password is never part of an address.
    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts")
    String add(@RequestParam String username, @RequestParam(name = "display_name") String displayName, @RequestParam String role, @RequestParam String region,
            HttpServletRequest request, Model model) {
        return switch (register.add(SignedIn.get(request), username, displayName, role, region)) {
            case Change.Done<Opened>(Opened opened) -> list("", opened, null, request, model);
            case Change.Refused<Opened>(RefusalCode code) -> list("", null, code, request, model);
        };
    }

    @Requires(Right.ACCESS_MANAGE)
    @GetMapping("/access/accounts/{id}")
    String show(@PathVariable UUID id, @Nullable @RequestParam(required = false) String changed, @Nullable @RequestParam(required = false) String refused,
            HttpServletRequest request, Model model) {
        return show(id, changed != null, null, RefusalCode.byCode(refused).orElse(null), request, model);
    }

    private String show(UUID id, boolean changed, @Nullable Opened opened, @Nullable RefusalCode refusal, HttpServletRequest request, Model model) {
        SignedIn manager = SignedIn.get(request);
        AccountRegister.Account account = register.find(manager, id).orElseThrow(() -> RefusalCode.UNKNOWN.thrownFor(request));
        model.addAttribute("page", new AccountPage(account, book.list(), id.equals(manager.accountId()), register.hasProvider(), changed, opened, refusal == null ? null : refusal.code()));
        return "access/account";
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts/{id}")
    String change(@PathVariable UUID id, @RequestParam(name = "display_name") String displayName, @RequestParam(defaultValue = "false") boolean disabled,
            @Nullable @RequestParam(name = "valid_from", required = false) LocalDate validFrom,
            @Nullable @RequestParam(name = "valid_to", required = false) LocalDate validTo, HttpServletRequest request) {
        return back(id, register.change(SignedIn.get(request), id, new AccountRegister.Terms(displayName, disabled, validFrom, validTo)));
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts/{id}/assignments")
    String assign(@PathVariable UUID id, @RequestParam String role, @RequestParam String region, HttpServletRequest request) {
        return back(id, register.assign(SignedIn.get(request), id, role, region));
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts/{id}/withdrawals")
    String withdraw(@PathVariable UUID id, @RequestParam String role, @RequestParam long region, HttpServletRequest request) {
        return back(id, register.withdraw(SignedIn.get(request), id, role, region));
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts/{id}/identity")
    String link(@PathVariable UUID id, @RequestParam String subject, HttpServletRequest request) {
        return back(id, register.link(SignedIn.get(request), id, subject));
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/accounts/{id}/reset")
    String reset(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return switch (register.reset(SignedIn.get(request), id)) {
            case Change.Done<Opened>(Opened opened) -> show(id, false, opened, null, request, model);
            case Change.Refused<Opened>(RefusalCode code) -> show(id, false, null, code, request, model);
        };
    }

    private static String back(UUID id, Change<UUID> change) {
        return switch (change) {
            case Change.Done<UUID> done -> "redirect:/access/accounts/" + id + "?changed";
            case Change.Refused<UUID>(RefusalCode code) -> "redirect:/access/accounts/" + id + "?refused=" + code.code();
        };
    }
}
