package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zerospread.engine.intake.Workbooks.headings;
import static org.zerospread.engine.intake.Workbooks.row;

/// Mutated files end in rows or in a fault: never in another exception, nor after more than ten seconds. How many is set by
/// `-Dzerospread.fuzz=10000`; the draws are the same in every run.
class A04_HostileFilesTest {

    private static final int MUTATIONS = Integer.getInteger("zerospread.fuzz", 500);
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final Path folder;

    A04_HostileFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path sound() throws IOException {
        return Workbooks.of(headings(1) + row(2, "<c s=\"2\"><v>71</v></c>", "<c s=\"1\"><v>43864</v></c>", "<c t=\"s\"><v>0</v></c>", "50015319750307123X", "<c><v>36.5</v></c>",
                "<c t=\"b\"><v>1</v></c>", "13800000000") + row(3, "0072", "2.3日", "乙·某", "", "<c><f>1+1</f><v>102.6</v></c>", "否")).sharedTexts("<si><t>甲某㛃𠮷</t></si>")
                .write(folder.resolve("sound.xlsx"));
    }

    /// The drafts, or null where the file was refused.
    private static @Nullable List<Draft> outcome(Path file, String what) throws IOException {
        long start = System.nanoTime();
        try {
            return Workbooks.drafts(file, RecordKind.VISITS);
        } catch (TableFault fault) {
            assertThat(fault.code()).startsWith("INT-");
            return null;
        } catch (IOException | RuntimeException other) {
            throw new AssertionError("not told as a fault: " + what, other);
        } finally {
            assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST_NANOS);
        }
    }

    @Test
    void aDamagedArchiveGivesTheSameValuesOrNone() throws IOException {
        Path sound = sound();
        byte[] whole = Files.readAllBytes(sound);
        List<List<@Nullable Object>> values = values(Workbooks.drafts(sound, RecordKind.VISITS));
        Random random = new Random(20_200_123);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = Files.write(folder.resolve("damaged"), mutated(whole, random));
            List<Draft> drafts = outcome(file, "mutation " + i);
            if (drafts == null) {
                refused++;
            } else {
                assertThat(values(drafts)).as("mutation " + i).isEqualTo(values);
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    private static List<List<@Nullable Object>> values(List<Draft> drafts) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        drafts.forEach(draft -> values.add(Arrays.asList(draft.values())));
        return values;
    }

    @Test
    void aPartThatWasTamperedWithEndsInRowsOrInAFault() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(sound().toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        List<String> names = List.copyOf(parts.keySet());
        Random random = new Random(20_200_204);
        for (int i = 0; i < MUTATIONS; i++) {
            String chosen = i % 2 == 0 ? "xl/worksheets/sheet1.xml" : names.get(random.nextInt(names.size()));
            Path file = folder.resolve("tampered.xlsx");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getKey().equals(chosen) ? mutated(part.getValue(), random) : part.getValue());
                    zip.closeEntry();
                }
            }
            outcome(file, "mutation " + i + " of " + chosen);
        }
    }

    @Test
    void aMutatedTextFileEndsInRowsOrInAFault() throws IOException {
        byte[] whole = "昌元街道排查表,,\n户编号,走访时间,姓名,体温\n0071,2020-02-03 14:05,甲某㛃𠮷,36.5\n0072,2.3日,\"乙·某\",102.6\n".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_200_129);
        for (int i = 0; i < MUTATIONS; i++) {
            outcome(Files.write(folder.resolve("mutated.csv"), mutated(whole, random)), "mutation " + i);
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
                System.arraycopy(bytes, to, shorter, from, bytes.length - to);
                bytes = shorter;
            }
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - from, 1 + random.nextInt(64));
                byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                System.arraycopy(bytes, from, longer, from + length, bytes.length - from);
                bytes = longer;
            }
            default -> {
                for (int change = 0; change <= random.nextInt(4); change++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
