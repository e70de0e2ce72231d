package org.zerospread.app.field;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Codes are read from photographs as people take them, and no picture takes more memory than it may.
class CodePicturesTest {

    private static final String TEXT = "ZSF1:1:2:00000000-0000-0000-0000-000000000000:w1:" + "Q".repeat(700);

    /// A code in the middle of a picture of a size, turned by some degrees.
    private static BufferedImage picture(int width, int height, double degrees) throws Exception {
        int side = Math.min(width, height) * 7 / 10;
        BitMatrix code = new QRCodeWriter().encode(TEXT, BarcodeFormat.QR_CODE, side, side);
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                drawn.setRGB(x, y, code.get(x, y) ? 0x202020 : 0xE8E8E8);
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(new Color(0xE8E8E8));
        paper.fillRect(0, 0, width, height);
        AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0);
        turn.translate((width - side) / 2.0, (height - side) / 2.0);
        paper.drawImage(drawn, turn, null);
        paper.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static List<String> read(byte[] bytes) throws Exception {
        return CodePictures.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void readsScreenshotsAndLargeTurnedPhotographs() throws Exception {
        assertThat(read(file(picture(700, 900, 0), "png"))).containsExactly(TEXT);
        assertThat(read(file(picture(1600, 1200, 7), "jpeg"))).containsExactly(TEXT);
        assertThat(read(file(picture(4000, 3000, 90), "jpeg"))).containsExactly(TEXT);
    }

    @Test
    void saysNothingOfWhatIsNoPictureOrShowsNoCode() throws Exception {
        byte[] good = file(picture(700, 900, 0), "png");
        assertThat(read(file(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png"))).isEmpty();
        assertThat(read("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(Arrays.copyOf(good, good.length / 3))).isEmpty();
        assertThat(read(file(picture(700, 900, 0), "gif"))).as("only photographs and screenshots").isEmpty();
    }

    /// A file of some kilobytes that would be 60 GB of pixels.
    @Test
    void refusesAPictureThatWouldBurst() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        bytes.write(chunk("IHDR", ByteBuffer.allocate(13).putInt(100_000).putInt(200_000).put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0).array()));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(data)) {
            zip.write(new byte[5_000_000]);
        }
        bytes.write(chunk("IDAT", data.toByteArray()));
        bytes.write(chunk("IEND", new byte[0]));
        assertThat(bytes.size()).isLessThan(20_000);
        assertThat(read(bytes.toByteArray())).isEmpty();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).putInt((int) sum.getValue()).array();
    }
}
