package org.zerospread.app.access.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.OpenSession;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.SecondFactors;
import org.zerospread.app.access.SignedIn;

/// Sets up a second factor, and asks for its code after the password.
@Controller
class SecondFactorController {

    private final SecondFactors factors;
    private final OpenSession session;

    SecondFactorController(SecondFactors factors, OpenSession session) {
        this.factors = factors;
        this.session = session;
    }

    @OpenToSignedIn
    @GetMapping("/account/second-factor")
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(List.of(), false, request, response, model);
    }

    @OpenToSignedIn
    @PostMapping("/account/second-factor")
    String confirm(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<List<String>> codes = factors.confirm(SignedIn.get(request), code);
        codes.ifPresent(shown -> session.raise(request, response));
        return page(codes.orElse(List.of()), codes.isEmpty(), request, response, model);
    }

    private String page(List<String> codes, boolean wrong, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignedIn account = SignedIn.get(request);
        response.setHeader("Cache-Control", "no-store");
        if (factors.isSetUp(account.accountId())) {
            model.addAttribute("page", new SecondFactorPage(null, "", 0, codes, false));
        } else {
            SecondFactors.Setup setup = factors.begin(account);
            BitMatrix matrix = matrix(setup.address());
            model.addAttribute("page", new SecondFactorPage(setup, path(matrix), matrix.getWidth(), List.of(), wrong));
        }
        return "access/second-factor";
    }

    @OpenToSignedIn
    @GetMapping("/account/code")
    String ask(HttpServletRequest request, Model model) {
        SignedIn account = SignedIn.get(request);
        if (account.secondFactor() || !factors.isSetUp(account.accountId())) {
            return "redirect:/";
        }
        model.addAttribute("page", new CodePage(false, 0));
        return "access/code";
    }

    @OpenToSignedIn
    @PostMapping("/account/code")
    String check(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignedIn account = SignedIn.get(request);
        return switch (factors.check(account.accountId(), account.username(), code)) {
            case SecondFactors.Answer.Accepted() -> {
                session.raise(request, response);
                yield "redirect:/";
            }
            case SecondFactors.Answer.Wrong() -> {
                model.addAttribute("page", new CodePage(true, 0));
                yield "access/code";
            }
            case SecondFactors.Answer.MustWait(long seconds) -> {
                model.addAttribute("page", new CodePage(false, seconds));
                yield "access/code";
            }
        };
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalStateException("an address of this length fits into a QR code", e);
        }
    }

    private static String path(BitMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
