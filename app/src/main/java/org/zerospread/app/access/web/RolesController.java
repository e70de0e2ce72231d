package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.RoleBook;
import org.zerospread.app.access.SignedIn;

/// The table of roles and rights, as a page and as JSON.
@Controller
class RolesController {

    private final RoleBook book;

    RolesController(RoleBook book) {
        this.book = book;
    }

    @Requires(Right.ACCESS_MANAGE)
    @GetMapping("/access/roles")
    String show(@Nullable @RequestParam(required = false) String changed, @Nullable @RequestParam(required = false) String refused, Model model) {
        String refusal = RefusalCode.byCode(refused).map(RefusalCode::code).orElse(null);
        model.addAttribute("page", new RolesPage(book.list(), Arrays.asList(Right.values()), changed != null, refusal));
        return "access/roles";
    }

    @Requires(Right.ACCESS_MANAGE)
    @PostMapping("/access/roles/{role}")
    String change(@PathVariable String role, @RequestParam(name = "right", defaultValue = "") List<Right> rights, HttpServletRequest request) {
        return switch (book.setRights(SignedIn.get(request), role, set(rights))) {
            case Change.Done<RoleBook.Role> done -> "redirect:/access/roles?changed";
            case Change.Refused<RoleBook.Role>(RefusalCode code) -> "redirect:/access/roles?refused=" + code.code();
        };
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseBody
    @GetMapping("/api/v1/roles")
    Map<String, Object> list() {
        return Map.of("roles", book.list().stream().map(RolesController::json).toList());
    }

    @Requires(Right.ACCESS_MANAGE)
    @ResponseBody
    @PutMapping("/api/v1/roles/{role}/rights")
    Map<String, Object> put(@PathVariable String role, @RequestBody List<String> codes, HttpServletRequest request) {
        List<Optional<Right>> rights = codes.stream().map(code -> Arrays.stream(Right.values()).filter(right -> right.name().equals(code)).findFirst()).toList();
        if (rights.stream().anyMatch(Optional::isEmpty)) {
            throw RefusalCode.UNKNOWN.thrownFor(request);
        }
        return switch (book.setRights(SignedIn.get(request), role, set(rights.stream().flatMap(Optional::stream).toList()))) {
            case Change.Done<RoleBook.Role>(RoleBook.Role changed) -> json(changed);
            case Change.Refused<RoleBook.Role>(RefusalCode code) -> throw code.thrownFor(request);
        };
    }

    private static Set<Right> set(List<Right> rights) {
        Set<Right> set = EnumSet.noneOf(Right.class);
        set.addAll(rights);
        return set;
    }

    private static Map<String, Object> json(RoleBook.Role role) {
        return Map.of("code", role.code(), "name_zh", role.nameZh(), "name_en", role.nameEn(), "rights", role.rights());
    }
}
