package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.store.DistrictClock;

/// Search in the audit trail by actor, action or subject, and by day.
@Controller
class AuditController {

    private static final int PAGE = 50;

    private static final List<String> HEADER = List.of("recorded_at", "actor", "action", "region", "subject", "detail");

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final Exports exports;
    private final TransactionTemplate reading;

    AuditController(JdbcClient sql, DistrictClock clock, Exports exports, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.exports = exports;
        this.reading = new TransactionTemplate(transactions);
    }

    @Requires(Right.AUDIT_READ)
    @Transactional(readOnly = true)
    @GetMapping("/audit")
    String list(@RequestParam(defaultValue = "") String q, @Nullable @RequestParam(required = false) LocalDate from, @Nullable @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<AuditPage.Row> rows = rows(q, from, to, before, PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<AuditPage.Row> shown = more ? rows.subList(0, PAGE) : rows;
        model.addAttribute("page", new AuditPage(q, from, to, shown, more ? shown.getLast().id() : null));
        return "access/audit";
    }

    @Requires({Right.AUDIT_READ, Right.EXPORT})
    @GetMapping("/audit.csv")
    void csv(@RequestParam(defaultValue = "") String q, @Nullable @RequestParam(required = false) LocalDate from, @Nullable @RequestParam(required = false) LocalDate to,
            HttpServletRequest request, HttpServletResponse response) {
        List<AuditPage.Row> rows = java.util.Objects.requireNonNull(reading.execute(status -> rows(q, from, to, Long.MAX_VALUE, Exports.MOST_ROWS + 1)));
        exports.send(request, response, "audit.csv", HEADER, 1,
                rows.stream().map(row -> Arrays.<@Nullable Object>asList(row.recordedAt(), row.actor(), row.action(), row.region(), row.subject(), row.detail())).toList());
    }

    private List<AuditPage.Row> rows(String q, @Nullable LocalDate from, @Nullable LocalDate to, long before, int limit) {
        return sql.sql("""
                select a.id, a.recorded_at, a.actor, a.action, coalesce(r.name, a.region::text) as region, a.subject, a.detail
                from audit.record a left join region.region r on r.code = a.region
                where a.id < :before and (:q = '' or a.actor = :q or a.action like :q || '%' or a.subject = :q)
                  and (:from::timestamptz is null or a.recorded_at >= :from) and (:to::timestamptz is null or a.recorded_at < :to)
                order by a.id desc limit :limit
                """).param("q", q.strip()).param("before", before).param("limit", limit)
                .param("from", from == null ? null : clock.startOf(from).atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", to == null ? null : clock.startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, index) -> new AuditPage.Row(row.getLong("id"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("action"),
                        row.getString("region"), row.getString("subject"), row.getString("detail")))
                .list();
    }
}
