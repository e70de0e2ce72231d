package org.zerospread.app.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/// Who signed in: no rights, which are read anew at each request.
record AccountPrincipal(UUID accountId, String username) implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }
}
