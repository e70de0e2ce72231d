package org.zerospread.app.care.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.care.NeedForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Errands with the people they are for: name masked, and where to bring it.
@Component
@Transactional(readOnly = true)
class ErrandsQuery {

    private static final int MOST_ROWS = 500;

    private static final String PERSON = """
            p.name, p.household_id, h.address_sealed,
            coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place,
            (select t.name || ' ' || m.label from quarantine.stay s join quarantine.room_night n on n.stay_id = s.id and n.nights @> :day::date
                join quarantine.room m on m.id = n.room_id join quarantine.site t on t.id = m.site_id
                where s.person_id = p.id and s.state = 'RUNNING' limit 1) as room
            """;

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final DistrictClock clock;

    ErrandsQuery(JdbcClient sql, FieldCipher cipher, DistrictClock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// The errands of a view: open ones the longest overdue first and village by village, closed ones the latest first.
    List<CarePage.Row> list(CarePage.View view) {
        return rows(view, null);
    }

    private List<CarePage.Row> rows(CarePage.@Nullable View view, @Nullable UUID person) {
        return sql.sql("""
                select e.id, e.need_id, e.person_id, n.kind, n.what, n.every_days, e.due_on, coalesce(d.display_name, e.doer) as doer, e.state, e.closed_at,
                       coalesce(c.display_name, e.closed_by) as closed_by, e.note, e.paid_cents,
                """ + PERSON + """
                from care.errand e join care.need n on n.id = e.need_id join person.person p on p.id = e.person_id left join person.household h on h.id = p.household_id
                left join access.account d on d.username = e.doer left join access.account c on c.username = e.closed_by
                where (:person::uuid is null or e.person_id = :person)
                  and case :view::text when 'DUE' then e.state = 'OPEN' and e.due_on <= :day when 'OVERDUE' then e.state = 'OPEN' and e.due_on < :day
                      when 'MINE' then e.state = 'OPEN' and e.doer = :me when 'LATER' then e.state = 'OPEN' and e.due_on > :day when 'CLOSED' then e.state <> 'OPEN' else true end
                order by e.state <> 'OPEN', e.closed_at desc nulls last, e.due_on, e.region, p.household_id, e.id limit :most
                """).param("person", person).param("view", view == null ? null : view.name()).param("day", clock.today()).param("me", Jurisdiction.actorNow()).param("most", MOST_ROWS)
                .query(this::row).list();
    }

    /// How many are in each view but the closed.
    Map<CarePage.View, Long> count() {
        Map<CarePage.View, Long> counts = new EnumMap<>(CarePage.View.class);
        sql.sql("""
                select count(*) filter (where due_on <= :day) as due, count(*) filter (where due_on < :day) as overdue, count(*) filter (where doer = :me) as mine,
                       count(*) filter (where due_on > :day) as later
                from care.errand where state = 'OPEN'
                """).param("day", clock.today()).param("me", Jurisdiction.actorNow()).query(row -> {
                    counts.put(CarePage.View.DUE, row.getLong("due"));
                    counts.put(CarePage.View.OVERDUE, row.getLong("overdue"));
                    counts.put(CarePage.View.MINE, row.getLong("mine"));
                    counts.put(CarePage.View.LATER, row.getLong("later"));
                });
        return counts;
    }

    /// The form of a person's needs with what is known already.
    Optional<CarePage.Need> findNeed(UUID person, NeedForm form, List<FormFault> faults) {
        return sql.sql("select p.id, " + PERSON + " from person.person p left join person.household h on h.id = p.household_id where p.id = :person").param("person", person)
                .param("day", clock.today()).query((row, index) -> new CarePage.Need(person, Masking.name(row.getString("name")), row.getString("place"), where(row), form, standing(person),
                        rows(null, person), faults)).optional();
    }

    private List<CarePage.Standing> standing(UUID person) {
        return sql.sql("""
                select n.id, n.kind, n.what, n.every_days, n.first_on, n.last_on, coalesce(a.display_name, n.doer) as doer
                from care.need n left join access.account a on a.username = n.doer
                where n.person_id = :person and n.every_days is not null and n.ended_at is null and (n.last_on is null or n.last_on >= :day) order by n.first_on, n.id
                """).param("person", person).param("day", clock.today()).query((row, index) -> new CarePage.Standing(row.getObject("id", UUID.class), row.getString("kind"), row.getString("what"),
                        row.getInt("every_days"), row.getObject("first_on", LocalDate.class), row.getObject("last_on", LocalDate.class), row.getString("doer"))).list();
    }

    private CarePage.Row row(ResultSet row, int index) throws SQLException {
        LocalDate due = row.getObject("due_on", LocalDate.class);
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new CarePage.Row(row.getObject("id", UUID.class), row.getObject("need_id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")),
                row.getString("place"), where(row), row.getString("kind"), row.getString("what"), row.getObject("every_days", Integer.class), due,
                row.getString("state").equals("OPEN") && due.isBefore(clock.today()), row.getString("doer"), row.getString("state"), closed == null ? null : closed.toInstant(),
                row.getString("closed_by"), row.getString("note"), row.getObject("paid_cents", Integer.class));
    }

    private @Nullable String where(ResultSet row) throws SQLException {
        if (row.getString("room") != null) {
            return row.getString("room");
        }
        UUID household = row.getObject("household_id", UUID.class);
        return household == null ? null : cipher.open(row.getBytes("address_sealed"), SealedNumbers.address(household));
    }
}
