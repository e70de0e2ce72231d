package org.zerospread.app.quarantine.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.quarantine.ReleaseDesk;
import org.zerospread.app.quarantine.StayStory;

/// A release certificate to print, or what is wanting before it can be given.
///
/// @param qr the path of its QR code, which leads to the page that tells whether the number is true
public record CertificatePage(StayStory.Story story, ReleaseDesk.@Nullable Certificate certificate, String qr, int side) {

    static CertificatePage of(StayStory.Story story, String site) {
        ReleaseDesk.Certificate certificate = story.certificate().orElse(null);
        if (certificate == null) {
            return new CertificatePage(story, null, "", 0);
        }
        try {
            BitMatrix matrix = new QRCodeWriter().encode(site + "/quarantine/certificates?number=" + certificate.number(), BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new CertificatePage(story, certificate, path.toString(), matrix.getWidth());
        } catch (WriterException e) {
            throw new IllegalStateException("an address of this length fits into a QR code", e);
        }
    }
}
