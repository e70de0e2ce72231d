package org.zerospread.app.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.OpenToAll;

/// Switches the language of the pages.
@Controller
class LanguageController {

    @OpenToAll
    @GetMapping("/language/{language}")
    ResponseEntity<Void> use(@PathVariable String language, @RequestParam(defaultValue = "/") String back) {
        ResponseCookie cookie = ResponseCookie.from(Shell.LANGUAGE_COOKIE, language.equals("en") ? "en" : "zh")
                .path("/").maxAge(Duration.ofDays(365)).httpOnly(true).sameSite("Lax").build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, isOfThisSite(back) ? back : "/").build();
    }

    /// Only a path of this site: `//elsewhere` and `/\elsewhere` would leave it.
    private static boolean isOfThisSite(String back) {
        return back.startsWith("/") && !back.startsWith("//") && back.chars().allMatch(sign -> sign > ' ' && sign != '\\' && sign < 0x7f);
    }
}
