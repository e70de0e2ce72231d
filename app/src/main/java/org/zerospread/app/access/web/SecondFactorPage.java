package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.SecondFactors;

/// The second factor: set up, waiting to be confirmed, or just confirmed.
///
/// @param setup what to enter in the app; null when a second factor is set up
/// @param qr path of an SVG, one unit for a module; empty without `setup`
/// @param side width of the QR code in modules
/// @param recoveryCodes shown this once
public record SecondFactorPage(SecondFactors.@Nullable Setup setup, String qr, int side, List<String> recoveryCodes, boolean wrong) {
}
