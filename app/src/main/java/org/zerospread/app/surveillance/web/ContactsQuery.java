package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// Contacts, and whom the form of an occasion offers.
@Component
@Transactional(readOnly = true)
class ContactsQuery {

    private static final int MOST_CHOICES = 500;

    private final JdbcClient sql;
    private final DistrictClock clock;

    ContactsQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Contacts in a state, the last exposed first.
    ///
    /// @param after id of the contact behind which the page begins
    List<ContactsPage.Row> list(String state, @Nullable UUID caseId, @Nullable RegionRange inside, @Nullable UUID after, int most) {
        return sql.sql("""
                select k.id, k.person_id, p.name, k.degree, k.setting, k.mode, k.relation, k.exposed_from, k.exposed_until, k.last_exposure, (:today::date - k.last_exposure) as day, k.case_id, c.number, k.released_on,
                       b.id as became, b.number as became_number, tp.name as through_name,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (k.region - k.region % 1000000, k.region - k.region % 1000) and r.level in (3, 4)), '') as place
                from surveillance.contact k left join surveillance.case_file c on c.id = k.case_id join person.person p on p.id = k.person_id
                left join surveillance.case_file b on b.id = k.became_case left join surveillance.contact t on t.id = k.through_id left join person.person tp on tp.id = t.person_id
                where (:case::uuid is null or k.case_id = :case) and (:low::bigint is null or k.region between :low and :high)
                  and case :state when 'OPEN' then k.released_on is null and k.became_case is null when 'CASE' then k.became_case is not null or k.release_reason = 'BECAME_CASE'
                      else k.released_on is not null and k.became_case is null and k.release_reason is distinct from 'BECAME_CASE' end
                  and (:after::uuid is null or (k.last_exposure, k.id) < (select a.last_exposure, a.id from surveillance.contact a where a.id = :after))
                order by k.last_exposure desc, k.id desc limit :most
                """).param("today", clock.today()).param("case", caseId).param("low", inside == null ? null : inside.low()).param("high", inside == null ? null : inside.high()).param("state", state)
                .param("after", after).param("most", most).query(ContactsQuery::row).list();
    }

    /// How many there are in each state.
    Map<String, Long> count(@Nullable UUID caseId, @Nullable RegionRange inside) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.sql("""
                select n.state, count(k.id) as contacts from unnest(array['OPEN', 'CASE', 'RELEASED']) with ordinality as n (state, place)
                left join surveillance.contact k on n.state = case when k.became_case is not null or k.release_reason = 'BECAME_CASE' then 'CASE' when k.released_on is null then 'OPEN' else 'RELEASED' end
                    and (:case::uuid is null or k.case_id = :case) and (:low::bigint is null or k.region between :low and :high)
                group by n.state, n.place order by n.place
                """).param("case", caseId).param("low", inside == null ? null : inside.low()).param("high", inside == null ? null : inside.high()).query(row -> {
            counts.put(row.getString("state"), row.getLong("contacts"));
        });
        return counts;
    }

    /// The number of a case.
    Optional<String> findNumber(@Nullable UUID caseId) {
        return sql.sql("select number from surveillance.case_file where id = :id").param("id", caseId).query(String.class).optional();
    }

    /// Who lives with a case and may be picked.
    List<ContactFormPage.Choice> household(UUID caseId) {
        return sql.sql("""
                select o.id, o.name, k.id is not null as known from surveillance.case_file c join person.person p on p.id = c.person_id join person.person o on o.household_id = p.household_id and o.id <> p.id
                left join surveillance.contact k on k.case_id = c.id and k.person_id = o.id
                where c.id = :id order by o.pinyin limit :most
                """).param("id", caseId).param("most", MOST_CHOICES)
                .query((row, index) -> new ContactFormPage.Choice(row.getObject("id", UUID.class), Masking.name(row.getString("name")), row.getBoolean("known") ? "KNOWN" : "")).list();
    }

    /// Contacts of the first degree.
    List<ContactFormPage.Choice> first(UUID caseId) {
        return sql.sql("""
                select k.id, p.name, k.setting from surveillance.contact k join person.person p on p.id = k.person_id where k.case_id = :id and k.degree = 1 order by p.pinyin, k.id limit :most
                """).param("id", caseId).param("most", MOST_CHOICES)
                .query((row, index) -> new ContactFormPage.Choice(row.getObject("id", UUID.class), Masking.name(row.getString("name")), row.getString("setting"))).list();
    }

    private static ContactsPage.Row row(ResultSet row, int index) throws SQLException {
        String through = row.getString("through_name");
        return new ContactsPage.Row(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("place"), row.getInt("degree"),
                row.getString("setting"), row.getString("mode"), row.getString("relation"), instant(row, "exposed_from"), instant(row, "exposed_until"), row.getObject("last_exposure", LocalDate.class),
                row.getInt("day"), row.getObject("case_id", UUID.class), row.getString("number"), through == null ? null : Masking.name(through), row.getObject("released_on", LocalDate.class),
                row.getObject("became", UUID.class), row.getString("became_number"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
