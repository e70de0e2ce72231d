package org.zerospread.app.quarantine.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.quarantine.RoomAnswer;
import org.zerospread.app.quarantine.RoomDesk;
import org.zerospread.app.store.DistrictClock;

/// Sites and rooms, for clients of the API; guests are named by their stays only.
@RestController
class SiteApi {

    private static final int SUGGESTED = 5;

    private final SiteQuery query;
    private final RoomDesk desk;
    private final DistrictClock clock;

    SiteApi(SiteQuery query, RoomDesk desk, DistrictClock clock) {
        this.query = query;
        this.desk = desk;
        this.clock = clock;
    }

    /// Which room, and why another one.
    ///
    /// @param room null for the one that the policy gives
    /// @param reason needed for a transfer
    record Choice(@Nullable UUID room, @Nullable String reason) {
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/api/v1/quarantine/sites")
    List<SitePages.Line> list() {
        return query.list(null, clock.today());
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/api/v1/quarantine/sites/{id}")
    Map<String, Object> site(@PathVariable UUID id) {
        SitePages.Line site = query.list(id, clock.today()).stream().findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Map.of("site", site, "rooms", query.cells(id, null, clock.today()).stream().map(SiteApi::json).toList());
    }

    private static Map<String, @Nullable Object> json(SitePages.Cell cell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", cell.id());
        json.put("label", cell.label());
        json.put("floor", cell.floor());
        json.put("zone", cell.zone());
        json.put("family", cell.family());
        json.put("beds", cell.beds());
        json.put("features", cell.features());
        json.put("state", cell.state());
        json.put("until", cell.until());
        json.put("stays", cell.guests().stream().map(SitePages.CellGuest::stay).toList());
        return json;
    }

    /// The rooms that the policy would give, the best first.
    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/api/v1/quarantine/stays/{stay}/rooms")
    RoomDesk.Offer suggest(@PathVariable UUID stay) {
        return desk.suggest(stay, SUGGESTED).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/api/v1/quarantine/stays/{stay}/room")
    ResponseEntity<?> give(@PathVariable UUID stay, @RequestBody Choice choice) {
        return answered(desk.give(stay, choice.room()));
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/api/v1/quarantine/stays/{stay}/transfer")
    ResponseEntity<?> transfer(@PathVariable UUID stay, @RequestBody Choice choice) {
        return answered(desk.transfer(stay, choice.room(), choice.reason()));
    }

    private static ResponseEntity<?> answered(RoomAnswer<RoomDesk.Given> answer) {
        return switch (answer) {
            case RoomAnswer.Done<RoomDesk.Given>(RoomDesk.Given given) -> ResponseEntity.status(HttpStatus.CREATED).body(given);
            case RoomAnswer.Refused<RoomDesk.Given>(List<FormFault> faults) -> {
                FormFault fault = faults.getFirst();
                HttpStatus status = fault.code().equals("ROM-002") || fault.code().equals("ROM-004") ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
                yield FormRefusal.of(status, "No room was given", faults);
            }
        };
    }
}
