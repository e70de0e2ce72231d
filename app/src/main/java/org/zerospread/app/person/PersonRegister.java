package org.zerospread.app.person;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Pinyin;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Takes households and persons into the register, many at a time.
///
/// The same id again is known and changes nothing, so that a batch may be sent twice.
@Component
public class PersonRegister {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final DistrictClock clock;

    PersonRegister(JdbcClient sql, BulkCopy copy, FieldCipher cipher, AuditTrail audit, DistrictClock clock) {
        this.cipher = cipher;
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a batch.
    ///
    /// @param taken newly registered
    /// @param known there before under the same id
    /// @param clashes ids whose card number belongs to somebody else of the same district already; nothing of theirs was taken
    public record Receipt(int taken, int known, List<PersonId> clashes) {
    }

    /// Registers households.
    @Transactional
    public Receipt takeHouseholds(List<HouseholdDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, List.of());
        }
        copy.stage("household_draft", "id uuid, region bigint, door text, address_sealed bytea, address_index bytea", new String[] {"id", "region", "door", "address_sealed", "address_index"}, drafts, (draft, row) -> {
            row.setUUID(0, draft.id().value());
            row.setLong(1, draft.region().value());
            row.setText(2, draft.door());
            row.setByteArray(3, cipher.seal(draft.address(), SealedNumbers.address(draft.id().value())));
            row.setByteArray(4, cipher.index("address", AddressText.key(draft.region(), draft.address())));
        });
        int taken = sql.sql("""
                insert into person.household (id, region, door, address_sealed, address_index, recorded_at, recorded_by)
                select id, region, door, address_sealed, address_index, :at, :by from household_draft
                on conflict (id) do nothing
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("households.taken", drafts.getFirst().region().value(), null, taken + " of " + drafts.size());
        return new Receipt(taken, drafts.size() - taken, List.of());
    }

    /// Registers persons.
    @Transactional
    public Receipt takePersons(List<PersonDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, List.of());
        }
        stagePersons(drafts);
        int taken = sql.sql("""
                insert into person.person (id, region, household_id, name, pinyin, initials, sex, birth_date, card_kind, card_sealed, card_index, card_tail_index,
                    phone_sealed, phone_index, phone_tail_index, employer, recorded_at, recorded_by)
                select id, region, household_id, name, pinyin, initials, sex, birth_date, card_kind, card_sealed, card_index, card_tail_index,
                    phone_sealed, phone_index, phone_tail_index, employer, :at, :by
                from person_draft
                on conflict do nothing
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        List<PersonId> clashes = taken == drafts.size() ? List.of() : sql.sql("""
                select d.id from person_draft d where not exists (select from person.person p where p.id = d.id)
                """).query((row, index) -> new PersonId(row.getObject(1, java.util.UUID.class))).list();
        audit.record("persons.taken", drafts.getFirst().region().value(), null, taken + " of " + drafts.size());
        return new Receipt(taken, drafts.size() - taken - clashes.size(), clashes);
    }

    private void stagePersons(List<PersonDraft> drafts) {
        copy.stage("person_draft",
                "id uuid, region bigint, household_id uuid, name text, pinyin text, initials text, sex text, birth_date date, card_kind text, card_sealed bytea, card_index bytea, card_tail_index bigint, phone_sealed bytea, phone_index bytea, phone_tail_index bigint, employer text",
                new String[] {"id", "region", "household_id", "name", "pinyin", "initials", "sex", "birth_date", "card_kind", "card_sealed", "card_index", "card_tail_index", "phone_sealed", "phone_index",
                        "phone_tail_index", "employer"},
                drafts, (draft, row) -> {
                    Pinyin pinyin = Pinyin.of(draft.name());
                    row.setUUID(0, draft.id().value());
                    row.setLong(1, draft.region().value());
                    row.setUUID(2, draft.household() == null ? null : draft.household().value());
                    row.setText(3, draft.name());
                    row.setText(4, pinyin.full());
                    row.setText(5, pinyin.initials());
                    row.setText(6, name(draft.sex()));
                    row.setDate(7, draft.birthDate());
                    row.setText(8, draft.card() == null ? null : draft.card().kind().name());
                    String card = draft.card() == null ? null : draft.card().value();
                    row.setByteArray(9, cipher.seal(card, SealedNumbers.card(draft.id().value())));
                    row.setByteArray(10, cipher.index("card", draft.card() == null ? null : draft.card().lookup()));
                    row.setLong(11, cipher.tailIndex("card", card));
                    row.setByteArray(12, cipher.seal(draft.phone(), SealedNumbers.phone(draft.id().value())));
                    row.setByteArray(13, cipher.index("phone", draft.phone()));
                    row.setLong(14, cipher.tailIndex("phone", draft.phone()));
                    row.setText(15, draft.employer());
                });
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
