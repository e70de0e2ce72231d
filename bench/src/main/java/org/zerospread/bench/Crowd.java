package org.zerospread.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Readers who all read the same address, each in a loop without a pause: a closed loop, so the server's answer time sets
/// the pace, and with as many readers as processors or more it is always busy.
///
/// The readers' connections are kept open. They run on the same machine and take their share of its processors.
final class Crowd implements AutoCloseable {

    private static final int MOST_REQUESTS_EACH = 100_000;

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private final Runnable beforeEach;

    /// @param beforeEach done before each request, outside the measured time
    Crowd(Runnable beforeEach) {
        this.beforeEach = beforeEach;
    }

    /// Lets one reader per request read for some seconds.
    ///
    /// @param requests one for each reader: the same address, each with its own session
    Latencies read(List<HttpRequest> requests, int seconds) {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        AtomicLong errors = new AtomicLong();
        List<long[]> parts = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> answers = requests.stream().map(request -> readers.submit(() -> loop(request, end, errors))).toList();
            for (Future<long[]> answer : answers) {
                parts.add(answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasuredException("interrupted");
        } catch (ExecutionException e) {
            throw new NotMeasuredException("a reader stopped: " + e.getCause());
        }
        return Latencies.of(parts, errors.get(), (System.nanoTime() - begun) / 1e9);
    }

    private long[] loop(HttpRequest request, long end, AtomicLong errors) throws InterruptedException {
        long[] nanos = new long[1_024];
        int count = 0;
        for (int asked = 0; asked < MOST_REQUESTS_EACH && System.nanoTime() < end; asked++) {
            beforeEach.run();
            long begun = System.nanoTime();
            try {
                HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                long took = System.nanoTime() - begun;
                if (answer.statusCode() != 200) {
                    errors.incrementAndGet();
                    continue;
                }
                nanos = count == nanos.length ? Arrays.copyOf(nanos, count * 2) : nanos;
                nanos[count++] = took;
            } catch (IOException e) {
                errors.incrementAndGet();
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    @Override
    public void close() {
        client.close();
    }
}
