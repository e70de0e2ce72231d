package org.zerospread.app.field;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;

/// Opens a queue that a phone wrote to a file or showed as a series of QR codes.
///
/// One line, or one line for each code: `ZSF1:part:parts:device:account:text`, the text being base 64 of a nonce of 12 bytes and AES-128-GCM
/// of what the phone would have sent. The key is the device's own, made from the installation's key and told to the phone when it was in
/// contact; device and account are authenticated with the text, so that nobody hands in another's queue as his own, or an altered one.
@Component
public class TakenIn {

    private static final Pattern PART = Pattern.compile("ZSF1:(\\d{1,3}):(\\d{1,3}):([0-9a-f-]{36}):([^:\\s]{1,100}):([A-Za-z0-9+/=]+)");
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final FieldCipher cipher;

    TakenIn(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /// What was in the file.
    ///
    /// @param account who made the submissions
    public record Queue(String account, SubmissionBatch batch) {
    }

    /// The key of a device for such files, as the phone gets it.
    public byte[] keyFor(UUID device) {
        byte[] key = cipher.index("field device", device.toString());
        if (key == null) {
            throw new IllegalStateException("a device has an id");
        }
        return key;
    }

    /// The numbers of the parts of a series that are not in a text; empty when all are there, or there is none at all.
    public static List<Integer> missing(String text) {
        Set<Integer> there = new HashSet<>();
        int count = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            there.add(Integer.valueOf(part.group(1)));
            count = Math.max(count, Integer.parseInt(part.group(2)));
        }
        return IntStream.rangeClosed(1, count).boxed().filter(number -> !there.contains(number)).toList();
    }

    /// Opens the text of a file, or of all codes of a series in any order.
    ///
    /// @return empty when a part is missing, or anything was altered
    public Optional<Queue> open(String text) {
        Map<Integer, String> parts = new TreeMap<>();
        String device = "";
        String account = "";
        int count = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            parts.put(Integer.valueOf(part.group(1)), part.group(5));
            count = Integer.parseInt(part.group(2));
            device = part.group(3);
            account = part.group(4);
        }
        if (count == 0 || parts.size() != count) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(String.join("", parts.values()));
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keyFor(UUID.fromString(device)), "AES"), new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE)));
            aes.updateAAD((device + ":" + account).getBytes(StandardCharsets.UTF_8));
            byte[] json = aes.doFinal(sealed, NONCE, sealed.length - NONCE);
            String maker = account;
            return SubmissionBatch.read(json).map(batch -> new Queue(maker, batch));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Altered, cut off, or of another installation: which of them cannot be told apart.
            return Optional.empty();
        }
    }
}
