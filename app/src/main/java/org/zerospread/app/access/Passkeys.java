package org.zerospread.app.access;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys (WebAuthn Level 3) as a second factor after the password.
///
/// Each question to the authenticator is kept in the session and good for one answer, so an answer that was used, or was given
/// to another question, is worth nothing. Challenge, origin and signature are checked by Spring Security's relying party, the
/// counter that gives a clone away by [PasskeyRows].
@Component
public class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final String TO_ADD = "passkey to add";
    private static final String TO_SHOW = "passkey to show";
    private static final int LONGEST_LABEL = 60;

    private final PasskeyRows rows;
    private final SecondFactors factors;
    private final AccessEvents events;
    private final WebAuthnRelyingPartyOperations party;
    private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(PasskeyRows rows, AccountEntities entities, SecondFactors factors, AccessEvents events, @Value("${zerospread.site.origin}") URI origin) {
        this.rows = rows;
        this.factors = factors;
        this.events = events;
        this.party = new Webauthn4JRelyingPartyOperations(entities, rows,
                PublicKeyCredentialRpEntity.builder().id(Objects.requireNonNull(origin.getHost(), () -> "no host in " + origin)).name("Zerospread").build(),
                Set.of(origin.toString()));
    }

    /// A passkey as its owner sees it.
    ///
    /// @param id credential id in base64url
    /// @param usedAt when it was last shown; null before the first time
    public record Passkey(String id, String label, Instant addedAt, @Nullable Instant usedAt) {
    }

    /// The account's passkeys, the oldest first.
    public List<Passkey> list(UUID account) {
        return rows.list(account);
    }

    /// What the browser asks an authenticator to make, as JSON of `PublicKeyCredentialCreationOptions`.
    public String askToAdd(HttpServletRequest request) {
        PublicKeyCredentialCreationOptions options = party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(present()));
        request.getSession().setAttribute(TO_ADD, options);
        return json.writeValueAsString(options);
    }

    /// Adds the passkey that an authenticator made.
    ///
    /// @param answer the credential as JSON
    /// @return recovery codes to be shown once, none when there was a second factor before; empty when the answer is refused
    public Optional<List<String>> add(HttpServletRequest request, String answer, String label) {
        SignedIn account = SignedIn.get(request);
        boolean first = !factors.isSetUp(account.accountId());
        List<String> codes = new ArrayList<>();
        PublicKeyCredentialCreationOptions options = take(request, TO_ADD, PublicKeyCredentialCreationOptions.class);
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential = json.readValue(answer, new TypeReference<>() { });
            if (options == null || !isWhole(credential) || !options.getUser().getId().equals(PasskeyRows.handle(account.accountId()))) {
                throw new IllegalArgumentException("no such question");
            }
            events.change(account.username(), "second-factor.set-up", account.accountId().toString(), "passkey", () -> {
                party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(options, new RelyingPartyPublicKey(credential, clip(label))));
                codes.addAll(first ? factors.freshRecoveryCodes(account.accountId()) : List.of());
            });
            return Optional.of(codes);
        } catch (WebAuthnException | IllegalArgumentException | JacksonException refused) {
            refuse(account, refused);
            return Optional.empty();
        }
    }

    /// What the browser asks one of the account's authenticators to sign, as JSON of `PublicKeyCredentialRequestOptions`; empty without passkeys.
    public String askToShow(HttpServletRequest request) {
        if (rows.list(SignedIn.get(request).accountId()).isEmpty()) {
            return "";
        }
        PublicKeyCredentialRequestOptions options = party.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(present()));
        request.getSession().setAttribute(TO_SHOW, options);
        return json.writeValueAsString(options);
    }

    /// Whether the answer is the signature of one of the account's own passkeys under the question of this session.
    ///
    /// @param answer the credential as JSON
    public boolean show(HttpServletRequest request, String answer) {
        SignedIn account = SignedIn.get(request);
        PublicKeyCredentialRequestOptions options = take(request, TO_SHOW, PublicKeyCredentialRequestOptions.class);
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential = json.readValue(answer, new TypeReference<>() { });
            if (options == null || !isWhole(credential)) {
                throw new IllegalArgumentException("no such question");
            }
            CredentialRecord known = rows.findByCredentialId(credential.getRawId());
            if (known == null || !known.getUserEntityUserId().equals(PasskeyRows.handle(account.accountId()))) {
                throw new IllegalArgumentException("not a passkey of this account");
            }
            events.change(account.username(), "second-factor.shown", account.accountId().toString(), "passkey",
                    () -> party.authenticate(new RelyingPartyAuthenticationRequest(options, credential)));
            return true;
        } catch (WebAuthnException | IllegalArgumentException | JacksonException refused) {
            refuse(account, refused);
            return false;
        }
    }

    private void refuse(SignedIn account, RuntimeException why) {
        LOG.debug("passkey refused: {}", why.getMessage());
        events.record(account.username(), "second-factor.refused", account.accountId().toString(), "passkey");
    }

    /// What was parsed from JSON may lack anything.
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(@Nullable PublicKeyCredential<?> credential) {
        return credential != null && credential.getRawId() != null && switch ((Object) credential.getResponse()) {
            case AuthenticatorAttestationResponse made -> made.getAttestationObject() != null && made.getClientDataJSON() != null;
            case AuthenticatorAssertionResponse shown -> shown.getAuthenticatorData() != null && shown.getSignature() != null && shown.getClientDataJSON() != null;
            case null, default -> false;
        };
    }

    private static <T> @Nullable T take(HttpServletRequest request, String name, Class<T> type) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(name);
        if (session != null) {
            session.removeAttribute(name);
        }
        return type.isInstance(kept) ? type.cast(kept) : null;
    }

    private static Authentication present() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "the interceptor lets only signed-in accounts through");
    }

    private static String clip(String label) {
        String text = label.strip();
        return text.isEmpty() ? "Passkey" : text.substring(0, Math.min(text.length(), LONGEST_LABEL));
    }
}
