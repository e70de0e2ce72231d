package org.zerospread.app.person;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Numbers and addresses lie encrypted, and a new key can be brought to them in pieces.
class SealedNumbersTest extends SmallDistrict {

    private static final String CARD = "440524188001010014";

    @Autowired
    PersonRegister register;

    @Autowired
    SealedPersons persons;

    @Autowired
    SealedHouseholds households;

    @Autowired
    FieldCipher cipher;

    private static CardNumber card() {
        return ((CardReading.Accepted) CardNumber.read(CARD)).card();
    }

    private PersonDraft draft(RegionCode region) {
        return new PersonDraft(new PersonId(UUID.randomUUID()), region, null, "欧阳建国", null, null, card(), "13900001111", null);
    }

    @Test
    void nothingOfANumberLiesInTheClear() {
        PersonDraft draft = draft(GRID);
        OFFICE.run(() -> {
            register.takePersons(List.of(draft));
            register.takeHouseholds(List.of(new HouseholdDraft(new HouseholdId(UUID.randomUUID()), GRID, "7", "鹿子村七号院")));
        });
        assertThat(count("select count(*) from person.person p where p::text like '%' || ? || '%' or p::text like '%13900001111%' or p::text like '%' || encode(?::bytea, 'hex') || '%'",
                CARD, CARD.getBytes(java.nio.charset.StandardCharsets.UTF_8))).isZero();
        assertThat(count("select count(*) from person.household h where h::text like '%' || encode(convert_to('七号院', 'UTF8'), 'hex') || '%' or h::text like '%七号院%'")).isZero();
        assertThat(count("select count(*) from person.person where card_index = ?", (Object) cipher.index("card", CARD))).isEqualTo(1);
    }

    @Test
    void theSameCardInAnotherDistrictIsTakenAndTellsNothing() {
        org.zerospread.app.store.Jurisdiction elsewhere = new org.zerospread.app.store.Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        OFFICE.run(() -> register.takePersons(List.of(draft(GRID))));
        PersonRegister.Receipt there = elsewhere.call(() -> register.takePersons(List.of(draft(RegionCode.parse("500118001001")))));
        assertThat(there.taken()).isEqualTo(1);
        assertThat(there.clashes()).isEmpty();
        assertThat(OFFICE.call(() -> register.takePersons(List.of(draft(GRID)))).clashes()).hasSize(1);
    }

    @Test
    void aNewKeyIsBroughtInPiecesAndTheOldOneForgotten() {
        family(new HouseholdId(UUID.randomUUID()), 3);
        OFFICE.run(() -> register.takePersons(List.of(new PersonDraft(new PersonId(UUID.randomUUID()), GRID, null, "欧阳建国", null, null, null, "13900002222", null))));
        org.zerospread.app.store.Jurisdiction all = new org.zerospread.app.store.Jurisdiction("keys", org.zerospread.app.store.Jurisdiction.EVERYWHERE);
        int old = cipher.newestKey();
        int fresh = cipher.beginNewKey();
        for (SealedFields table : List.of(persons, households)) {
            long left = all.call(() -> table.countOtherThan(fresh));
            assertThat(left).isPositive();
            SealedFields.Piece piece = all.call(() -> table.sealAnew(fresh, SealedFields.BEGINNING, 1));
            assertThat(piece.sealed()).isEqualTo(1);
            assertThat(all.call(() -> table.countOtherThan(fresh))).as("interrupted here, it goes on from the beginning").isEqualTo(left - 1);
            piece = new SealedFields.Piece(1, SealedFields.BEGINNING);
            while (piece.sealed() > 0) {
                UUID after = piece.last();
                piece = all.call(() -> table.sealAnew(fresh, after, 2));
            }
            assertThat(all.call(() -> table.countOtherThan(fresh))).isZero();
        }
        assertThat(cipher.forgetKey(old)).as("another process may still write under it").isFalse();
        assertThat(cipher.listKeys()).contains(fresh, old);
        assertThat(count("select count(*) from person.person where phone_index = ?", (Object) cipher.index("phone", "13900002222"))).isEqualTo(1);
        byte[] sealed = OFFICE.call(() -> transaction.execute(status -> sql.sql("select phone_sealed from person.person where phone_index = :index")
                .param("index", cipher.index("phone", "13900002222")).query(byte[].class).single()));
        UUID id = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from person.person where phone_index = :index")
                .param("index", cipher.index("phone", "13900002222")).query(UUID.class).single()));
        assertThat(cipher.open(sealed, SealedNumbers.phone(id))).isEqualTo("13900002222");
    }
}
