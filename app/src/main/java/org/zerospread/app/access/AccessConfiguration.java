package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zerospread.engine.document.DocumentReading;

/// Wires sign-in, the headers that protect pages, and the rule that what is not opened is closed.
///
/// The filter chains let every address through; who may use one is said once, at its controller method, and
/// enforced by [RightsInterceptor].
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// Argon2id with 16 MB and two passes.
    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    SignInThrottle signInThrottle() {
        return new SignInThrottle(InstantSource.system());
    }

    /// The rule by which long lists wait for a second person.
    @Bean
    ExportPolicy exportPolicy(@Value("classpath:policies/exports.yaml") Resource file) throws IOException {
        return switch (ExportPolicy.read("policies/exports.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<ExportPolicy>(ExportPolicy policy) -> policy;
            case DocumentReading.Refused<ExportPolicy>(var faults) -> throw new IllegalStateException("export policy: " + faults);
        };
    }

    /// What only a site needs.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Site implements WebMvcConfigurer {

        private final Accounts accounts;
        private final PasswordEncoder encoder;
        private final SignInThrottle throttle;
        private final AccessEvents events;
        private final SecondFactors factors;
        private final ApiSessions sessions;
        private final ObjectProvider<IdentityProvider> provider;
        private final Duration longestSession;

        Site(Accounts accounts, PasswordEncoder encoder, SignInThrottle throttle, AccessEvents events, SecondFactors factors, ApiSessions sessions, ObjectProvider<IdentityProvider> provider,
                @Value("${zerospread.session.longest}") Duration longestSession) {
            this.factors = factors;
            this.sessions = sessions;
            this.provider = provider;
            this.longestSession = longestSession;
            this.accounts = accounts;
            this.encoder = encoder;
            this.throttle = throttle;
            this.events = events;
        }

        /// The API: HTTP Basic or a token, no cookie, hence no forged form to fear.
        @Bean
        @Order(1)
        SecurityFilterChain api(HttpSecurity http) {
            return secured(http.securityMatcher("/api/**"))
                    .authenticationProvider(new PasswordSignIn(accounts, encoder, throttle, events, new ProvedPasswords(InstantSource.system())))
                    .addFilterBefore(new TokenFilter(sessions), BasicAuthenticationFilter.class)
                    .httpBasic(basic -> basic.authenticationEntryPoint(Site::unauthorized))
                    .sessionManagement(session -> session.sessionCreationPolicy(org.springframework.security.config.http.SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .exceptionHandling(handling -> handling.authenticationEntryPoint(Site::unauthorized).accessDeniedHandler(Site::denied))
                    .build();
        }

        /// The pages: a sign-in form and a session.
        @Bean
        @Order(2)
        SecurityFilterChain pages(HttpSecurity http) {
            provider.ifAvailable(one -> one.addTo(http));
            return secured(http)
                    .authenticationProvider(new PasswordSignIn(accounts, encoder, throttle, events, null))
                    .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/").failureHandler(Site::signInFailed))
                    .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/")
                            .addLogoutHandler((request, response, authentication) -> SignedIn.find(request)
                                    .ifPresent(account -> events.record(account.username(), "signed-out", account.accountId().toString(), null))))
                    .csrf(csrf -> csrf.csrfTokenRequestHandler(new FormTokens()))
                    .exceptionHandling(handling -> handling.accessDeniedHandler(Site::denied))
                    .build();
        }

        private HttpSecurity secured(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                            .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                    .addFilterAfter(new JurisdictionFilter(accounts, factors, longestSession), AuthorizationFilter.class);
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new RightsInterceptor(events));
        }

        private static void signInFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) throws IOException {
            String why = fault instanceof PasswordSignIn.MustWaitException wait ? "wait=" + wait.waitSeconds() : "wrong";
            response.sendRedirect("/sign-in?" + why);
        }

        private static void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) throws IOException {
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                // A browser would ask for a password in a window of its own and keep sending it.
                response.setHeader("WWW-Authenticate", "Basic realm=\"Zerospread\", charset=\"UTF-8\"");
            }
            switch (fault) {
                case PasswordSignIn.MustWaitException wait -> {
                    RefusalCode.WAIT.attachTo(request);
                    response.setHeader("Retry-After", Long.toString(wait.waitSeconds()));
                    response.sendError(429);
                }
                case org.springframework.security.authentication.BadCredentialsException wrong -> {
                    RefusalCode.WRONG_PASSWORD.attachTo(request);
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }
                default -> {
                    RefusalCode.SIGN_IN_FIRST.attachTo(request);
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }
            }
        }

        private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault) throws IOException {
            if (fault instanceof CsrfException) {
                RefusalCode.FORM_EXPIRED.attachTo(request);
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
