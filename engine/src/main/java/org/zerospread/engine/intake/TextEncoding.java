package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// In which encoding a text file is. Every byte is decoded strictly before the first row is read, so that no replacement character is born here.
///
/// @param skip length of the byte order mark
record TextEncoding(Charset charset, int skip, List<String> notes) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    /// A broken UTF-8 file would mostly decode as GB18030 too, to nonsense: this many Chinese characters before the fault prove it is UTF-8.
    private static final int PROOF_OF_UTF_8 = 2;

    static TextEncoding of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return checked(file, StandardCharsets.UTF_8, 3, List.of());
        }
        if (starts(head, 0xFF, 0xFE)) {
            return checked(file, StandardCharsets.UTF_16LE, 2, List.of());
        }
        if (starts(head, 0xFE, 0xFF)) {
            return checked(file, StandardCharsets.UTF_16BE, 2, List.of());
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] > 0) {
            Charset wide = zeros[1] >= zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return checked(file, wide, 0, List.of("没有字节序标记, 按 " + wide + " 理解 / no byte order mark; read as " + wide));
        }
        Scan utf8 = Scan.of(file, StandardCharsets.UTF_8, 0);
        if (utf8.sound()) {
            return new TextEncoding(StandardCharsets.UTF_8, 0, List.of());
        }
        if (utf8.chinese >= PROOF_OF_UTF_8) {
            throw undecodable(StandardCharsets.UTF_8, utf8.faultAt);
        }
        return checked(file, GB18030, 0, List.of("不是 UTF-8, 按 GB18030 理解 / not UTF-8; read as GB18030"));
    }

    private static TextEncoding checked(Path file, Charset charset, int skip, List<String> notes) throws IOException {
        Scan scan = Scan.of(file, charset, skip);
        if (!scan.sound()) {
            throw undecodable(charset, scan.faultAt);
        }
        return new TextEncoding(charset, skip, notes);
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static TableFault undecodable(Charset charset, long at) {
        return new TableFault("INT-001",
                "第 " + at + " 个字节处不是 " + charset + " 文字; 请另存为 UTF-8 的 CSV 后重新上传",
                "at byte " + at + " the file is not " + charset + "; save it as CSV UTF-8 and send it again");
    }

    /// @param faultAt offset of the first byte that cannot be decoded, or -1
    /// @param chinese Chinese characters decoded before it
    private record Scan(long faultAt, long chinese) {

        boolean sound() {
            return faultAt < 0;
        }

        static Scan of(Path file, Charset charset, int skip) throws IOException {
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            CharBuffer chars = CharBuffer.allocate(1 << 16);
            long chinese = 0;
            long base = skip;
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(skip);
                boolean end = false;
                while (!end) {
                    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                    end = count < 0;
                    bytes.position(bytes.position() + Math.max(0, count)).flip();
                    CoderResult result;
                    do {
                        result = decoder.decode(bytes, chars, end);
                        chinese += chineseIn(chars);
                    } while (result.isOverflow());
                    if (result.isError()) {
                        return new Scan(base + bytes.position(), chinese);
                    }
                    base += bytes.position();
                    bytes.compact();
                }
            }
            return new Scan(-1, chinese);
        }

        private static long chineseIn(CharBuffer chars) {
            long found = 0;
            for (int i = 0; i < chars.position(); i++) {
                char c = chars.array()[i];
                found += c >= '\u4E00' && c <= '\u9FFF' ? 1 : 0;
            }
            chars.clear();
            return found;
        }
    }
}
