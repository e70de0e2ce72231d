package org.zerospread.app.access;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldCipherTest extends SmallDistrict {

    private static final String NUMBER = "11010519491231002X";

    @Autowired
    FieldCipher cipher;

    @Test
    void opensWhatItSealedForTheSameOwnerOnly() {
        byte[] sealed = cipher.seal(NUMBER, "card:a");
        assertThat(cipher.open(sealed, "card:a")).isEqualTo(NUMBER);
        assertThatThrownBy(() -> cipher.open(sealed, "card:b")).hasMessageContaining("ACC-030").hasMessageNotContaining(NUMBER);
    }

    @Test
    void noticesASingleAlteredBit() {
        byte[] sealed = java.util.Objects.requireNonNull(cipher.seal(NUMBER, "card:a"));
        for (int at = 1; at < sealed.length; at++) {
            byte[] altered = Arrays.copyOf(sealed, sealed.length);
            altered[at] ^= 1;
            assertThatThrownBy(() -> cipher.open(altered, "card:a")).hasMessageContaining("ACC-030");
        }
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeButIndexesItAlike() {
        assertThat(cipher.seal(NUMBER, "card:a")).isNotEqualTo(cipher.seal(NUMBER, "card:a"));
        assertThat(cipher.index("card", NUMBER)).hasSize(16).isEqualTo(cipher.index("card", NUMBER)).isNotEqualTo(cipher.index("phone", NUMBER));
        assertThat(cipher.tailIndex("card", NUMBER)).isEqualTo(cipher.tailIndex("card", "002X")).isNotEqualTo(cipher.tailIndex("phone", "002X"));
    }

    @Test
    void refusesTheKeyOfAnotherInstallation() {
        cipher.seal(NUMBER, "card:a");
        assertThatThrownBy(() -> new FieldKeys(sql, MasterKey.parse("77".repeat(32)))).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("STO-013"));
    }
}
