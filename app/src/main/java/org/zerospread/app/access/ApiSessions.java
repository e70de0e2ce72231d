package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tokens for clients of the API, so that the second factor is shown once and not with each request.
///
/// A token is 256 random bits; the database keeps its SHA-256. It ends after 30 minutes without use, after 12 hours in any case,
/// by `DELETE /api/v1/sessions`, and whenever the account's sessions end. Times are real ones.
@Component
public class ApiSessions {

    /// How long a token lives without use.
    public static final Duration IDLE = Duration.ofMinutes(30);
    /// How long a token lives at most.
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Pattern SCHEME = Pattern.compile("(?i:bearer)\\b(.*)");
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final AccessEvents events;
    private final InstantSource time = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    ApiSessions(JdbcClient sql, Accounts accounts, AccessEvents events) {
        this.sql = sql;
        this.accounts = accounts;
        this.events = events;
    }

    /// The token that a request carries, whatever it is worth.
    public static Optional<String> tokenOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization")).map(SCHEME::matcher).filter(Matcher::matches).map(scheme -> scheme.group(1).strip());
    }

    /// Opens a session for an account that showed its password, and its second factor if it has one.
    ///
    /// @return the token, told this once
    public String open(SignedIn account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int epoch = accounts.find(account.accountId()).orElseThrow().epoch();
        events.change(account.username(), "api-session.opened", account.accountId().toString(), null, () -> {
            sql.sql("delete from access.api_session where made_at < :made or used_at < :used").param("made", before(LONGEST)).param("used", before(IDLE)).update();
            sql.sql("""
                    insert into access.api_session (digest, account_id, epoch, second_factor, made_at, used_at) values (:digest, :account, :epoch, :second, :now, :now)
                    """).param("digest", digest(token)).param("account", account.accountId()).param("epoch", epoch).param("second", account.secondFactor())
                    .param("now", before(Duration.ZERO)).update();
        });
        return token;
    }

    /// Who a token stands for; empty when it was never given out, or has ended.
    Optional<AccountPrincipal> find(String token) {
        return sql.sql("""
                update access.api_session s set used_at = :now
                from access.account a
                where s.digest = :digest and s.made_at >= :made and s.used_at >= :used and a.id = s.account_id and a.epoch = s.epoch and not a.disabled
                returning a.id, a.username, s.epoch, s.second_factor, s.made_at
                """).param("digest", digest(token)).param("now", before(Duration.ZERO)).param("made", before(LONGEST)).param("used", before(IDLE))
                .query((row, index) -> new AccountPrincipal(row.getObject("id", UUID.class), row.getString("username"), row.getInt("epoch"), row.getBoolean("second_factor"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Ends the session of a token.
    public void end(SignedIn account, String token) {
        events.change(account.username(), "api-session.ended", account.accountId().toString(), null,
                () -> sql.sql("delete from access.api_session where digest = :digest").param("digest", digest(token)).update());
    }

    private OffsetDateTime before(Duration ago) {
        return time.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    /// The token is random over 256 bits, so a plain digest cannot be turned back.
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
