package org.zerospread.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.AccountDesk;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.app.region.Regions;
import org.zerospread.app.scenario.Replay;
import org.zerospread.app.store.Jurisdiction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `serve`: the production start.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "启动服务 Serves the site on this machine.")
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port on loopback (default: ${DEFAULT-VALUE})")
    int port = 8080;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() throws InterruptedException {
        return serve(store, port, application -> { });
    }

    /// Work that goes on beside the site, on the calling thread.
    interface Beside {

        void run(Replay replay);
    }

    /// Opens the store, starts the site, says where it is, does what goes on beside it, and stays until the program is ended.
    static int serve(StoreOption store, int port, Beside beside) throws InterruptedException {
        refuseTakenPort(port);
        StoreOption.Opened opened = store.open();
        CountDownLatch ended = new CountDownLatch(1);
        opened.whenAskedToEnd(ended::countDown);
        try (ConfigurableApplicationContext application = ApplicationStart.site(opened, port)) {
            new Jurisdiction("start", Jurisdiction.EVERYWHERE).run(() -> {
                application.getBean(Regions.class).ensureNational();
                application.getBean(PlanBook.class).keep();
            });
            Optional<String> password = application.getBean(AccountDesk.class).firstAdministrator(Jurisdiction.EVERYWHERE);
            System.err.println("零扩散 Zerospread: http://127.0.0.1:" + port + "/");
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

    private static void refuseTakenPort(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (java.io.IOException | IllegalArgumentException e) {
            throw ApplicationStart.portTaken(port);
        }
    }
}
