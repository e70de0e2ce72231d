package org.zerospread.app.screening.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Region;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.screening.ZeroReports;

/// Which grids have reported for a day, and the forms to sign and to correct.
public record ZeroReportPage(@Nullable Region region, LocalDate day, ScreeningPolicy policy, List<ZeroReports.Line> lines, ZeroReports.ReportForm form, List<FormFault> faults) {

    private static final int MOST_SHOWN = 300;

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// The lines that the page shows: those that owe a report come first.
    public List<ZeroReports.Line> shown() {
        return lines.subList(0, Math.min(MOST_SHOWN, lines.size()));
    }

    /// How many grids stand so.
    public long count(String state) {
        return lines.stream().filter(line -> line.state().equals(state)).count();
    }
}
