package org.zerospread.app.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zerospread.app.SmallDistrict;

import static org.assertj.core.api.Assertions.assertThat;

/// A session ends after its longest life, however busy it is.
class SessionLimitTest extends SmallDistrict {

    private static final Duration LONGEST = Duration.ofHours(12);

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    private boolean isServed(Duration age) throws Exception {
        UUID id = UUID.randomUUID();
        sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (:id, :name, '测试', 'x', false, now())").param("id", id)
                .param("name", "s" + id.toString().substring(0, 8)).update();
        sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, 'COMMAND_OFFICE', :low, :high)").param("id", id)
                .param("low", DISTRICT.low()).param("high", DISTRICT.high()).update();
        AccountPrincipal principal = new AccountPrincipal(id, "s", accounts.find(id).orElseThrow().epoch(), false, Instant.now().minus(age));
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases");
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        AtomicBoolean served = new AtomicBoolean();
        new JurisdictionFilter(accounts, factors, LONGEST).doFilter(request, new MockHttpServletResponse(), (sent, answer) -> served.set(SignedIn.find(request).isPresent()));
        assertThat(session.isInvalid()).isNotEqualTo(served.get());
        return served.get();
    }

    @Test
    void aSessionOfTwelveHoursIsOver() throws Exception {
        assertThat(isServed(LONGEST.minusMinutes(1))).isTrue();
        assertThat(isServed(LONGEST.plusMinutes(1))).isFalse();
    }
}
