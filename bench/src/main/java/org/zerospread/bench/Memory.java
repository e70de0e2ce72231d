package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Memory of the program and of its database, as Linux counts it. All in bytes.
///
/// @param heapUsed objects in the heap, garbage included
/// @param heapLive objects in the heap right after a collection
/// @param jvmRss resident memory of the JVM
/// @param serverPss proportional share of memory, summed over PostgreSQL's processes: shared pages count once
/// @param serverRss resident memory, summed: shared pages count once for each process
record Memory(long heapUsed, long heapLive, long jvmRss, int serverProcesses, long serverPss, long serverRss) {

    private static final Pattern GENERATION = Pattern.compile("total (?:reserved )?\\d+K,.*? used (\\d+)K");

    /// Takes the memory of a JVM and of the server whose cluster lies in `data/pg`.
    static Memory of(long jvm, Path data) {
        long used = heapUsed(jvm);
        diagnose(jvm, "GC.run");
        long live = heapUsed(jvm);
        List<Long> server = serverProcesses(data);
        return new Memory(used, live, rolledUp(jvm, "Rss"), server.size(), server.stream().mapToLong(pid -> rolledUp(pid, "Pss")).sum(),
                server.stream().mapToLong(pid -> rolledUp(pid, "Rss")).sum());
    }

    private static long heapUsed(long jvm) {
        Matcher generations = GENERATION.matcher(diagnose(jvm, "GC.heap_info"));
        return generations.results().mapToLong(found -> Long.parseLong(found.group(1)) << 10).sum();
    }

    private static String diagnose(long jvm, String order) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(jvm), order).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new NotMeasuredException("jcmd " + jvm + " " + order + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasuredException("interrupted");
        }
    }

    private static List<Long> serverProcesses(Path data) {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(postmaster).map(first -> Stream.concat(Stream.of(first), first.descendants())).orElseGet(Stream::empty).map(ProcessHandle::pid).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line of `smaps_rollup`; zero when the process has just ended.
    private static long rolledUp(long pid, String what) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(what + ":")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line for people.
    String text() {
        return String.format(Locale.ROOT, "JVM heap %d MB used, %d MB live, JVM resident %d MB; PostgreSQL %d processes, %d MB proportional, %d MB resident", heapUsed >> 20, heapLive >> 20,
                jvmRss >> 20, serverProcesses, serverPss >> 20, serverRss >> 20);
    }
}
