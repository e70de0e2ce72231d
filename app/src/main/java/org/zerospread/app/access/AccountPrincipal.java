package org.zerospread.app.access;

import java.io.Serializable;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Who signed in, when and how: no rights, which are read anew at each request.
///
/// @param epoch the account's at sign-in; another one there ends the session
/// @param secondFactor whether a second factor was shown
/// @param signedInAt real time, also while a replay holds the district's clock
record AccountPrincipal(UUID accountId, String username, int epoch, boolean secondFactor, Instant signedInAt) implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }

    AccountPrincipal renewed(int newEpoch, boolean withSecondFactor) {
        return new AccountPrincipal(accountId, username, newEpoch, withSecondFactor, signedInAt);
    }

    boolean isOlderThan(Duration limit, Instant now) {
        return signedInAt.plus(limit).isBefore(now);
    }
}
