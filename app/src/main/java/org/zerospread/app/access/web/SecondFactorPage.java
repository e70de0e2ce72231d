package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.Passkeys;
import org.zerospread.app.access.SecondFactors;

/// The second factors of an account, with the forms that add and remove one.
///
/// @param setup what to enter in the authenticator app; null when one is set up
/// @param qr path of an SVG, one unit for a module; empty without `setup`
/// @param side width of the QR code in modules
/// @param recoveryCodes shown this once
/// @param added whether one was added just now
/// @param options what the browser asks an authenticator to make, as JSON
public record SecondFactorPage(SecondFactors.@Nullable Setup setup, String qr, int side, List<String> recoveryCodes, boolean added,
        List<Passkeys.Passkey> passkeys, String options, @Nullable String refusal) {
}
