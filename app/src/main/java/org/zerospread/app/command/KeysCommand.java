package org.zerospread.app.command;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `keys rotate` and `keys show`: the keys of the encrypted fields.
@Command(name = "keys", mixinStandardHelpOptions = true, description = "密钥 Shows the key of the encrypted fields, or brings a new one to all of them; may be interrupted and run again.")
final class KeysCommand implements Callable<Integer> {

    enum Order {
        SHOW, ROTATE
    }

    @Parameters(index = "0", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES}")
    Order order = Order.SHOW;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        StoreOption.Opened opened = store.openOrJoin();
        AtomicBoolean stop = new AtomicBoolean();
        opened.whenAskedToEnd(() -> stop.set(true));
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            KeyRotation rotation = application.getBean(KeyRotation.class);
            return switch (order) {
                case SHOW -> show(rotation.state());
                case ROTATE -> rotate(rotation, stop);
            };
        } finally {
            opened.close();
        }
    }

    private static int show(KeyRotation.State state) {
        System.out.printf("{\"key\": %d, \"rows_under_other_keys\": %d}%n", state.key(), state.left());
        return 0;
    }

    private static int rotate(KeyRotation rotation, AtomicBoolean stop) {
        KeyRotation.State begun = rotation.begin();
        long begin = System.nanoTime();
        boolean whole = rotation.run(done -> System.err.printf("%,d / %,d 行 rows  %.0f s%n", done, begun.left(), (System.nanoTime() - begin) / 1e9), stop::get);
        System.err.println(whole ? "已全部换用第 " + begun.key() + " 号密钥。 Everything is under key " + begun.key() + "."
                : "已中断:再运行一次即可接着换。 Interrupted: run it again to go on.");
        return whole ? 0 : 1;
    }
}
