package org.zerospread.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.AccountDesk;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.app.region.Regions;
import org.zerospread.app.scenario.Replay;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `serve`: the production start.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "启动服务 Serves the site on this machine.")
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port (default: ${DEFAULT-VALUE})")
    int port = 8080;

    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "address to listen on; other than loopback only with a certificate (default: ${DEFAULT-VALUE})")
    String address = "127.0.0.1";

    @Option(names = "--tls-certificate", paramLabel = "FILE", description = "certificate chain in PEM: the site speaks TLS itself")
    @Nullable
    Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "private key of the certificate in PEM")
    @Nullable
    Path key;

    @Option(names = "--origin", paramLabel = "URL", description = "where browsers find the site, such as https://zs.example; passkeys belong to its host name (default: localhost and the port)")
    @Nullable
    String origin;

    @Option(names = "--oidc", paramLabel = "FILE", description = "identity provider: issuer, client-id, client-secret, as in docs/formats.md (default: none)")
    @Nullable
    Path oidc;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() throws InterruptedException {
        return serve(store, listening(), application -> { });
    }

    /// @throws StoreException `SRV-002` beyond loopback without a certificate, `SRV-003` one of the two files lacks or cannot be read
    private Listening listening() {
        if ((certificate == null) != (key == null) || certificate != null && key != null && !(Files.isReadable(certificate) && Files.isReadable(key))) {
            throw new StoreException("SRV-003", "--tls-certificate 和 --tls-key 须同时给出且可读。 --tls-certificate and --tls-key go together and must be readable.");
        }
        try {
            if (certificate == null && !InetAddress.getByName(address).isLoopbackAddress()) {
                throw new StoreException("SRV-002", "没有证书只在本机 127.0.0.1 提供服务:请给出 --tls-certificate 和 --tls-key,或放在处理 TLS 的代理之后。"
                        + " Without a certificate the site listens on loopback only: give --tls-certificate and --tls-key, or put it behind a proxy that ends TLS.");
            }
        } catch (java.net.UnknownHostException e) {
            throw new StoreException("SRV-002", "地址 " + address + " 不存在。 There is no address " + address + ".");
        }
        return new Listening(address, port, certificate, key, origin == null ? null : checkedOrigin(origin), oidc == null ? Map.of() : OidcFile.read(oidc));
    }

    /// @throws StoreException `SRV-004` when it is not scheme, host and perhaps port, or is neither TLS nor this machine
    static URI checkedOrigin(String text) {
        try {
            URI origin = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean bare = origin.getHost() != null && origin.getUserInfo() == null && origin.getRawPath().isEmpty() && origin.getRawQuery() == null && origin.getRawFragment() == null;
            if (bare && ("https".equals(origin.getScheme()) || "http".equals(origin.getScheme()) && "localhost".equals(origin.getHost()))) {
                return origin;
            }
        } catch (URISyntaxException e) {
            throw wrongOrigin(text);
        }
        throw wrongOrigin(text);
    }

    private static StoreException wrongOrigin(String text) {
        return new StoreException("SRV-004", "--origin 须写作 https://zs.example,不带路径;本机可用 http://localhost:端口。所给:" + text
                + "。 --origin is written https://zs.example, without a path; on this machine http://localhost:PORT. Given: " + text + ".");
    }

    /// Where the site listens.
    ///
    /// @param certificate PEM; null for plain HTTP
    /// @param origin where browsers find the site; null for localhost
    /// @param provider settings of the identity provider; empty for none
    record Listening(String address, int port, @Nullable Path certificate, @Nullable Path key, @Nullable URI origin, Map<String, String> provider) {

        static Listening onLoopback(int port) {
            return new Listening("127.0.0.1", port, null, null, null, Map.of());
        }

        /// Where browsers find it: by the name to which passkeys belong, not by a number.
        String url() {
            String host = address.equals("127.0.0.1") ? "localhost" : address;
            return origin != null ? origin + "/" : (certificate == null ? "http://" : "https://") + host + ":" + port + "/";
        }

        Map<String, String> settings() {
            Map<String, String> settings = new java.util.LinkedHashMap<>(Map.of("server.address", address, "server.port", Integer.toString(port)));
            settings.put("zerospread.site.origin", origin == null ? (certificate == null ? "http" : "https") + "://localhost:" + port : origin.toString());
            settings.putAll(provider);
            if (certificate != null && key != null) {
                settings.put("server.ssl.certificate", certificate.toUri().toString());
                settings.put("server.ssl.certificate-private-key", key.toUri().toString());
                settings.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
            }
            return settings;
        }
    }

    /// Work that goes on beside the site, on the calling thread.
    interface Beside {

        void run(Replay replay);
    }

    /// Opens the store, starts the site, says where it is, does what goes on beside it, and stays until the program is ended.
    static int serve(StoreOption store, Listening where, Beside beside) throws InterruptedException {
        refuseTakenPort(where);
        StoreOption.Opened opened = store.open();
        CountDownLatch ended = new CountDownLatch(1);
        opened.whenAskedToEnd(ended::countDown);
        try (ConfigurableApplicationContext application = ApplicationStart.site(opened, where)) {
            new Jurisdiction("start", Jurisdiction.EVERYWHERE).run(() -> {
                application.getBean(Regions.class).ensureNational();
                application.getBean(PlanBook.class).keep();
            });
            Optional<String> password = application.getBean(AccountDesk.class).firstAdministrator(Jurisdiction.EVERYWHERE);
            System.err.println("零扩散 Zerospread: " + where.url());
            password.ifPresent(word -> System.err.println("管理员 Administrator: admin    一次性口令 one-time password: " + word));
            System.err.println("按 Ctrl+C 结束。 Press Ctrl+C to end.");
            Replay replay = application.getBean(Replay.class);
            opened.whenAskedToEnd(() -> {
                replay.stop();
                ended.countDown();
            });
            beside.run(replay);
            ended.await();
            return 0;
        } finally {
            opened.close();
        }
    }

    private static void refuseTakenPort(Listening where) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(where.address(), where.port()));
        } catch (java.io.IOException | IllegalArgumentException e) {
            throw ApplicationStart.portTaken(where.port());
        }
    }
}
