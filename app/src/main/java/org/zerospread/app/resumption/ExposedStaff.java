package org.zerospread.app.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.ContactEvent;
import org.zerospread.app.surveillance.ContactEvents;
import org.zerospread.app.surveillance.ExposureMode;
import org.zerospread.app.surveillance.ExposureSetting;

/// Who was beside whom at a firm, and what follows for them in `surveillance`: staff live anywhere in the district, so that part is done over all of it.
@Component
class ExposedStaff {

    /// Most people of one occasion ([ContactEvents]).
    private static final int CHUNK = 1_000;

    private final JdbcClient sql;
    private final CaseDesk cases;
    private final ContactEvents contacts;
    private final DistrictWide district;

    ExposedStaff(JdbcClient sql, CaseDesk cases, ContactEvents contacts, DistrictWide district) {
        this.sql = sql;
        this.cases = cases;
        this.contacts = contacts;
        this.district = district;
    }

    /// In what somebody was beside the case, the closest first.
    enum Group {
        DORMITORY, TABLE, BUS, SHIFT;

        ExposureSetting setting() {
            return switch (this) {
                case DORMITORY -> ExposureSetting.HOUSEHOLD;
                case TABLE -> ExposureSetting.MEAL;
                case BUS -> ExposureSetting.VEHICLE;
                case SHIFT -> ExposureSetting.WORK;
            };
        }

        ExposureMode mode() {
            return switch (this) {
                case DORMITORY, SHIFT -> ExposureMode.SAME_ROOM;
                case TABLE -> ExposureMode.FACE_TO_FACE;
                case BUS -> ExposureMode.SAME_VEHICLE;
            };
        }

        String zh() {
            return switch (this) {
                case DORMITORY -> "宿舍";
                case TABLE -> "食堂同桌";
                case BUS -> "通勤车";
                case SHIFT -> "同班";
            };
        }
    }

    /// Somebody who was beside the case, in which groups.
    record Beside(UUID staff, PersonId person, List<Group> groups) {
    }

    /// The case, or why there is none.
    record Opened(@Nullable CaseId caseId, String code, String zh, String en) {
    }

    /// How many of those who go on working lack a negative result, and how many are positive.
    record Tests(int missing, int positive) {
    }

    /// Whose line on the firm's ledger it is.
    Optional<PersonId> findPerson(UUID firm, UUID staff) {
        return sql.sql("select person_id from enterprise.staff where id = :staff and firm_id = :firm and left_on is null and region between store.low() and store.high()").param("staff", staff)
                .param("firm", firm).query(UUID.class).optional().map(PersonId::new);
    }

    /// Whoever has returned and shares his shift, table, bus or room.
    List<Beside> list(UUID firm, UUID staff) {
        return sql.sql("""
                select t.id, t.person_id, array_remove(array[case when t.dormitory = i.dormitory then 'DORMITORY' end, case when t.canteen_table = i.canteen_table then 'TABLE' end,
                    case when t.bus = i.bus then 'BUS' end, case when t.shift = i.shift then 'SHIFT' end], null) as groups
                from enterprise.staff i join enterprise.staff t on t.firm_id = i.firm_id and t.id <> i.id and t.left_on is null
                join resumption.returned r on r.staff_id = t.id
                where i.id = :staff and i.firm_id = :firm and (t.dormitory = i.dormitory or t.canteen_table = i.canteen_table or t.bus = i.bus or t.shift = i.shift) order by t.id
                """).param("staff", staff).param("firm", firm)
                .query((row, index) -> new Beside(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)),
                        Arrays.stream((String[]) row.getArray("groups").getArray()).map(Group::valueOf).toList())).list();
    }

    /// His open case, or a suspected one that is opened now.
    Opened openCase(PersonId person, @Nullable LocalDate onset, Instant now, String note) {
        return district.call(() -> {
            Optional<CaseId> open = cases.findOpenId(person);
            if (open.isPresent()) {
                return new Opened(open.get(), "", "", "");
            }
            return switch (cases.suspect(person, onset, now, note)) {
                case CaseAnswer.Done(CaseId caseId) -> new Opened(caseId, "", "", "");
                case CaseAnswer.Refused(String code, String zh, String en) -> new Opened(null, code, zh, en);
            };
        });
    }

    /// Registers all who were beside him as close contacts, each in his closest group; the news of it begins their quarantine.
    Optional<LoopAnswer.Fault> register(UUID firm, CaseId caseId, String place, List<Beside> beside, Instant from, Instant until) {
        return district.call(() -> {
            for (Group group : Group.values()) {
                List<PersonId> people = new ArrayList<>(beside.stream().filter(one -> one.groups().getFirst() == group).map(Beside::person).toList());
                for (int at = 0; at < people.size(); at += CHUNK) {
                    ContactEvent event = new ContactEvent(caseId, group.setting(), group.mode(), place + " " + group.zh(), from, until, 1, null, null, null, "",
                            people.subList(at, Math.min(people.size(), at + CHUNK)));
                    if (contacts.register(event) instanceof ContactEvents.Answer.Refused(var faults)) {
                        return Optional.of(new LoopAnswer.Fault(firm, faults.getFirst()));
                    }
                }
            }
            return Optional.<LoopAnswer.Fault>empty();
        });
    }

    /// The tests since a freeze of those who have returned and are in no quarantine: counted over the district, and only the counts come back.
    Tests tests(UUID firm, Instant since) {
        return district.call(() -> sql.sql("""
                select count(*) filter (where not n.positive and not n.negative)::int as missing, count(*) filter (where n.positive)::int as positive
                from (select t.person_id, coalesce(bool_or(x.result = 'POSITIVE'), false) as positive, coalesce(bool_or(x.result = 'NEGATIVE'), false) as negative
                    from resumption.returned r join enterprise.staff t on t.id = r.staff_id and t.left_on is null
                    left join surveillance.test x on x.person_id = t.person_id and x.sampled_at >= :since
                    where r.firm_id = :firm and not exists (select from quarantine.stay s where s.person_id = t.person_id and s.state = 'RUNNING')
                      and not exists (select from surveillance.case_file c where c.person_id = t.person_id and c.state not in ('EXCLUDED', 'DISCHARGED', 'CLOSED'))
                    group by t.person_id) n
                """).param("firm", firm).param("since", since.atOffset(ZoneOffset.UTC)).query((row, index) -> new Tests(row.getInt("missing"), row.getInt("positive"))).single());
    }
}
