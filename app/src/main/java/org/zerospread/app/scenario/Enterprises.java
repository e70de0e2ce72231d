package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.app.region.ZoneClass;

/// The firms of a scenario, by groups that return to work one after the other, and their officers.
///
/// @param registered when all of them are put on the register, with their staff
/// @param largeFirms how many industrial firms above the state's threshold there are
public record Enterprises(LocalDateTime registered, int largeFirms, List<Group> groups, @Nullable Staffing officers) {

    public Enterprises {
        groups = List.copyOf(groups);
    }

    /// Firms of one priority in one zone.
    ///
    /// @param products with which each name is made, one to an industry
    /// @param staffFrom the least staff of a firm, and @param staffTo the most, at full scale
    /// @param from first day on which one of them works; the others follow evenly until `to`
    public record Group(String key, Priority priority, boolean large, FirmSize size, int firms, ZoneClass zone, @Nullable String park, List<String> industries, List<String> products, int staffFrom,
            int staffTo, LocalDate from, LocalDate to) {

        public Group {
            industries = List.copyOf(industries);
            products = List.copyOf(products);
        }
    }

    /// The three officers: how many of each, and when firms are shared out among them.
    ///
    /// @param organisations that send residents
    /// @param hospitals that send supervisors
    /// @param problems what comes up at firms, drawn again and again
    public record Staffing(int guides, int residents, int supervisors, LocalDateTime shared, List<String> organisations, List<String> hospitals, List<Trouble> problems) {

        public Staffing {
            organisations = List.copyOf(organisations);
            hospitals = List.copyOf(hospitals);
            problems = List.copyOf(problems);
        }
    }

    /// A problem that comes up at a firm every so many visits, and how it is solved.
    public record Trouble(org.zerospread.engine.officers.ProblemKind kind, String what, String solution, int everyVisits, int solvedAfterDays) {
    }
}
