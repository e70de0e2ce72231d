package org.zerospread.app.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// An authenticator in software with one P-256 key, after WebAuthn Level 3, sections 6.1 and 6.5: attestation "none".
final class SoftAuthenticator {

    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_KEY = 0x40;

    private final String host;
    private final KeyPair keys;
    private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    int counter = 1;

    SoftAuthenticator(String host) throws GeneralSecurityException {
        this.host = host;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
    }

    /// The credential, as the page's script sends it, for a challenge asked on a site.
    String make(String challenge, String origin) throws GeneralSecurityException {
        byte[] data = join(authenticatorData(PRESENT_AND_VERIFIED | WITH_KEY), new byte[16], ByteBuffer.allocate(2).putShort((short) id.length).array(), id, cose());
        byte[] object = join(new byte[]{(byte) 0xa3, 0x63}, ascii("fmt"), new byte[]{0x64}, ascii("none"), new byte[]{0x67}, ascii("attStmt"),
                new byte[]{(byte) 0xa0, 0x68}, ascii("authData"), new byte[]{0x58, (byte) data.length}, data);
        return credential("\"attestationObject\":\"" + text(object) + "\",\"transports\":[\"internal\"]", clientData("webauthn.create", challenge, origin));
    }

    /// The signature under a challenge asked on a site; each counts one up.
    String sign(String challenge, String origin) throws GeneralSecurityException {
        counter++;
        byte[] data = authenticatorData(PRESENT_AND_VERIFIED);
        byte[] client = clientData("webauthn.get", challenge, origin);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return credential("\"authenticatorData\":\"" + text(data) + "\",\"signature\":\"" + text(signature.sign()) + "\"", client);
    }

    private String credential(String response, byte[] client) {
        return "{\"id\":\"" + text(id) + "\",\"rawId\":\"" + text(id) + "\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"" + text(client) + "\"," + response
                + "},\"clientExtensionResults\":{}}";
    }

    private static byte[] clientData(String type, String challenge, String origin) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":false}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37).put(sha256(host.getBytes(StandardCharsets.UTF_8))).put((byte) flags).putInt(counter).array();
    }

    /// The public key as a COSE_Key: EC2, ES256, P-256.
    private byte[] cose() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return join(new byte[]{(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20}, bytes32(key.getW().getAffineX().toByteArray()),
                new byte[]{0x22, 0x58, 0x20}, bytes32(key.getW().getAffineY().toByteArray()));
    }

    private static byte[] bytes32(byte[] number) {
        byte[] padded = join(new byte[32], number);
        return Arrays.copyOfRange(padded, padded.length - 32, padded.length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
