package org.zerospread.app.recruiting.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.Applications;
import org.zerospread.app.region.Region;

/// Jobs as the public reads them.
///
/// @param more id after which the list goes on; null at its end
/// @param found how many fit in all
public record JobPage(Filter filter, List<Job> jobs, @Nullable UUID more, long found, List<Region> towns) {

    /// What is looked for; blank words, sector and town mean any, wage 0 any.
    ///
    /// @param sector letter of GB/T 4754
    /// @param town code of a division
    /// @param wage yuan a month that the job must reach
    public record Filter(String words, String sector, String town, int wage) {

        /// As an address has it.
        public String query() {
            return "where=" + encoded(words) + "&sector=" + encoded(sector) + "&town=" + encoded(town) + (wage > 0 ? "&wage=" + wage : "");
        }

        private static String encoded(String text) {
            return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /// A job.
    ///
    /// @param place town and village of the firm
    /// @param left places that are left
    /// @param open whether somebody may apply
    public record Job(UUID id, String firm, String industry, String place, String post, int places, int left, int wageFrom, int wageTo, @Nullable String needs, LocalDate validUntil, Instant openedAt,
            boolean open) {
    }

    /// One job with the form to apply.
    ///
    /// @param number given to the one who has just applied
    public record One(Job job, ApplicationForm form, @Nullable String number, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }
    }

    /// The page on which somebody finds his application again.
    public record Own(String number, Applications.@Nullable Told told, List<FormFault> faults) {
    }

    /// A project that was signed.
    public record Signed(String title, String investor, String sector, String place, long amountYuan, LocalDate signedOn, @Nullable String note) {
    }

    /// The projects signed, with their sum.
    public record SignedList(List<Signed> projects) {

        /// Yuan in all.
        public long sumYuan() {
            return projects.stream().mapToLong(Signed::amountYuan).sum();
        }
    }
}
