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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.Jurisdiction;

/// Puts a dossier together from what each module knows.
@Component
class DossierQuery {

    private static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::day)
            .thenComparing(TimelineEntry::at, Comparator.nullsFirst(Comparator.naturalOrder())).reversed();

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final ReferralQuery referrals;
    private final EntriesQuery entries;
    private final List<TimelineSource> sources;

    DossierQuery(JdbcClient sql, FieldCipher cipher, AuditTrail audit, ReferralQuery referrals, EntriesQuery entries, List<TimelineSource> sources) {
        this.entries = entries;
        this.referrals = referrals;
        this.cipher = cipher;
        this.sql = sql;
        this.audit = audit;
        this.sources = sources;
    }

    /// The dossier of a person in the present jurisdiction; reading it leaves a record.
    @Transactional
    Optional<DossierPage> find(UUID id) {
        Optional<DossierPage.Facts> facts = findFacts(id);
        facts.ifPresent(known -> audit.record("dossier.read", Jurisdiction.placeFor(known.region()), id.toString(), null));
        return facts.map(known -> dossier(id, known));
    }

    /// The dossier with the full name and numbers; the reason for it stays on record.
    @Transactional
    Optional<DossierPage> unmask(UUID id, String reason) {
        Optional<DossierPage.Facts> facts = load(id, false);
        facts.ifPresent(known -> audit.record("person.unmasked", Jurisdiction.placeFor(known.region()), id.toString(), reason));
        return facts.map(known -> dossier(id, known));
    }

    private DossierPage dossier(UUID id, DossierPage.Facts known) {
        DossierPage.Entries others = entries.of(known);
        List<TimelineEntry> records = new ArrayList<>();
        sources.forEach(source -> records.addAll(source.listEntries(new PersonId(id))));
        if (others.isLedBy(id)) {
            others.others().forEach(other -> sources.forEach(source -> source.listEntries(new PersonId(other.id()))
                    .forEach(record -> records.add(record.with(Phrase.of("timeline.other-entry", other.name() == null ? other.id().toString() : other.name(), other.place()))))));
        }
        records.sort(NEWEST_FIRST);
        SequencedMap<LocalDate, List<TimelineEntry>> days = new LinkedHashMap<>();
        records.forEach(entry -> days.computeIfAbsent(entry.day(), day -> new ArrayList<>()).add(entry));
        List<TimelineEntry.Span> stages = records.reversed().stream().map(TimelineEntry::span).filter(java.util.Objects::nonNull).toList();
        return new DossierPage(known, others, referrals.listOf(id), stages, days);
    }

    /// The address of a household.
    @Transactional(readOnly = true)
    Optional<String> findAddress(String household) {
        return sql.sql("select id, address_sealed from person.household where id::text = :id").param("id", household)
                .query((row, index) -> text(cipher.open(row.getBytes("address_sealed"), SealedNumbers.address(row.getObject("id", UUID.class))))).optional();
    }

    /// Who a person is.
    @Transactional(readOnly = true)
    Optional<DossierPage.Facts> findFacts(UUID id) {
        return load(id, true);
    }

    private Optional<DossierPage.Facts> load(UUID id, boolean masked) {
        return sql.sql("""
                select p.id, p.name, p.sex, p.birth_date, p.card_kind, p.card_sealed, p.phone_sealed, p.employer, p.region, p.household_id, h.address_sealed,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000, p.region) and r.level between 3 and 5) as place
                from person.person p
                left join person.household h on h.id = p.household_id
                where p.id = :id
                """).param("id", id).query((row, index) -> facts(row, masked)).optional();
    }

    private DossierPage.Facts facts(ResultSet row, boolean masked) throws SQLException {
        String place = row.getString("place");
        UUID id = row.getObject("id", UUID.class);
        UUID household = row.getObject("household_id", UUID.class);
        String name = row.getString("name");
        String card = cipher.open(row.getBytes("card_sealed"), SealedNumbers.card(id));
        String phone = cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id));
        String address = household == null ? null : cipher.open(row.getBytes("address_sealed"), SealedNumbers.address(household));
        return new DossierPage.Facts(id, masked, masked ? Masking.name(name) : name, row.getString("sex"), row.getObject("birth_date", LocalDate.class), row.getString("card_kind"),
                masked ? Masking.card(card) : text(card), masked ? Masking.phone(phone) : text(phone), row.getString("employer"), address,
                place == null ? "" : place, row.getLong("region"), household, household == null ? List.of() : listKin(household, id));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private List<DossierPage.Kin> listKin(UUID household, UUID besides) {
        return sql.sql("select id, name from person.person where household_id = :household and id <> :besides order by birth_date, id")
                .param("household", household).param("besides", besides)
                .query((row, index) -> new DossierPage.Kin(row.getObject("id", UUID.class), Masking.name(row.getString("name")))).list();
    }
}
