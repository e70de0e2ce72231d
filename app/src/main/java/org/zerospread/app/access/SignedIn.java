package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionRange;

/// The account behind the present request, with its rights as they are at this moment.
///
/// @param rights the rights of the roles that are assigned on `range`, without those withheld
/// @param withheld rights that would act after signing in with a second factor
/// @param range the active jurisdiction; null when nothing is assigned, and then there are no rights either
/// @param mustChange whether an own password must be set before anything else
/// @param secondFactor whether the session or request was signed in with a second factor
/// @param jurisdictions all that are assigned, the widest first
public record SignedIn(UUID accountId, String username, String displayName, boolean mustChange, Set<Right> rights, Set<Right> withheld,
        @Nullable RegionRange range, boolean secondFactor, List<Place> jurisdictions) {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /// A jurisdiction with its name.
    ///
    /// @param name null for the whole country
    public record Place(RegionRange range, @Nullable String name) {
    }

    /// The account that makes the request, if one is signed in.
    public static Optional<SignedIn> find(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /// The account that makes the request.
    ///
    /// @throws IllegalStateException when none does, which the interceptor allows only at addresses open to all
    public static SignedIn get(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("the interceptor lets only signed-in accounts through"));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Whether the account has the right.
    public boolean may(Right right) {
        return rights.contains(right);
    }
}
