package org.zerospread.app.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/// A QR code as a path of SVG, a square of side 1 for each dark module.
///
/// Letters and digits of a text are each written in the mode that takes the least room, as health cards want it.
///
/// @param side of the whole picture, the quiet zone in it
public record QrDrawing(String path, int side) {

    private static final int QUIET = 4;

    /// Nothing to draw.
    public static final QrDrawing NONE = new QrDrawing("", 0);

    /// The code of a text.
    ///
    /// @throws IllegalArgumentException where it is too long for any code
    public static QrDrawing of(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.QR_COMPACT, true));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrDrawing(path.toString(), matrix.getWidth());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters does not fit into a QR code", tooLong);
        }
    }
}
