package org.zerospread.app.quarantine.web;

import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.QrDrawing;
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
        QrDrawing drawing = QrDrawing.of(site + "/quarantine/certificates?number=" + certificate.number());
        return new CertificatePage(story, certificate, drawing.path(), drawing.side());
    }
}
