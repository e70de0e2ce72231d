package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;

/// Accounts and assignments as JSON.
@RestController
class AccountsApi {

    private final AccountRegister register;

    AccountsApi(AccountRegister register) {
        this.register = register;
    }

    @Requires(Right.ACCESS_MANAGE)
    @GetMapping("/api/v1/accounts")
    Map<String, Object> list(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return Map.of("accounts", register.list(SignedIn.get(request), q).stream().map(AccountsApi::json).toList());
    }

    /// @param order `username`, `display_name`, `role`, `region`
    @Requires(Right.ACCESS_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/v1/accounts")
    Map<String, Object> add(@RequestBody Map<String, String> order, HttpServletRequest request) {
        return opened(done(register.add(SignedIn.get(request), text(order, "username"), text(order, "display_name"), text(order, "role"), text(order, "region")), request));
    }

    /// @param order any of `display_name`, `disabled`, `valid_from`, `valid_to`; what is not named stays
    @Requires(Right.ACCESS_MANAGE)
    @PatchMapping("/api/v1/accounts/{id}")
    Map<String, @Nullable Object> change(@PathVariable UUID id, @RequestBody Map<String, @Nullable Object> order, HttpServletRequest request) {
        SignedIn manager = SignedIn.get(request);
        AccountRegister.Account before = register.find(manager, id).orElseThrow(() -> RefusalCode.UNKNOWN.thrownFor(request));
        done(register.change(manager, id, new AccountRegister.Terms(String.valueOf(order.getOrDefault("display_name", before.displayName())),
                Boolean.parseBoolean(String.valueOf(order.getOrDefault("disabled", before.disabled()))),
                day(order.getOrDefault("valid_from", before.validFrom()), request), day(order.getOrDefault("valid_to", before.validTo()), request))), request);
        return json(register.find(manager, id).orElseThrow());
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/api/v1/accounts/{id}/assignments")
    void assign(@PathVariable UUID id, @RequestBody Map<String, String> order, HttpServletRequest request) {
        done(register.assign(SignedIn.get(request), id, text(order, "role"), text(order, "region")), request);
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/api/v1/accounts/{id}/assignments")
    void withdraw(@PathVariable UUID id, @RequestParam String role, @RequestParam long region, HttpServletRequest request) {
        done(register.withdraw(SignedIn.get(request), id, role, region), request);
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/api/v1/accounts/{id}/reset")
    Map<String, Object> reset(@PathVariable UUID id, HttpServletRequest request) {
        return opened(done(register.reset(SignedIn.get(request), id), request));
    }

    private static <T> T done(Change<T> change, HttpServletRequest request) {
        return switch (change) {
            case Change.Done<T>(T value) -> value;
            case Change.Refused<T>(RefusalCode code) -> throw code.thrownFor(request);
        };
    }

    private static String text(Map<String, String> order, String key) {
        return order.getOrDefault(key, "");
    }

    private static @Nullable LocalDate day(@Nullable Object value, HttpServletRequest request) {
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (java.time.format.DateTimeParseException e) {
            throw RefusalCode.DATES_REVERSED.thrownFor(request);
        }
    }

    private static Map<String, Object> opened(AccountRegister.Opened opened) {
        return Map.of("id", opened.id(), "username", opened.username(), "one_time_password", opened.oneTimePassword());
    }

    private static Map<String, @Nullable Object> json(AccountRegister.Account account) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", account.id());
        json.put("username", account.username());
        json.put("display_name", account.displayName());
        json.put("disabled", account.disabled());
        json.put("valid_from", account.validFrom());
        json.put("valid_to", account.validTo());
        json.put("second_factor", account.secondFactor());
        json.put("assignments", account.assignments().stream()
                .map(one -> Map.of("role", one.role(), "low", one.place().range().low(), "high", one.place().range().high())).toList());
        return json;
    }
}
