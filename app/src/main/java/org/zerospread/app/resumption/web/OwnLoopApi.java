package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.resumption.DailyReports;
import org.zerospread.app.resumption.Emergency;
import org.zerospread.app.resumption.Loop;

/// The loop of a firm's own user, for programs; no address names a firm, it is always his.
@RestController
class OwnLoopApi {

    private static final String BASE = "/api/v1/firm/resumption";

    private final OwnFirm own;
    private final LoopQuery query;
    private final Loop loop;
    private final FirmForms forms;
    private final DailyReports reports;
    private final Emergency emergency;

    OwnLoopApi(OwnFirm own, LoopQuery query, Loop loop, FirmForms forms, DailyReports reports, Emergency emergency) {
        this.own = own;
        this.query = query;
        this.loop = loop;
        this.forms = forms;
        this.reports = reports;
        this.emergency = emergency;
    }

    private UUID firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).map(Firm::id).orElseThrow(LoopPages::notHere);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE)
    Map<String, Object> find(HttpServletRequest request) {
        return LoopApi.of(query.find(firm(request), "", true, List.of()).orElseThrow(LoopPages::notHere));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/screenings")
    ResponseEntity<?> screen(HttpServletRequest request) {
        return LoopApi.answer(loop.screen(List.of(firm(request))));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/batches")
    ResponseEntity<?> batch(@RequestBody LoopApi.BatchBody batch, HttpServletRequest request) {
        return LoopApi.answer(loop.returnBatch(List.of(batch.of(firm(request)))));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/evidence")
    ResponseEntity<?> keep(@RequestParam String kind, @RequestParam List<MultipartFile> file, HttpServletRequest request) throws IOException {
        return LoopApi.answer(forms.keep(firm(request), kind, file));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/rooms")
    ResponseEntity<?> rooms(@RequestBody LoopApi.RoomsBody rooms, HttpServletRequest request) {
        return LoopApi.answer(loop.measureRooms(firm(request), rooms.said()));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/filings")
    ResponseEntity<?> file(@RequestBody LoopApi.FilingBody filing, HttpServletRequest request) {
        return LoopApi.answer(loop.file(List.of(filing.of(firm(request)))));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/reports")
    ResponseEntity<?> report(@RequestBody LoopApi.ReportBody report, HttpServletRequest request) {
        return LoopApi.answer(reports.report(List.of(report.of(firm(request)))));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/drills")
    ResponseEntity<?> drill(@RequestBody LoopApi.NoteBody note, HttpServletRequest request) {
        return LoopApi.answer(loop.drill(firm(request), note.words()));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/disinfection")
    ResponseEntity<?> disinfect(@RequestBody LoopApi.NoteBody note, HttpServletRequest request) {
        return LoopApi.answer(emergency.disinfect(firm(request), note.words()));
    }
}
