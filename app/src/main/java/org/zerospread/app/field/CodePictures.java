package org.zerospread.app.field;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads the texts of QR codes from photographs (JPEG, PNG).
///
/// What a picture says of its size is read before its pixels are: one of more than 64 million pixels is refused, and a large one is read at
/// every second, third … pixel, so that none takes more than some 16 MB of memory however small its file is.
public final class CodePictures {

    private static final long MOST_PIXELS = 64_000_000;
    private static final int LONGEST_SIDE = 20_000;
    /// A code of 700 characters has some 100 modules a side: this leaves 10 pixels for each.
    private static final long READ_PIXELS = 4_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "png");
    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    private CodePictures() {
    }

    /// The texts of all codes in a picture; empty when it is no picture of the kinds named, too large, damaged, or shows no code.
    public static List<String> read(InputStream picture) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(picture)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return List.of();
            }
            ImageReader reader = readers.next();
            try {
                return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)) ? read(reader, input) : List.of();
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                // Damaged or cut off: the answer names the picture, and the sender takes it again.
                return List.of();
            } finally {
                reader.dispose();
            }
        }
    }

    private static List<String> read(ImageReader reader, ImageInputStream input) throws IOException {
        reader.setInput(input, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width <= 0 || height <= 0 || width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            return List.of();
        }
        int least = Math.max(1, (int) Math.ceil(Math.sqrt((double) width * height / READ_PIXELS)));
        // A photograph is often read better at half its size, where the noise of the sensor is gone.
        for (int every = least; every <= least * 2; every += least) {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(width, height));
            param.setSourceSubsampling(every, every, 0, 0);
            List<String> texts = decode(reader.read(0, param));
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    private static List<String> decode(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        List<String> texts = new ArrayList<>();
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))), HINTS)) {
                texts.add(result.getText());
            }
        } catch (ReaderException e) {
            // No code is to be seen: an empty list says so.
            return List.of();
        }
        return texts;
    }
}
