package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionRange;

/// The account behind the present request, with its rights as they are at this moment.
///
/// @param rights the rights of the roles that are assigned on `range`
/// @param range the widest range assigned; null when nothing is assigned, and then there are no rights either
/// @param mustChange whether an own password must be set before anything else
public record SignedIn(UUID accountId, String username, String displayName, boolean mustChange, Set<Right> rights, @Nullable RegionRange range) {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /// The account that makes the request, if one is signed in.
    public static Optional<SignedIn> find(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Whether the account has the right.
    public boolean may(Right right) {
        return rights.contains(right);
    }
}
