package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// Online double recruiting of a scenario, and the support that firms ask for; never scaled.
///
/// @param projects of investment, each from its lead on
/// @param hires null where nobody is recruited
/// @param support null where no firm asks for any
record Recruitment(List<Project> projects, @Nullable Hires hires, @Nullable Support support) {

    Recruitment {
        projects = List.copyOf(projects);
    }

    /// A project.
    ///
    /// @param talks null while it is a lead
    /// @param signed null where it is not signed
    record Project(String key, String title, String investor, String sector, RegionCode region, long amountYuan, LocalDateTime lead, @Nullable LocalDateTime talks, @Nullable LocalDateTime signed,
            @Nullable String publicNote) {
    }

    /// How many are hired between two days; more of them each day.
    ///
    /// @param opened when the firms open their jobs
    /// @param firms how many firms of parks recruit
    /// @param posts what they recruit, one to a firm, again and again
    record Hires(int total, LocalDate from, LocalDate to, LocalDateTime opened, int firms, List<String> posts) {

        Hires {
            posts = List.copyOf(posts);
        }
    }

    /// When firms ask for support, when it is decided on, and when it is paid.
    record Support(LocalDateTime applied, LocalDateTime decided, LocalDateTime paid, int firms) {
    }
}
