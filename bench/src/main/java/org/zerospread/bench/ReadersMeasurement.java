package org.zerospread.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `readers`: many readers at once on a site that runs already.
@Command(name = "readers", mixinStandardHelpOptions = true, description = "并发读 Lets readers read home, bulletin and the bulletin's API on a running site of this machine.")
final class ReadersMeasurement implements Callable<Integer> {

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", description = "the site (default: ${DEFAULT-VALUE})")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "account (default: ${DEFAULT-VALUE})")
    String user = "admin";

    @Option(names = "--password", paramLabel = "WORD", required = true, description = "its password; a one-time password is replaced, and the new one printed")
    String password = "";

    @Option(names = "--cold", paramLabel = "DIR", description = "commit a tiny write to the store in this data directory before each request, so that nothing remembered may answer")
    @Nullable
    Path cold;

    @Mixin
    LoadOption load = new LoadOption();

    @Override
    public Integer call() {
        Reading reading = new Reading(url, load, user, password);
        reading.signIn();
        if (cold == null) {
            Reading.print("warm", reading.readAll(() -> { }));
        } else {
            try (TinyWrites writes = new TinyWrites(cold)) {
                Reading.print("cold", reading.readAll(writes::commit));
            }
        }
        return 0;
    }
}
