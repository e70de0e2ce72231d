package org.zerospread.app.quarantine.web;

import org.jspecify.annotations.Nullable;
import org.zerospread.app.quarantine.ReleaseDesk;

/// Whether a certificate's number is a true one.
public record VerifyPage(String number, ReleaseDesk.@Nullable Certificate certificate) {
}
