package org.zerospread.engine.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/// The public half of an issuer's key, on the curve P-256.
///
/// @param kid the name by which certificates call it: its thumbprint (RFC 7638), unless a key set names it otherwise
public record VerifyingKey(String kid, ECPublicKey key) {

    /// Both halves of a signature side by side, 32 bytes each, as JWS and browsers have them.
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final int COORDINATE = 32;
    private static final ECParameterSpec CURVE = curve();

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every JDK", e);
        }
    }

    /// A key under its thumbprint.
    public static VerifyingKey of(ECPublicKey key) {
        return new VerifyingKey(thumbprint(key), key);
    }

    /// A key from its point.
    ///
    /// @throws IllegalArgumentException for a point that does not lie on the curve
    static ECPublicKey key(byte[] x, byte[] y) {
        ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        if (x.length != COORDINATE || y.length != COORDINATE || !isOnCurve(point)) {
            throw new IllegalArgumentException("the point does not lie on P-256");
        }
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the point is no key of P-256", e);
        }
    }

    private static boolean isOnCurve(ECPoint point) {
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB());
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    /// Whether the name is the thumbprint, as the conventions want it.
    public boolean isNamedByThumbprint() {
        return kid.equals(thumbprint(key));
    }

    private static String thumbprint(ECPublicKey key) {
        try {
            return Base64Url.text(MessageDigest.getInstance("SHA-256").digest(members(key).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /// The members that make the key, in the order that RFC 7638 digests.
    private static String members(ECPublicKey key) {
        return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + coordinate(key.getW().getAffineX()) + "\",\"y\":\"" + coordinate(key.getW().getAffineY()) + "\"}";
    }

    private static String coordinate(BigInteger value) {
        byte[] out = new byte[COORDINATE];
        byte[] bytes = value.toByteArray();
        int length = Math.min(COORDINATE, bytes.length);
        System.arraycopy(bytes, bytes.length - length, out, COORDINATE - length, length);
        return Base64Url.text(out);
    }

    /// The key as an entry of a key set.
    ///
    /// @param revocations how often its revocation list was changed, which tells whether a kept one is still the newest
    public String json(long revocations) {
        return "{\"kty\":\"EC\",\"kid\":" + JsonText.quoted(kid) + ",\"use\":\"sig\",\"alg\":\"ES256\",\"crv\":\"P-256\",\"x\":\"" + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\",\"crlVersion\":" + revocations + "}";
    }

    /// Whether a signature of 64 bytes is this key's over a text.
    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException outOfRange) {
            return false;
        }
    }
}
