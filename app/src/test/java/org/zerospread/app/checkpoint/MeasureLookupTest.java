package org.zerospread.app.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A crew learns which measure holds for the one who stands before it, and nothing else.
class MeasureLookupTest extends SmallDistrict {

    private static final Jurisdiction CREW = new Jurisdiction("crew", RegionCode.parse("500153102").range());
    private static final Jurisdiction ELSEWHERE = new Jurisdiction("else", RegionCode.parse("510500").range());
    private static final String CARD = "51022919800101123X";
    private static final String PHONE = "13812345678";

    @Autowired
    MeasureLookup lookup;

    @Autowired
    MeasureList list;

    @Autowired
    FieldCipher cipher;

    @Autowired
    Stays stays;

    @BeforeEach
    void putSomebodyInQuarantine() {
        if (count("select count(*) from person.person where name = '诸葛名单'") > 0) {
            return;
        }
        PersonId person = somebody();
        OFFICE.run(() -> {
            transaction.executeWithoutResult(status -> sql.sql("""
                    update person.person set name = '诸葛名单', card_kind = 'RESIDENT', card_sealed = :card, card_index = :cardIndex, card_tail_index = :cardTail,
                        phone_sealed = :phone, phone_index = :phoneIndex, phone_tail_index = :phoneTail where id = :id
                    """).param("card", cipher.seal(CARD, SealedNumbers.card(person.value()))).param("cardIndex", cipher.index("card", CARD)).param("cardTail", cipher.tailIndex("card", CARD))
                    .param("phone", cipher.seal(PHONE, SealedNumbers.phone(person.value()))).param("phoneIndex", cipher.index("phone", PHONE)).param("phoneTail", cipher.tailIndex("phone", PHONE))
                    .param("id", person.value()).update());
            stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.of(2020, 2, 8))));
        });
    }

    private static MeasureLookup.Question about(@Nullable String number, @Nullable String name) {
        return new MeasureLookup.Question(number, name, "入村核验");
    }

    @Test
    void findsByCardAndByNameWithFourDigitsAlsoOutsideTheCrewsOwnTown() {
        for (MeasureLookup.Question question : List.of(about("51022919800101123x", null), about("123x", "诸葛名单"), about("5678", " 诸葛名单 "))) {
            assertThat(CREW.call(() -> lookup.ask(question))).isEqualTo(new MeasureLookup.Answer.Held(new MeasureInForce(MeasureInForce.Kind.SITE, LocalDate.of(2020, 3, 7))));
        }
        assertThat(CREW.call(() -> lookup.ask(about("5678", "诸葛另名")))).isInstanceOf(MeasureLookup.Answer.Free.class);
        assertThat(ELSEWHERE.call(() -> lookup.ask(about(CARD, null)))).as("another district's crew").isInstanceOf(MeasureLookup.Answer.Free.class);
    }

    @Test
    void putsEachLookupOnRecordWithItsReasonAndAsksForBoth() {
        long before = count("select count(*) from audit.record where action = 'measure.looked-up'");
        CREW.run(() -> lookup.ask(about(CARD, null)));
        CREW.run(() -> lookup.ask(about("510229198001011111", null)));
        assertThat(count("select count(*) from audit.record where action = 'measure.looked-up'") - before).as("also of nobody").isEqualTo(2);
        assertThat(CREW.call(() -> lookup.ask(new MeasureLookup.Question(CARD, null, " ")))).isInstanceOfSatisfying(MeasureLookup.Answer.Refused.class, no -> assertThat(no.fault().code()).isEqualTo("CHK-010"));
        assertThat(CREW.call(() -> lookup.ask(about("123X", null)))).isInstanceOfSatisfying(MeasureLookup.Answer.Refused.class, no -> assertThat(no.fault().code()).isEqualTo("CHK-009"));
    }

    @Test
    void theListOfTheDayIsSignedNamesDayAndPlaceAndShowsNobody() throws Exception {
        MeasureList.Signed signed = CREW.call(() -> list.today());
        assertThat(signed.text()).contains("\"place\":\"500153\"", "\"day\":\"2020-02-10\"", "\"SITE\",\"2020-03-07\"").doesNotContain("诸葛", CARD, PHONE, "123X", "5678\"");
        assertThat(isSigned(signed.text(), signed)).isTrue();
        assertThat(isSigned(signed.text().replace("2020-02-10", "2020-02-11"), signed)).isFalse();
        byte[] salt = Base64.getDecoder().decode(signed.text().replaceAll(".*\"salt\":\"([^\"]+)\".*", "$1"));
        for (String sought : List.of("card\n" + CARD, "tail\n诸葛名单\n123X", "tail\n诸葛名单\n5678")) {
            byte[] tag = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(sought.toCharArray(), salt, 1_000, 72)).getEncoded();
            assertThat(signed.text()).contains("[\"" + Base64.getEncoder().encodeToString(tag) + "\",\"SITE\"");
        }
        assertThat(ELSEWHERE.call(() -> list.today()).text()).contains("\"entries\":[]");
        clock.hold(NOW.plusSeconds(86_400));
        MeasureList.Signed tomorrow = CREW.call(() -> list.today());
        assertThat(tomorrow.publicKey()).isEqualTo(signed.publicKey());
        assertThat(tomorrow.text()).as("another salt each day").doesNotContain(Base64.getEncoder().encodeToString(salt));
    }

    private static boolean isSigned(String text, MeasureList.Signed signed) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(signed.publicKey())));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(signed.signature());
    }
}
