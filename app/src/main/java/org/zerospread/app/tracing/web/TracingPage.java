package org.zerospread.app.tracing.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.TracingAnswer;
import org.zerospread.app.tracing.TracingDesk;
import org.zerospread.app.tracing.TracingForm;

/// The page of tracing.
///
/// @param cases that are asked about
/// @param newest cases to choose from, while none is asked about
/// @param answer null while nothing can be asked
/// @param registered what an order to register did
public record TracingPage(TracingForm form, List<CaseWindow> cases, List<FormFault> faults, List<CaseWindow> newest, @Nullable TracingAnswer answer, @Nullable TracingPicture picture,
        TracingDesk.@Nullable Registered registered) {

    /// The question as it stands in an address, with the windows as they were answered.
    public String query() {
        StringBuilder query = new StringBuilder();
        cases.forEach(window -> query.append("&case=").append(window.caseId()).append("&from=").append(window.infectiousFrom()).append("&to=").append(window.infectiousTo()));
        add(query, "min_minutes", form.minMinutes());
        add(query, "linger_minutes", form.lingerMinutes());
        add(query, "radius_metres", form.radiusMetres());
        add(query, "degree", form.degree());
        return query.substring(1);
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            query.append('&').append(name).append('=').append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
