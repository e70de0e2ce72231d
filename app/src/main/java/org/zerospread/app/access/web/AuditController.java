package org.zerospread.app.access.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// Search in the audit trail by actor, action or subject.
@Controller
class AuditController {

    private static final int PAGE = 50;

    private final JdbcClient sql;

    AuditController(JdbcClient sql) {
        this.sql = sql;
    }

    @Requires(Right.AUDIT_READ)
    @Transactional(readOnly = true)
    @GetMapping("/audit")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<AuditPage.Row> rows = sql.sql("""
                select a.id, a.recorded_at, a.actor, a.action, coalesce(r.name, a.region::text) as region, a.subject, a.detail
                from audit.record a left join region.region r on r.code = a.region
                where a.id < :before and (:q = '' or a.actor = :q or a.action like :q || '%' or a.subject = :q)
                order by a.id desc limit :limit
                """).param("q", q.strip()).param("before", before).param("limit", PAGE + 1)
                .query((row, index) -> new AuditPage.Row(row.getLong("id"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("action"),
                        row.getString("region"), row.getString("subject"), row.getString("detail")))
                .list();
        boolean more = rows.size() > PAGE;
        List<AuditPage.Row> shown = more ? rows.subList(0, PAGE) : rows;
        model.addAttribute("page", new AuditPage(q, shown, more ? "/audit?before=" + shown.getLast().id() + (q.isBlank() ? "" : "&q=" + org.springframework.web.util.UriUtils.encode(q, "UTF-8")) : null));
        return "access/audit";
    }
}
