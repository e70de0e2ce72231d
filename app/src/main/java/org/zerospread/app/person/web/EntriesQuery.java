package org.zerospread.app.person.web;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.app.person.SealedNumbers;

/// Which entries are one person, and what other sources say of him.
@Component
@Transactional(readOnly = true)
class EntriesQuery {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    EntriesQuery(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Member(UUID id, boolean leading, DossierPage.Other shown) {
    }

    /// The leading entries of those that are one person with others.
    Map<UUID, UUID> listLeading(Collection<UUID> entries) {
        Map<UUID, UUID> leading = new HashMap<>();
        sql.sql("""
                select n.id, e.id as leader from unnest(:ids::uuid[]) as n (id) cross join lateral person.entries_of(n.id) e
                where e.leads and exists (select from person.doubt d where d.state = 'SAME' and (d.person_id = n.id or d.other_id = n.id))
                """).param("ids", entries.toArray(UUID[]::new)).query(row -> {
                    leading.put(row.getObject("id", UUID.class), row.getObject("leader", UUID.class));
                });
        return leading;
    }

    /// What belongs to an entry of the register.
    DossierPage.Entries of(DossierPage.Facts entry) {
        List<Member> members = sql.sql("""
                select e.id, e.leads, p.name, (select string_agg(r.name, ' ' order by r.level) from region.region r
                    where r.code in (e.region - e.region % 1000000, e.region - e.region % 1000) and r.level in (3, 4)) as place
                from person.entries_of(:id) e left join person.person p on p.id = e.id order by e.leads desc, e.id
                """).param("id", entry.id()).query((row, index) -> new Member(row.getObject("id", UUID.class), row.getBoolean("leads"),
                        new DossierPage.Other(row.getObject("id", UUID.class), row.getString("name") == null ? null : Masking.name(row.getString("name")),
                                Objects.requireNonNullElse(row.getString("place"), "")))).list();
        UUID leading = members.size() < 2 ? null : members.stream().filter(Member::leading).findFirst().map(Member::id).orElse(null);
        List<UUID> speakOf = entry.id().equals(leading) ? members.stream().map(Member::id).toList() : List.of(entry.id());
        return new DossierPage.Entries(leading, members.stream().filter(member -> !member.id().equals(entry.id())).map(Member::shown).toList(), open(entry.id()), sayings(entry, speakOf));
    }

    private long open(UUID id) {
        return sql.sql("""
                select count(*) from person.doubt d join person.person a on a.id = d.person_id join person.person b on b.id = d.other_id
                where d.state = 'OPEN' and (d.person_id = :id or d.other_id = :id)
                """).param("id", id).query(Long.class).single();
    }

    private List<DossierPage.Saying> sayings(DossierPage.Facts entry, List<UUID> speakOf) {
        return sql.sql("""
                select s.id, s.person_id, s.field, s.value_sealed, s.source, s.recorded_at, s.recorded_by, p.name, p.phone_sealed, p.birth_date::text as born, p.employer, h.door
                from person.said s join person.person p on p.id = s.person_id left join person.household h on h.id = p.household_id
                where s.person_id = any(:ids) order by s.recorded_at desc, s.id
                """).param("ids", speakOf.toArray(UUID[]::new)).query((row, index) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    String field = row.getString("field");
                    String value = Objects.requireNonNull(cipher.open(row.getBytes("value_sealed"), PersonSayings.owner(row.getObject("id", UUID.class))));
                    String registered = switch (field) {
                        case "name" -> row.getString("name");
                        case "phone" -> cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(person));
                        case "birth_date" -> row.getString("born");
                        case "employer" -> row.getString("employer");
                        case "household" -> row.getString("door");
                        default -> null;
                    };
                    boolean now = value.equals(registered);
                    boolean adoptable = !now && person.equals(entry.id()) && !field.equals("household") && !field.equals("address");
                    return new DossierPage.Saying(row.getObject("id", UUID.class), field, entry.masked() ? masked(field, value) : value, row.getString("source"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"), now, adoptable);
                }).list();
    }

    private static String masked(String field, String value) {
        return switch (field) {
            case "name" -> Masking.name(value);
            case "phone" -> Masking.phone(value);
            default -> value;
        };
    }
}
