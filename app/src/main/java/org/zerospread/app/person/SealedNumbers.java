package org.zerospread.app.person;

import java.util.UUID;

/// To whom each sealed value of the register belongs: the name is sealed with it, so that no row's value can be moved to another.
public final class SealedNumbers {

    private SealedNumbers() {
    }

    /// To whom a sealed card number belongs.
    public static String card(UUID person) {
        return "person.card:" + person;
    }

    /// To whom a sealed phone number belongs.
    public static String phone(UUID person) {
        return "person.phone:" + person;
    }

    /// To which household a sealed address belongs.
    public static String address(UUID household) {
        return "household.address:" + household;
    }
}
