package org.zerospread.engine.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records of a text with delimiters, decoded strictly. The delimiter is the one that parts the first lines most often.
public final class CsvText implements Closeable {

    private static final char[] DELIMITERS = {',', '\t', ';', '|', '\uFF0C'};
    private static final int LINES_LOOKED_AT = 20;

    private final CloseableIterator<CsvRecord> records;
    private final QuoteCount quotes;
    private final List<String> notes;

    private CsvText(CloseableIterator<CsvRecord> records, QuoteCount quotes, List<String> notes) {
        this.records = records;
        this.quotes = quotes;
        this.notes = notes;
    }

    /// Opens a file, which is read twice: a file that cannot be decoded is refused before its first record.
    ///
    /// @param uneven whether records may have more or fewer fields than the first one
    public static CsvText open(Path file, boolean uneven) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        List<String> notes = new ArrayList<>(encoding.notes());
        char delimiter;
        try (BufferedReader head = new BufferedReader(decoded(file, encoding))) {
            delimiter = delimiter(head);
        }
        if (delimiter != ',') {
            String name = delimiter == '\t' ? "Tab" : String.valueOf(delimiter);
            notes.add("分隔符为 " + name + " / the delimiter is " + name);
        }
        QuoteCount quotes = new QuoteCount(decoded(file, encoding));
        CsvReader.CsvReaderBuilder builder = CsvReader.builder().fieldSeparator(delimiter);
        if (uneven) {
            builder.allowExtraFields(true).allowMissingFields(true);
        }
        return new CsvText(builder.ofCsvRecord(quotes).iterator(), quotes, notes);
    }

    /// The next record that is not empty, or null behind the last one.
    ///
    /// @throws TableFault `INT-006` when quotes do not match
    public @Nullable CsvRecord next() throws IOException {
        try {
            if (records.hasNext()) {
                return records.next();
            }
        } catch (CsvParseException broken) {
            throw new TableFault("INT-006", "CSV 的引号或行不完整, 请用表格软件重新另存: " + broken.getMessage(),
                    "the quotes or lines of the CSV are broken; save it again: " + broken.getMessage());
        }
        if (quotes.odd()) {
            throw new TableFault("INT-006", "引号没有成对, 文件可能被截断, 最后一行不可信; 请重新另存",
                    "a quote is never closed: the file may be cut off and its last row cannot be trusted; save it again");
        }
        return null;
    }

    /// How encoding and delimiter were understood, where that was not plain.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static Reader decoded(Path file, TextEncoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.skip());
        return new InputStreamReader(in, encoding.charset().newDecoder());
    }

    private static char delimiter(BufferedReader head) throws IOException {
        int[] found = new int[DELIMITERS.length];
        char[] start = new char[1 << 16];
        int length = Math.max(0, head.read(start));
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < length && lines < LINES_LOOKED_AT; i++) {
            quoted ^= start[i] == '"';
            lines += start[i] == '\n' && !quoted ? 1 : 0;
            for (int d = 0; d < DELIMITERS.length && !quoted; d++) {
                found[d] += start[i] == DELIMITERS[d] ? 1 : 0;
            }
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length; d++) {
            best = found[d] > found[best] ? d : best;
        }
        return DELIMITERS[best];
    }

    /// Counts quotes in passing, for a quote that is never closed would swallow the rest of the file without a word.
    private static final class QuoteCount extends FilterReader {
        private long count;

        QuoteCount(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            for (int i = from; i < from + got; i++) {
                count += into[i] == '"' ? 1 : 0;
            }
            return got;
        }

        boolean odd() {
            return count % 2 == 1;
        }
    }
}
