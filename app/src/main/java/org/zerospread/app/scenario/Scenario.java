package org.zerospread.app.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.care.CareKind;
import org.zerospread.app.care.ToldBy;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.Transport;
import org.zerospread.app.surveillance.Source;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

/// A scenario as its file states it; times are local to the district.
///
/// @param regionsFile division table, relative to the scenario's file
public record Scenario(String titleZh, String titleEn, long seed, RegionCode district, String regionsFile, LocalDate from, LocalDate to,
        LocalTime bulletinTime, Households households, List<RegionCode> urbanCentre, List<RegionCode> border, Screening screening,
        List<ArrivalGroup> arrivals, List<Site> sites, List<PlanChange> planChanges, List<StoryHousehold> storyHouseholds, List<StoryPerson> people,
        List<SuspectedOnly> suspectedOnly, @Nullable Clinic clinic, List<Care> care, List<Stand> stands, List<Checkpoint> checkpoints, @Nullable Enterprises enterprises, @Nullable Recruitment recruitment, List<LevelConfirmation> levelConfirmations, String fingerprint) {

    /// How many households the district has, and how many make a grid.
    public record Households(int count, int perGrid) {
    }

    /// Hours of visiting, rounds, and the counts reached by certain moments.
    public record Screening(int fromHour, int toHour, List<Round> rounds, List<Milestone> milestones) {
    }

    /// A round of visits.
    public record Round(int number, String title, LocalDate from, LocalDate to) {
    }

    /// By `at`, so many visits and checks had been made in all.
    public record Milestone(LocalDateTime at, int householdVisits, int personChecks) {
    }

    /// People of one origin who are found between two moments, having arrived between two days.
    public record ArrivalGroup(RegionCode origin, int persons, LocalDateTime from, LocalDateTime to, LocalDate arrivedFrom, LocalDate arrivedTo) {
    }

    /// A quarantine site.
    public record Site(String key, String name, SitePurpose purpose, RegionCode region, LocalDate opened, int rooms) {
    }

    /// From a day on, running stays of one plan follow another.
    public record PlanChange(LocalDate on, String from, String to) {
    }

    /// A household that the story needs.
    public record StoryHousehold(String key, RegionCode village, int members) {
    }

    /// A person of the story.
    ///
    /// @param member his number in the household, from 1
    public record StoryPerson(String key, String household, int member, @Nullable StoryArrival arrival, @Nullable StoryCase illness, List<StoryContacts> contacts) {
    }

    /// How a person of the story arrived and was found.
    public record StoryArrival(RegionCode origin, LocalDateTime arrived, Transport transport, @Nullable String service, LocalDateTime found, FoundBy foundBy, List<String> with) {
    }

    /// What befell him; each moment may be absent.
    public record StoryCase(@Nullable LocalDate onset, @Nullable LocalDateTime suspected, LocalDateTime confirmed, Source source, @Nullable LocalDateTime discharged,
            @Nullable LocalDateTime repositive, @Nullable LocalDateTime dischargedAgain, boolean foundByTest) {
    }

    /// Contacts of a case that were found at a moment: his household, neighbours of his grid, or people of the story.
    public record StoryContacts(LocalDateTime at, LocalDate lastExposure, String setting, boolean household, int neighbours, List<String> people) {
    }

    /// A suspected case that was excluded.
    public record SuspectedOnly(RegionCode village, LocalDateTime suspected, LocalDateTime excluded) {
    }

    /// How those suspected come to the fever clinic, and how soon they are reported.
    ///
    /// @param investigatedHoursAfter how long it takes until a new case is investigated; null leaves it open
    /// @param exposures of those who did not come from elsewhere
    public record Clinic(int arrivesMinutesBefore, int reportedMinutesAfter, @Nullable Integer investigatedHoursAfter, List<Symptom> symptoms, List<Exposure> exposures, BigDecimal temperatureCelsius) {
    }

    /// What a person of the story needs, who does it, and how many yuan are laid out each time.
    public record Care(String person, LocalDateTime at, CareKind kind, String what, ToldBy toldBy, @Nullable Integer everyDays, @Nullable LocalDate lastOn, @Nullable String doer,
            @Nullable String paid) {
    }

    /// A stand without staff that opens.
    public record Stand(String key, RegionCode region, LocalDateTime at, String name, String place, String goods, String hours, String payment) {
    }

    /// A checkpoint, manned each day from one hour to another; it is given up after its last day, when that is not the scenario's.
    public record Checkpoint(String name, Posts.Kind kind, RegionCode region, LocalDate from, LocalDate to, int fromHour, int toHour, List<PassageGroup> passages) {
    }

    /// Vehicles of one province that pass evenly over some days.
    ///
    /// @param plate the province's sign, such as 鄂
    /// @param origin where they say that they come from; null where it is not told
    public record PassageGroup(String plate, @Nullable RegionCode origin, int vehicles, LocalDate from, LocalDate to) {
    }

    /// A named person confirms a fall of the risk level, for a reason.
    public record LevelConfirmation(LocalDateTime at, String by, String reason) {
    }
}
