package org.zerospread.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/// How hard and how long the readers read. Bounded, and on this machine only.
final class LoadOption {

    private static final int MOST_READERS = 200;
    private static final int MOST_SECONDS = 600;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "20", description = "readers at once, each asking again as soon as it is answered (default: ${DEFAULT-VALUE})")
    int concurrency = 20;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "how long each page is read (default: ${DEFAULT-VALUE})")
    int seconds = 20;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "15", description = "seconds before, not counted (default: ${DEFAULT-VALUE})")
    int warmUpSeconds = 15;

    @Option(names = "--date", paramLabel = "DATE", defaultValue = "2020-03-04", description = "the bulletin's day (default: ${DEFAULT-VALUE})")
    String date = "2020-03-04";

    /// @throws NotMeasuredException when a bound is passed or the address is not this machine's own
    void check(URI url) {
        if (concurrency < 1 || concurrency > MOST_READERS || seconds < 1 || seconds > MOST_SECONDS || warmUpSeconds < 0 || warmUpSeconds > MOST_SECONDS) {
            throw new NotMeasuredException("--concurrency is 1 to " + MOST_READERS + ", --seconds and --warm-up are at most " + MOST_SECONDS);
        }
        try {
            if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
                throw new NotMeasuredException("只测本机。 Only this machine is measured: " + url + " is elsewhere.");
            }
        } catch (UnknownHostException e) {
            throw new NotMeasuredException("there is no host " + url.getHost());
        }
    }
}
