package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program under measurement: `./zerospread` as a process of its own, started as a user starts it.
///
/// What it prints goes to a file in `bench/target`. It is ended by its process handle, and gets the time to close its
/// database and to write its class-data archive.
final class Program implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);
    private static final Pattern ONE_TIME_PASSWORD = Pattern.compile("one-time password: (\\S+)");

    private final Process process;
    private final Path log;
    private final int port;
    private final long startedNanos;

    private Program(Process process, Path log, int port, long startedNanos) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.startedNanos = startedNanos;
    }

    /// A command that ran to its end.
    ///
    /// @param seconds from the start of the process to its end
    /// @param printed everything that it wrote
    record Ended(double seconds, String printed) {
    }

    /// The checkout that `bench/run` belongs to.
    static Path root() {
        return Path.of(System.getProperty("zerospread.root", ".")).toAbsolutePath().normalize();
    }

    /// Where measurements keep what they need: inside the build's own directory.
    static Path workplace() {
        try {
            return Files.createDirectories(root().resolve("bench/target/measured"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs one command to its end.
    ///
    /// @throws NotMeasuredException when it ends with another code than 0
    static Ended run(List<String> words) {
        Path log = workplace().resolve("command.log");
        long begun = System.nanoTime();
        Process process = start(words, log);
        try (Closing closing = new Closing(process)) {
            int code = process.waitFor();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (code != 0) {
                throw new NotMeasuredException("zerospread " + String.join(" ", words) + " ended with " + code + "; see " + log);
            }
            return new Ended(seconds, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// Starts the site on a free port, without waiting for it.
    static Program serve(Path data) {
        int port = freePort();
        Path log = workplace().resolve("serve.log");
        long begun = System.nanoTime();
        return new Program(start(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)), log), log, port, begun);
    }

    private static Process start(List<String> words, Path log) {
        List<String> line = new ArrayList<>(List.of(root().resolve("zerospread").toString()));
        line.addAll(words);
        try {
            return new ProcessBuilder(line).directory(root().toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The site's address.
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /// The process id: the launcher gives its process over to the JVM, so it is the JVM's.
    long pid() {
        return process.pid();
    }

    /// Seconds since the process was started.
    double age() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /// Whether the process still runs and is young enough to be waited for.
    boolean mayStillAnswer() {
        if (!process.isAlive()) {
            throw new NotMeasuredException("zerospread serve ended with " + process.exitValue() + "; see " + log);
        }
        return age() < LONGEST_START.toSeconds();
    }

    /// Waits until the program has said all it says at its start.
    ///
    /// @return the one-time password, when this start made the first account
    Optional<String> awaitReady() {
        try {
            while (mayStillAnswer()) {
                String printed = Files.readString(log);
                if (printed.contains("Ctrl+C")) {
                    Matcher password = ONE_TIME_PASSWORD.matcher(printed);
                    return password.find() ? Optional.of(password.group(1)) : Optional.empty();
                }
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        throw new NotMeasuredException("zerospread serve was not ready after " + LONGEST_START.toSeconds() + " s; see " + log);
    }

    @Override
    public void close() {
        new Closing(process).close();
    }

    private static NotMeasuredException interrupted() {
        Thread.currentThread().interrupt();
        return new NotMeasuredException("interrupted");
    }

    /// Ends a process by its handle: kindly first.
    private record Closing(Process process) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
