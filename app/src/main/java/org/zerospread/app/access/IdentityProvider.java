package org.zerospread.app.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.StoreException;

/// Sign-in by the district's identity provider (OpenID Connect, code flow with PKCE); there only when one is configured.
///
/// Who signs in there is an account here only when those who manage accounts have linked it: none is ever made from outside.
/// Spring Security checks state, nonce, signature, issuer, audience and time of the provider's token.
@Component
@ConditionalOnProperty("zerospread.oidc.issuer")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class IdentityProvider {

    /// Where a sign-in by the provider begins.
    public static final String BEGIN = "/oauth2/authorization/oidc";

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

    private final Accounts accounts;
    private final AccessEvents events;
    private final OpenSession session;
    private final String issuer;
    private final String claim;
    private final String trusted;
    private final ClientRegistration registration;

    IdentityProvider(Accounts accounts, AccessEvents events, OpenSession session, @Value("${zerospread.oidc.issuer}") String issuer, @Value("${zerospread.oidc.client-id}") String client,
            @Value("${zerospread.oidc.client-secret}") String secret, @Value("${zerospread.oidc.account-claim:sub}") String claim,
            @Value("${zerospread.oidc.trusted-second-factor:}") String trusted) {
        this.accounts = accounts;
        this.events = events;
        this.session = session;
        this.issuer = issuer;
        this.claim = claim;
        this.trusted = trusted;
        this.registration = discover(issuer).registrationId("oidc").clientId(client).clientSecret(secret).scope("openid").userNameAttributeName("sub").build();
    }

    /// The issuer whose subjects are linked.
    String issuer() {
        return issuer;
    }

    /// @throws StoreException `SRV-006` when the provider does not answer, or answers as another issuer
    private static ClientRegistration.Builder discover(String issuer) {
        try {
            return ClientRegistrations.fromIssuerLocation(issuer);
        } catch (IllegalArgumentException | IllegalStateException | org.springframework.web.client.RestClientException e) {
            LOG.warn("no discovery at {}", issuer, e);
            throw new StoreException("SRV-006", "身份提供方 " + issuer + " 没有应答,或所答不合:请核对 issuer 和网络。 The identity provider " + issuer
                    + " does not answer, or not as that issuer: check issuer and network.");
        }
    }

    /// Adds the sign-in to the pages' filters.
    void addTo(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage("/sign-in").clientRegistrationRepository(new InMemoryClientRegistrationRepository(registration))
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .userInfoEndpoint(info -> info.oidcUserService(this::linked))
                .successHandler((request, response, authentication) -> {
                    if (!(authentication.getPrincipal() instanceof LinkedUser user)) {
                        throw new IllegalStateException("not of this provider");
                    }
                    session.open(user.account(), request, response);
                    events.record(user.account().username(), "signed-in", user.account().accountId().toString(), "identity provider");
                    response.sendRedirect("/");
                })
                .failureHandler(refusal()));
    }

    private OidcUser linked(OidcUserRequest asked) {
        OidcIdToken token = asked.getIdToken();
        Accounts.Credentials account = Optional.ofNullable(token.getClaims().get(claim)).flatMap(named -> accounts.findLinked(issuer, named.toString()))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("unlinked")));
        return new LinkedUser(token, new AccountPrincipal(account.id(), account.username(), account.epoch(), isTrusted(token), InstantSource.system().instant()));
    }

    /// Whether the provider says that a second factor was shown, in a word that this site was told to trust.
    private boolean isTrusted(OidcIdToken token) {
        List<String> methods = token.getAuthenticationMethods();
        return !trusted.isEmpty() && (trusted.equals(token.getAuthenticationContextClass()) || methods != null && methods.contains(trusted));
    }

    private AuthenticationFailureHandler refusal() {
        return (request, response, fault) -> {
            @Nullable String code = fault instanceof OAuth2AuthenticationException known ? known.getError().getErrorCode() : null;
            events.record("identity provider", "sign-in.refused", null, code);
            response.sendRedirect("/sign-in?refused=" + ("unlinked".equals(code) ? RefusalCode.NOT_LINKED : RefusalCode.PROVIDER_REFUSED).code());
        };
    }
}
