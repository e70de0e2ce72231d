package org.zerospread.engine.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a certificate keeps to the conventions of SMART Health Cards, as their public tools check them. What holds need not be in form.
public final class CardForm {

    private static final Pattern SHORT_URL = Pattern.compile("resource:[0-9]+");
    private static final Pattern REVOCABLE = Pattern.compile("[A-Za-z0-9_-]{1,24}");

    private final List<String> departures = new ArrayList<>();

    private CardForm() {
    }

    /// Each departure from the conventions, in the order in which they are looked for; empty for one in form.
    public static List<String> departures(String jws) {
        CardForm form = new CardForm();
        Optional<CompactCard> card = CompactCard.split(jws);
        Optional<String> header = card.flatMap(CompactCard::headerText);
        Optional<String> payload = card.flatMap(CompactCard::payloadText);
        if (header.isEmpty() || payload.isEmpty()) {
            form.departures.add("jws: three parts in base64url, the second deflated raw");
            return form.departures;
        }
        form.expect(jws.length() <= QrDigits.LONGEST, "jws: longer than " + QrDigits.LONGEST + " characters");
        form.expect(card.flatMap(one -> Base64Url.bytes(one.signature())).filter(bytes -> bytes.length == 64).isPresent(), "jws: the signature is not 64 bytes");
        try {
            JsonObject head = JsonText.object(header.get());
            form.expect(head.text("alg").filter("ES256"::equals).isPresent(), "header: alg is not ES256");
            form.expect(head.text("zip").filter("DEF"::equals).isPresent(), "header: zip is not DEF");
            form.expect(head.text("kid").isPresent(), "header: kid is missing");
            JsonText.Read read = JsonText.read(payload.get());
            form.expect(read.minified(), "payload: not minified");
            if (read.value() instanceof JsonObject object) {
                form.payload(object);
            }
        } catch (JsonFault broken) {
            form.departures.add("json: " + broken.getMessage());
        }
        return form.departures;
    }

    private void expect(boolean so, String otherwise) {
        if (!so) {
            departures.add(otherwise);
        }
    }

    private void payload(JsonObject payload) {
        expect(payload.text("iss").filter(iss -> iss.startsWith("https://") && !iss.endsWith("/")).isPresent(), "iss: an https address without a slash at the end");
        expect(payload.number("nbf").isPresent(), "nbf: seconds since 1970, as a number");
        JsonObject vc = payload.object("vc").orElse(new JsonObject(java.util.Map.of()));
        expect(vc.texts("type").contains("https://smarthealth.cards#health-card"), "vc.type: https://smarthealth.cards#health-card");
        expect(!vc.fields().containsKey("@context"), "vc.@context: left out");
        expect(!vc.fields().containsKey("rid") || vc.text("rid").filter(REVOCABLE.asMatchPredicate()).isPresent(), "vc.rid: 1 to 24 characters of base64url");
        JsonObject subject = vc.object("credentialSubject").orElse(vc);
        expect(subject.text("fhirVersion").isPresent(), "vc.credentialSubject.fhirVersion is missing");
        JsonObject bundle = subject.object("fhirBundle").orElse(vc);
        expect(bundle.text("resourceType").filter("Bundle"::equals).isPresent() && bundle.text("type").isPresent(), "fhirBundle: a Bundle with its type");
        List<JsonObject> entries = bundle.objects("entry");
        expect(!entries.isEmpty(), "fhirBundle.entry is empty");
        for (int i = 0; i < entries.size(); i++) {
            String at = "fhirBundle.entry[" + i + "]";
            expect(entries.get(i).text("fullUrl").filter(SHORT_URL.asMatchPredicate()).isPresent(), at + ".fullUrl: resource:0, resource:1 …");
            Optional<JsonObject> resource = entries.get(i).object("resource");
            expect(resource.flatMap(one -> one.text("resourceType")).isPresent(), at + ".resource with its type");
            resource.ifPresent(one -> {
                List.of("id", "meta", "text").forEach(key -> expect(!one.fields().containsKey(key), at + ".resource." + key + ": left out"));
                walk(at + ".resource", one);
            });
        }
    }

    private void walk(String at, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(one -> walk(at, one));
        } else if (value instanceof JsonObject object) {
            expect(!object.fields().containsKey("coding") || !object.fields().containsKey("text"), at + ": a CodeableConcept without text");
            expect(!object.fields().containsKey("system") || !object.fields().containsKey("display"), at + ": a Coding without display");
            object.text("reference").ifPresent(reference -> expect(SHORT_URL.matcher(reference).matches(), at + ".reference: resource:0, resource:1 …"));
            object.fields().forEach((key, inner) -> walk(at + "." + key, inner));
        }
    }
}
