package org.zerospread.app.quarantine.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.quarantine.DayWork;
import org.zerospread.app.quarantine.DutyKind;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// What the address of the day's work asks for.
///
/// @param code a town or village of the jurisdiction
public record DayWorkAsk(DayWork.@Nullable Role role, @Nullable UUID site, @Nullable String floor, @Nullable DutyKind kind, @Nullable String code) {

    public DayWorkAsk {
        floor = floor == null || floor.isBlank() ? null : floor;
        code = code == null || code.isBlank() ? null : code;
    }

    DayWork.Filter filter() {
        return new DayWork.Filter(inside(code), role, site, floor, kind);
    }

    /// All that the reader may see.
    static RegionRange own() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
    }

    /// The regions of a code, or all of the jurisdiction.
    static RegionRange inside(@Nullable String code) {
        return code == null || code.isBlank() ? own() : RegionCode.tryParse(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown region " + code)).range();
    }
}
