package org.zerospread.app.access;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.intake.ListWorkbook;

/// Hands a list out as a CSV file or a workbook that opens without harm, says who took it, and is on the audit trail before its first byte leaves.
///
/// UTF-8 with a byte order mark, so that Chinese is read as such. A cell that a spreadsheet would compute (it begins, after blanks,
/// with `=`, `+`, `-`, `@`, a tab, a line end, or the full-width form of one of the signs) and is no number gets an apostrophe in front. Each row ends with who
/// exported it, when, and the export's number; the same number stands, invisibly, behind each name ([Watermark]).
@Component
public class Exports {

    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B";
    /// More than this is not handed out in one file.
    public static final int MOST_ROWS = 5_000;

    private final AccessEvents events;
    private final ExportApprovals approvals;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final DistrictClock clock;
    private final SecureRandom random = new SecureRandom();

    Exports(AccessEvents events, ExportApprovals approvals, AuditTrail audit, PlatformTransactionManager transactions, DistrictClock clock) {
        this.events = events;
        this.approvals = approvals;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Writes the file. A list that is longer than [ExportPolicy] allows is written when somebody else approved it, and then once.
    ///
    /// @param name file name with its ending, `.csv` or `.xlsx`, ASCII
    /// @param marked index of the column of (masked) names, which bear the invisible mark
    /// @param rows at most [#MOST_ROWS] are written; a last row says where more were cut off
    /// @throws org.springframework.web.ErrorResponseException `EXP-001` when the list waits for approval
    public void send(HttpServletRequest request, HttpServletResponse response, String name, List<String> header, int marked, List<? extends List<? extends @Nullable Object>> rows) {
        SignedIn account = SignedIn.get(request);
        String by = account.username();
        int number = random.nextInt();
        String export = HexFormat.of().toHexDigits(number);
        String at = LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES).toString();
        int written = Math.min(rows.size(), MOST_ROWS);
        putOnRecord(request, account, export, name + ", " + written + " rows", rows.size());
        List<List<String>> marks = new ArrayList<>();
        for (List<? extends @Nullable Object> row : rows.subList(0, written)) {
            List<String> cells = new ArrayList<>(row.stream().map(Exports::cell).toList());
            cells.set(marked, cells.get(marked) + Watermark.of(number));
            marks.add(with(cells, by, at, export));
        }
        if (written < rows.size()) {
            marks.add(List.of("只导出前 " + written + " 行,请缩小范围。 Only the first " + written + " rows: narrow the list."));
        }
        write(response, name, with(header, "exported_by", "exported_at", "export"), marks);
    }

    /// A name that ends in `.xlsx` makes a workbook, any other a text.
    private static void write(HttpServletResponse response, String name, List<String> header, List<List<String>> rows) {
        boolean workbook = name.endsWith(".xlsx");
        response.setContentType(workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try {
            if (workbook) {
                ListWorkbook.write(response.getOutputStream(), name.replace(".xlsx", ""), header, rows);
                return;
            }
            try (OutputStreamWriter text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(text)) {
                text.write('\uFEFF');
                csv.writeRecord(header);
                rows.forEach(csv::writeRecord);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putOnRecord(HttpServletRequest request, SignedIn account, String export, String detail, int rows) {
        if (!approvals.isNeededFor(rows)) {
            events.record(account.username(), "exported", export, detail);
            return;
        }
        boolean approved = Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<UUID> ask = approvals.use(request, account);
            ask.ifPresent(id -> audit.record("exported", Objects.requireNonNull(account.range()).low(), export, detail + ", approval " + id));
            return ask.isPresent();
        }));
        if (!approved) {
            approvals.prepare(request, account, rows);
            throw RefusalCode.APPROVAL_NEEDED.thrownFor(request);
        }
    }

    private static List<String> with(List<String> cells, String... more) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(List.of(more));
        return all;
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof Number) {
            // A minus before digits is computed to nothing but itself.
            return text;
        }
        String begun = text.stripLeading();
        boolean computed = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0 || !begun.isEmpty() && SIGNS.indexOf(begun.charAt(0)) >= 0;
        return computed ? "'" + text : text;
    }
}
