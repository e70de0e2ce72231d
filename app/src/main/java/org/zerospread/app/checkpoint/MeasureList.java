package org.zerospread.app.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.stereotype.Component;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;

/// The signed list of the day, by which a crew without a network asks about the one who stands before it.
///
/// A line is a tag, the measure and its last day: no name, no number. A tag is the first 9 bytes of PBKDF2-HMAC-SHA256 (1,000 rounds, a
/// salt of the day) of `card\nNUMBER`, or of `tail\nNAME\nDIGITS` with the last four digits of card or telephone. Place, day and moment stand in
/// the signed text, so that neither yesterday's list nor another district's passes for this one.
@Component
public class MeasureList {

    /// Names the form of the text.
    public static final String FORMAT = "zerospread-measures-1";

    private static final int ROUNDS = 1_000;
    private static final int TAG_BITS = 72;
    private static final int SALT = 16;
    private static final int TAIL = 4;

    private final MeasureLookup lookup;
    private final ListSigner signer;
    private final Regions regions;
    private final DistrictClock clock;
    private volatile Day day = new Day(LocalDate.MIN, new byte[0], new ConcurrentHashMap<>());

    MeasureList(MeasureLookup lookup, ListSigner signer, Regions regions, DistrictClock clock) {
        this.lookup = lookup;
        this.signer = signer;
        this.regions = regions;
        this.clock = clock;
    }

    /// A list as it goes to a phone.
    ///
    /// @param text JSON: `format`, `place`, `day`, `made_at`, `salt`, `rounds`, `entries` of `[tag, kind, until]`
    /// @param signature of its UTF-8 bytes
    public record Signed(String text, byte[] signature, byte[] publicKey) {
    }

    /// Tags of persons, which cost a thousandfold digest each, are kept for the day under their digests; nothing else is.
    private record Day(LocalDate on, byte[] salt, Map<String, List<String>> tags) {
    }

    /// The list of now for the district that is served; empty for whom the district is none of his.
    public Signed today() {
        RegionCode district = regions.served();
        Instant now = clock.instant();
        List<MeasureLookup.Person> persons = lookup.listAll(district);
        Day of = dayOf(clock.today());
        List<String> lines = persons.parallelStream().flatMap(person -> lines(of, person)).sorted().toList();
        String text = "{\"format\":\"%s\",\"place\":\"%s\",\"day\":\"%s\",\"made_at\":\"%s\",\"salt\":\"%s\",\"rounds\":%d,\"entries\":[%s]}".formatted(FORMAT,
                Long.toString(district.value() / 1_000_000_000L), of.on(), now, Base64.getEncoder().encodeToString(of.salt()), ROUNDS, String.join(",", lines));
        ListSigner.Signed signed = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new Signed(text, signed.signature(), signed.publicKey());
    }

    private Day dayOf(LocalDate today) {
        Day kept = day;
        if (!kept.on().equals(today)) {
            byte[] salt = new byte[SALT];
            new SecureRandom().nextBytes(salt);
            kept = new Day(today, salt, new ConcurrentHashMap<>());
            day = kept;
        }
        return kept;
    }

    private static Stream<String> lines(Day of, MeasureLookup.Person person) {
        String sought = person.id() + " " + (person.name() + person.card() + person.phone()).hashCode();
        String rest = "\",\"" + person.measure().kind() + "\",\"" + (person.measure().until() == null ? "" : person.measure().until()) + "\"]";
        return of.tags().computeIfAbsent(sought, key -> tags(of.salt(), person)).stream().map(tag -> "[\"" + tag + rest);
    }

    private static List<String> tags(byte[] salt, MeasureLookup.Person person) {
        String card = MeasureLookup.plain(person.card());
        Stream<String> tails = Stream.of(card, MeasureLookup.plain(person.phone())).filter(number -> number.length() >= TAIL)
                .map(number -> "tail\n" + MeasureLookup.plain(person.name()) + "\n" + number.substring(number.length() - TAIL)).distinct();
        return Stream.concat(Stream.of(card).filter(number -> !number.isEmpty()).map(number -> "card\n" + number), tails).map(text -> tag(salt, text)).toList();
    }

    private static String tag(byte[] salt, String text) {
        try {
            byte[] tag = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(text.toCharArray(), salt, ROUNDS, TAG_BITS)).getEncoded();
            return Base64.getEncoder().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is part of every JDK", e);
        }
    }
}
