package org.zerospread.app.certificate.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.certificate.CertificateDesk;
import org.zerospread.app.certificate.Certificates;
import org.zerospread.app.certificate.OwnerCheck;
import org.zerospread.app.certificate.RevocationReason;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.certificate.CertificateContent;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertificateRule;
import org.zerospread.engine.certificate.QrDigits;
import org.zerospread.engine.certificate.Verdict;

/// Health certificates for clients of the API.
@RestController
class CertificateApi {

    private static final int PAGE = 50;
    private static final int MOST = 500;

    private final CertificateDesk desk;
    private final Certificates certificates;
    private final OwnerCheck check;
    private final DistrictClock clock;

    CertificateApi(CertificateDesk desk, Certificates certificates, OwnerCheck check, DistrictClock clock) {
        this.desk = desk;
        this.certificates = certificates;
        this.check = check;
        this.clock = clock;
    }

    /// To whom certificates are to be issued.
    record Wanted(@Nullable List<@Nullable UUID> persons) {
    }

    /// Why one is taken back.
    record Back(@Nullable RevocationReason reason, @Nullable String note) {
    }

    /// A certificate as it is shown: a compact JWS, or the text of its code.
    record Shown(@Nullable String text) {
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/api/v1/certificates")
    List<Map<String, @Nullable Object>> list(@RequestParam(required = false) Certificate.@Nullable State state, @Nullable @RequestParam(required = false) UUID person,
            @RequestParam(name = "q", defaultValue = "") String words, @Nullable @RequestParam(required = false) UUID after, @RequestParam(defaultValue = "" + PAGE) int limit) {
        List<Certificate> found = person != null ? certificates.listOf(new PersonId(person)) : certificates.list(state, words, after, Math.clamp(limit, 1, MOST));
        return found.stream().map(this::json).toList();
    }

    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/api/v1/certificates/{number}")
    Map<String, @Nullable Object> get(@PathVariable String number) {
        Certificate certificate = find(number);
        Map<String, @Nullable Object> json = json(certificate);
        json.put("jws", certificate.jws());
        json.put("qr", QrDigits.encode(certificate.jws()));
        return json;
    }

    /// The certificate as a file that health wallets take.
    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/api/v1/certificates/{number}/card")
    ResponseEntity<String> card(@PathVariable String number) {
        Certificate certificate = find(number);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/smart-health-card"))
                .header("Content-Disposition", "attachment; filename=\"" + certificate.number() + ".smart-health-card\"").body("{\"verifiableCredential\":[\"" + certificate.jws() + "\"]}");
    }

    private Certificate find(String number) {
        return CertificateNumber.typed(number).flatMap(certificates::find).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Whether somebody may have one.
    @Requires(Right.CERTIFICATE_READ)
    @GetMapping("/api/v1/certificates/persons/{id}")
    Map<String, @Nullable Object> standing(@PathVariable UUID id) {
        CertificateRule.Answer answer = desk.judge(new PersonId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).answer();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("person", id);
        json.put("entitled", answer instanceof CertificateRule.Answer.Entitled);
        json.put("measure", answer instanceof CertificateRule.Answer.Entitled to ? to.measure().code() : null);
        json.put("last_on", answer instanceof CertificateRule.Answer.Entitled to ? to.lastDay().toString() : null);
        json.put("reasons", answer instanceof CertificateRule.Answer.NotEntitled(var reasons) ? reasons : List.of());
        return json;
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/api/v1/certificates")
    ResponseEntity<?> issue(@RequestBody Wanted wanted) {
        List<@Nullable UUID> persons = wanted.persons() == null ? List.of() : wanted.persons();
        return issued(desk.issue(persons.stream().filter(java.util.Objects::nonNull).map(PersonId::new).toList()));
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/api/v1/certificates/firms/{id}")
    ResponseEntity<?> issueToStaff(@PathVariable UUID id) {
        return issued(desk.issueToStaff(id));
    }

    private static ResponseEntity<?> issued(CertificateDesk.Answer<CertificateDesk.Receipt> answer) {
        return switch (answer) {
            case CertificateDesk.Answer.Done<CertificateDesk.Receipt>(var receipt) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("issued", receipt.numbers().stream().map(CertificateNumber::text).toList());
                json.put("without", receipt.without().stream().map(one -> Map.of("person", one.person().value(), "name", one.name(), "reasons", one.reasons())).toList());
                yield ResponseEntity.status(receipt.numbers().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED).body(json);
            }
            case CertificateDesk.Answer.Refused<CertificateDesk.Receipt>(FormFault fault) -> FormRefusal.of("Nothing was issued", List.of(fault));
        };
    }

    @Requires(Right.CERTIFICATE_ISSUE)
    @PostMapping("/api/v1/certificates/{number}/revocation")
    ResponseEntity<?> revoke(@PathVariable String number, @RequestBody Back back) {
        return switch (desk.revoke(find(number).number(), back.reason(), back.note())) {
            case CertificateDesk.Answer.Done<CertificateNumber>(CertificateNumber done) -> ResponseEntity.ok(Map.of("number", done.text()));
            case CertificateDesk.Answer.Refused<CertificateNumber>(FormFault fault) -> FormRefusal.of("Nothing was revoked", List.of(fault));
        };
    }

    /// Checks a certificate by the keys and revocations of now.
    @Requires(Right.CERTIFICATE_READ)
    @PostMapping("/api/v1/certificates/verify")
    Map<String, @Nullable Object> verify(@RequestBody Shown shown) {
        return verdict(check.verify(shown.text() == null ? "" : shown.text()), clock.getZone());
    }

    /// What is told of a certificate that was shown.
    static Map<String, @Nullable Object> verdict(Verdict verdict, ZoneId zone) {
        CertificateContent content = verdict.content();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("answer", verdict.word().name().toLowerCase(Locale.ROOT));
        json.put("code", verdict.code().isEmpty() ? null : verdict.code());
        json.put("reason_zh", verdict.zh());
        json.put("reason_en", verdict.en());
        json.put("kid", verdict.kid());
        json.put("number", content == null ? null : content.number());
        json.put("name", content == null ? null : content.name());
        json.put("measure", content == null ? null : content.measure());
        json.put("issuer", content == null ? null : content.issuer());
        json.put("issuer_name", content == null ? null : content.issuerName());
        json.put("valid_from", content == null ? null : content.notBefore().atZone(zone).toOffsetDateTime().toString());
        json.put("valid_before", content == null || content.expires() == null ? null : content.expires().atZone(zone).toOffsetDateTime().toString());
        return json;
    }

    private Map<String, @Nullable Object> json(Certificate one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", one.id());
        json.put("number", one.number().text());
        json.put("person", one.person().value());
        json.put("name", one.name());
        json.put("place", one.place());
        json.put("measure", one.measure().code());
        json.put("first_on", one.firstOn().toString());
        json.put("last_on", one.lastOn().toString());
        json.put("state", one.state(clock.today()).name());
        json.put("firm", one.firm());
        json.put("issued_at", one.issuedAt().toString());
        json.put("issued_by", one.issuedBy());
        json.put("revoked_at", one.revoked() == null ? null : one.revoked().at().toString());
        json.put("revoked_by", one.revoked() == null ? null : one.revoked().by());
        json.put("revoked_for", one.revoked() == null ? null : one.revoked().reason().name());
        json.put("revoked_note", one.revoked() == null ? null : one.revoked().note());
        return json;
    }
}
