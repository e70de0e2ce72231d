package org.zerospread.app.certificate.web;

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
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.certificate.CertificateDesk;
import org.zerospread.app.certificate.Certificates;
import org.zerospread.app.certificate.Issuer;
import org.zerospread.app.certificate.RevocationReason;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.certificate.CertificateNumber;

/// The pages of health certificates: the list, a person's, an enterprise's, the sheet to print.
@Controller
class CertificateController {

    private static final int PAGE = 50;
    private static final int LONGEST = 60;

    private final CertificateDesk desk;
    private final Certificates certificates;
    private final Firms firms;
    private final Issuer issuer;
    private final DistrictClock clock;

    CertificateController(CertificateDesk desk, Certificates certificates, Firms firms, Issuer issuer, DistrictClock clock) {
        this.desk = desk;
        this.certificates = certificates;
        this.firms = firms;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/certificates")
    String list(@RequestParam(required = false) Certificate.@Nullable State state, @RequestParam(name = "q", defaultValue = "") String words, @Nullable @RequestParam(required = false) UUID after, Model model) {
        String sought = words.strip().substring(0, Math.min(LONGEST, words.strip().length()));
        List<Certificate> found = CertificateNumber.typed(sought).map(number -> certificates.find(number).map(List::of).orElse(List.of())).orElseGet(() -> certificates.list(state, sought, after, PAGE + 1));
        boolean more = found.size() > PAGE;
        List<Certificate> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("page", new CertificatesPage(shown, state, sought, more ? shown.getLast().id() : null, clock.today()));
        return "certificate/certificates";
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/certificates/persons/{id}")
    String holder(@PathVariable UUID id, Model model) {
        return holder(new PersonId(id), null, model);
    }

    private String holder(PersonId person, @Nullable FormFault fault, Model model) {
        CertificateDesk.Standing standing = desk.judge(person).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new HolderPage(person, standing.name(), standing.answer(), certificates.listOf(person), clock.today(), fault));
        return "certificate/holder";
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/certificates/persons/{id}")
    String issue(@PathVariable UUID id, Model model) {
        PersonId person = new PersonId(id);
        return switch (desk.issue(List.of(person))) {
            case CertificateDesk.Answer.Done<CertificateDesk.Receipt>(var receipt) when !receipt.numbers().isEmpty() -> "redirect:/certificates/" + receipt.numbers().getFirst();
            case CertificateDesk.Answer.Done<CertificateDesk.Receipt> _ -> holder(person, null, model);
            case CertificateDesk.Answer.Refused<CertificateDesk.Receipt> _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/certificates/{number}")
    String sheet(@PathVariable String number, Model model) {
        return sheet(number, null, model);
    }

    private String sheet(String number, @Nullable FormFault fault, Model model) {
        model.addAttribute("page", SheetPage.of(find(number), issuer.name(), clock, fault));
        return "certificate/sheet";
    }

    private Certificate find(String number) {
        return CertificateNumber.typed(number).flatMap(certificates::find).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/certificates/{number}/revocation")
    String revoke(@PathVariable String number, @Nullable @RequestParam(required = false) RevocationReason reason, @RequestParam(defaultValue = "") String note, Model model) {
        return switch (desk.revoke(find(number).number(), reason, note)) {
            case CertificateDesk.Answer.Done<CertificateNumber> _ -> "redirect:/certificates/" + number;
            case CertificateDesk.Answer.Refused<CertificateNumber>(FormFault fault) -> sheet(number, fault, model);
        };
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/certificates/firms/{id}")
    String staff(@PathVariable UUID id, Model model) {
        return staff(id, null, null, model);
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/certificates/firms/{id}")
    String issueToStaff(@PathVariable UUID id, Model model) {
        return switch (desk.issueToStaff(id)) {
            case CertificateDesk.Answer.Done<CertificateDesk.Receipt>(var receipt) -> staff(id, receipt, null, model);
            case CertificateDesk.Answer.Refused<CertificateDesk.Receipt>(FormFault fault) -> staff(id, null, fault, model);
        };
    }

    private String staff(UUID id, CertificateDesk.@Nullable Receipt receipt, @Nullable FormFault fault, Model model) {
        Firm firm = firms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String name = issuer.name();
        model.addAttribute("page", new StaffPage(firm, certificates.listOfFirm(id).stream().map(one -> SheetPage.of(one, name, clock, null)).toList(), receipt, fault, clock.today()));
        return "certificate/staff";
    }
}
