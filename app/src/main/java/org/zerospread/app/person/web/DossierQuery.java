package org.zerospread.app.person.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;

/// Puts a dossier together from what each module knows.
@Component
class DossierQuery {

    private static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::day)
            .thenComparing(TimelineEntry::at, Comparator.nullsFirst(Comparator.naturalOrder())).reversed();

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final List<TimelineSource> sources;

    DossierQuery(JdbcClient sql, AuditTrail audit, List<TimelineSource> sources) {
        this.sql = sql;
        this.audit = audit;
        this.sources = sources;
    }

    /// The dossier of a person in the present jurisdiction; reading it leaves a record.
    @Transactional
    Optional<DossierPage> find(UUID id) {
        Optional<DossierPage.Facts> facts = findFacts(id);
        facts.ifPresent(known -> audit.record("dossier.read", known.region(), id.toString(), null));
        return facts.map(known -> {
            List<TimelineEntry> entries = new ArrayList<>();
            sources.forEach(source -> entries.addAll(source.listEntries(new PersonId(id))));
            entries.sort(NEWEST_FIRST);
            SequencedMap<LocalDate, List<TimelineEntry>> days = new LinkedHashMap<>();
            entries.forEach(entry -> days.computeIfAbsent(entry.day(), day -> new ArrayList<>()).add(entry));
            List<TimelineEntry.Span> stages = entries.reversed().stream().map(TimelineEntry::span).filter(java.util.Objects::nonNull).toList();
            return new DossierPage(known, stages, days);
        });
    }

    /// The address of a household.
    @Transactional(readOnly = true)
    Optional<String> findAddress(String household) {
        return sql.sql("select address from person.household where id::text = :id").param("id", household).query(String.class).optional();
    }

    /// Who a person is.
    @Transactional(readOnly = true)
    Optional<DossierPage.Facts> findFacts(UUID id) {
        return sql.sql("""
                select p.id, p.name, p.sex, p.birth_date, p.card_kind, p.card_number, p.phone, p.employer, p.region, p.household_id, h.address,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000, p.region) and r.level between 3 and 5) as place
                from person.person p
                left join person.household h on h.id = p.household_id
                where p.id = :id
                """).param("id", id).query(this::facts).optional();
    }

    private DossierPage.Facts facts(ResultSet row, int index) throws SQLException {
        String place = row.getString("place");
        UUID id = row.getObject("id", UUID.class);
        UUID household = row.getObject("household_id", UUID.class);
        return new DossierPage.Facts(id, row.getString("name"), row.getString("sex"), row.getObject("birth_date", LocalDate.class), row.getString("card_kind"),
                Masking.card(row.getString("card_number")), Masking.phone(row.getString("phone")), row.getString("employer"), row.getString("address"),
                place == null ? "" : place, row.getLong("region"), household, household == null ? List.of() : listKin(household, id));
    }

    private List<DossierPage.Kin> listKin(UUID household, UUID besides) {
        return sql.sql("select id, name from person.person where household_id = :household and id <> :besides order by birth_date, id")
                .param("household", household).param("besides", besides)
                .query((row, index) -> new DossierPage.Kin(row.getObject("id", UUID.class), row.getString("name"))).list();
    }
}
