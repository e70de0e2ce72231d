package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.region.RegionCode;

/// Registers close contacts and releases them when their observation is over.
///
/// A contact is observed through the longest incubation of the disease, in full days after the last exposure (14 for COVID-19: national guideline of 2020, editions 2 to 7), and released on the day after.
@Component
public class ContactDesk {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;
    private final DiseaseBook diseases;

    ContactDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news, DiseaseBook diseases) {
        this.diseases = diseases;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
    }

    /// Registers the close contacts of a case who met it in one setting; a contact already registered is left as he is.
    ///
    /// @return the contacts that were new
    @Transactional
    public List<ContactsRegistered.Contact> register(CaseId caseId, List<PersonId> people, LocalDate lastExposure, String setting) {
        List<ContactsRegistered.Contact> taken = sql.sql("""
                insert into surveillance.contact (id, case_id, person_id, region, degree, setting, last_exposure, recorded_at, recorded_by)
                select gen_random_uuid(), :case, p.id, p.region, 1, :setting, :exposure, :at, :by
                from person.person p where p.id = any(:people)
                on conflict (case_id, person_id) do nothing
                returning person_id, region
                """)
                .param("case", caseId.value()).param("setting", setting).param("exposure", lastExposure)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> new ContactsRegistered.Contact(new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")), lastExposure))
                .list();
        if (!taken.isEmpty()) {
            audit.record("contacts.registered", taken.getFirst().region().value(), caseId.toString(), taken.size() + ", " + setting);
            news.publishEvent(new ContactsRegistered(caseId, taken, clock.today()));
        }
        return taken;
    }

    /// Somebody who was exposed, as tracing tells it.
    ///
    /// @param degree 1 met the case, 2 met such a contact
    /// @param setting where and how
    public record Exposure(PersonId person, int degree, LocalDate lastExposure, String setting) {
    }

    /// Registers contacts of a case, each with his own exposure; a contact already registered is left as he is, and so is who is registered beyond the writer's regions.
    ///
    /// @return the contacts that were new
    @Transactional
    public List<ContactsRegistered.Contact> register(CaseId caseId, List<Exposure> exposures) {
        List<ContactsRegistered.Contact> taken = sql.sql("""
                insert into surveillance.contact (id, case_id, person_id, region, degree, setting, last_exposure, recorded_at, recorded_by)
                select gen_random_uuid(), :case, p.id, p.region, e.degree, e.setting, e.last_exposure, :at, :by
                from unnest(:people, :degrees, :settings, cast(:days as date[])) e (person_id, degree, setting, last_exposure)
                join person.person p on p.id = e.person_id and p.region between store.low() and store.high()
                on conflict (case_id, person_id) do nothing
                returning person_id, region, last_exposure
                """)
                .param("case", caseId.value()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("people", exposures.stream().map(one -> one.person().value()).toArray(UUID[]::new)).param("degrees", exposures.stream().map(one -> (short) one.degree()).toArray(Short[]::new))
                .param("settings", exposures.stream().map(Exposure::setting).toArray(String[]::new)).param("days", exposures.stream().map(one -> one.lastExposure().toString()).toArray(String[]::new))
                .query((row, index) -> new ContactsRegistered.Contact(new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")),
                        row.getObject("last_exposure", LocalDate.class)))
                .list();
        if (!taken.isEmpty()) {
            audit.record("contacts.registered", taken.getFirst().region().value(), caseId.toString(), taken.size() + ", " + exposures.getFirst().setting());
            news.publishEvent(new ContactsRegistered(caseId, taken, clock.today()));
        }
        return taken;
    }

    /// Releases every contact whose observation is over on a day, and those who have become cases themselves.
    ///
    /// @return how many were released
    @Transactional
    public int releaseDue(LocalDate today) {
        List<Long> regions = sql.sql("""
                update surveillance.contact c
                set released_on = :today, release_recorded_at = :at,
                    release_reason = case when f.person_id is null then 'OBSERVATION_OVER' else 'BECAME_CASE' end
                from surveillance.contact x join surveillance.case_file i on i.id = x.case_id join unnest(:diseases::text[], :days::int[]) as d (disease, days) on d.disease = i.disease
                left join (select distinct person_id from surveillance.case_file where state in ('CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE', 'DISCHARGED')) f on f.person_id = x.person_id
                where x.id = c.id and c.released_on is null and (c.last_exposure + d.days < :today or f.person_id is not null)
                returning c.region
                """).param("today", today).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("diseases", diseases.list().stream().map(Disease::code).toArray(String[]::new))
                .param("days", diseases.list().stream().map(disease -> (int) Math.ceil(disease.incubation().longestDays())).toArray(Integer[]::new)).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("contacts.released", regions.getFirst(), null, regions.size() + " on " + today);
        }
        return regions.size();
    }
}
