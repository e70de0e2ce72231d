package org.zerospread.engine.certificate;

import java.util.ArrayList;
import java.util.List;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

/// A file of certificates: one a line, each a compact JWS or the text of a QR code; or a `.smart-health-card` file.
public final class CardFile {

    private CardFile() {
    }

    /// A certificate and where it stands.
    ///
    /// @param line counted from 1; in a `.smart-health-card` file its place in the list
    public record Row(int line, String text) {
    }

    /// The certificates of a file, those that are none among them; blank lines do not count.
    public static DocumentReading<List<Row>> read(String file, String text) {
        List<Row> rows = new ArrayList<>();
        if (text.strip().startsWith("{")) {
            try {
                JsonText.object(text.strip()).texts("verifiableCredential").forEach(card -> rows.add(new Row(rows.size() + 1, card)));
            } catch (JsonFault broken) {
                return refused(file, broken.line(), "不是 .smart-health-card 文件: " + broken.getMessage(), "no .smart-health-card file: " + broken.getMessage());
            }
        } else {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    rows.add(new Row(i + 1, lines.get(i).strip()));
                }
            }
        }
        return rows.isEmpty() ? refused(file, 1, "文件中没有证明", "there is no certificate in the file") : new DocumentReading.Accepted<>(List.copyOf(rows));
    }

    private static DocumentReading<List<Row>> refused(String file, int line, String zh, String en) {
        return new DocumentReading.Refused<>(List.of(new DocumentFault(file, line, "", "CRT-014", zh, en)));
    }
}
