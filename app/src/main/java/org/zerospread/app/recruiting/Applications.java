package org.zerospread.app.recruiting;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.engine.region.RegionCode;

/// Takes applications for jobs: from the applicant himself without sign-in, or from an official for him.
@Component
public class Applications {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_MESSAGE = 300;
    private static final int NUMBER_LENGTH = 12;
    /// Without 0, 1, I and O, which are read for one another: 60 bits in twelve places, nothing to guess at.
    private static final String NUMBER_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final JdbcClient sql;
    private final ApplicationRows rows;
    private final Regions regions;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final DistrictWide district;
    private final SecureRandom random = new SecureRandom();

    Applications(JdbcClient sql, ApplicationRows rows, Regions regions, FieldCipher cipher, AuditTrail audit, DistrictClock clock, DistrictWide district) {
        this.sql = sql;
        this.rows = rows;
        this.regions = regions;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.district = district;
    }

    /// Who wrote the application.
    public enum Source {
        /// The applicant himself.
        SELF,
        /// An official for him.
        OFFICE
    }

    /// An application that can be kept.
    ///
    /// @param person who he is in the register; null when he is not registered in the district
    /// @param number by which he finds it again
    public record Draft(UUID id, String number, UUID job, String name, String phone, @Nullable UUID person, RegionCode origin, @Nullable LocalDate arrivedOn, boolean fever, boolean contact,
            @Nullable String message, Source source) {
    }

    private record Open(long region, LocalDate validUntil, boolean closed, boolean full) {
    }

    /// Takes an application for a job that is open.
    @Transactional
    public RecruitingAnswer apply(UUID id, UUID job, ApplicationForm form, Source source) {
        Optional<Open> open = sql.sql("select region, valid_until, closed_at is not null as closed, hired >= places as full from recruiting.job where id = :id and region between store.low() and store.high()").param("id", job)
                .query((row, index) -> new Open(row.getLong("region"), row.getObject("valid_until", LocalDate.class), row.getBoolean("closed"), row.getBoolean("full"))).optional();
        if (open.isEmpty()) {
            return RecruitingAnswer.Refused.unknown("job");
        }
        if (open.get().closed() || open.get().full() || open.get().validUntil().isBefore(clock.today())) {
            return RecruitingAnswer.Refused.of("job", "RCR-010", "岗位已关闭、过期或招满", "the job is closed, out of date or filled");
        }
        FormReader reader = new FormReader(regions, clock);
        Draft draft = read(id, job, form, source, reader);
        if (draft == null) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        if (rows.insertAll(List.of(draft), clock.today()).isEmpty()) {
            return RecruitingAnswer.Refused.of("phone", "RCR-012", "这个电话已投递过该岗位", "somebody with this telephone number has applied for the job already");
        }
        audit.record("application.taken", open.get().region(), id.toString(), source.name());
        return new RecruitingAnswer.Done(id, draft.number());
    }

    private @Nullable Draft read(UUID id, UUID job, ApplicationForm form, Source source, FormReader reader) {
        Fields fields = new Fields(reader, clock.today());
        String name = fields.needed("name", form.name(), LONGEST_NAME);
        String phone = reader.phone(form.phone());
        if (FormReader.isBlank(form.phone())) {
            reader.add("phone", "RCR-001", "请填写电话", "write the telephone number");
        }
        RegionCode origin = reader.division("origin", form.origin());
        LocalDate arrived = reader.day("arrived_on", form.arrivedOn());
        String message = reader.text("message", form.message(), LONGEST_MESSAGE);
        if (form.fever() == null || form.contact() == null) {
            reader.add(form.fever() == null ? "fever" : "contact", "RCR-001", "请回答", "answer yes or no");
        }
        if (!Boolean.TRUE.equals(form.consent())) {
            reader.add("consent", "RCR-016", "须同意企业和区里查看所填内容、查询健康状况", "without consent nobody may look at it");
        }
        if (origin == null || phone == null || form.fever() == null || form.contact() == null || !reader.faults().isEmpty()) {
            return null;
        }
        return new Draft(id, newNumber(), job, name, phone, findPerson(name, phone), origin, arrived, form.fever(), form.contact(), message, source);
    }

    /// Who he is in the register of the district, wherever in it he lives; nobody when two could be meant. What is found is not told to the one who applies.
    private @Nullable UUID findPerson(String name, String phone) {
        List<UUID> found = district.call(() -> sql.sql("select p.id from person.person p where p.phone_index = :phone and p.name = :name and p.region between store.low() and store.high() limit 2")
                .param("phone", cipher.index("phone", phone)).param("name", name).query(UUID.class).list());
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// A number that nobody guesses.
    public String newNumber() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            number.append(NUMBER_ALPHABET.charAt(random.nextInt(NUMBER_ALPHABET.length())));
        }
        return number.toString();
    }

    /// Takes many applications in one statement.
    ///
    /// @return ids of those taken
    @Transactional
    public Set<UUID> applyAll(Collection<Draft> drafts, RegionCode where) {
        Set<UUID> taken = rows.insertAll(drafts, clock.today());
        audit.record("applications.taken", where.low(), null, taken.size() + " of " + drafts.size());
        return taken;
    }

    /// What an applicant reads by his number.
    ///
    /// @param state code of [org.zerospread.engine.recruiting.ApplicationState]
    public record Told(String post, String firm, UUID job, String state, LocalDate stateOn, @Nullable Instant interviewAt, @Nullable String interviewLink, @Nullable LocalDate startOn, Instant recordedAt) {
    }

    /// The application with a number.
    @Transactional(readOnly = true)
    public Optional<Told> findByNumber(String number) {
        return sql.sql("select post, firm_name, job_id, state, state_on, interview_at, interview_link, start_on, recorded_at from recruiting.application_of(:number)").param("number", clean(number))
                .query((row, index) -> new Told(row.getString("post"), row.getString("firm_name"), row.getObject("job_id", UUID.class), row.getString("state"), row.getObject("state_on", LocalDate.class),
                        row.getObject("interview_at", java.time.OffsetDateTime.class) == null ? null : row.getObject("interview_at", java.time.OffsetDateTime.class).toInstant(), row.getString("interview_link"),
                        row.getObject("start_on", LocalDate.class), row.getObject("recorded_at", java.time.OffsetDateTime.class).toInstant())).optional();
    }

    /// To whom a sealed telephone number belongs.
    public static String phoneOwner(UUID application) {
        return "recruiting.phone:" + application;
    }

    /// As it was given: capitals, without blanks and hyphens.
    static String clean(String number) {
        return number.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
    }
}
