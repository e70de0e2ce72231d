package org.zerospread.app.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.access.KeyRotation;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `keys show`, `keys rotate` and `keys rewrap`: the keys of the encrypted fields, and the installation's key above them.
@Command(name = "keys", mixinStandardHelpOptions = true, description = "密钥 Shows the key of the encrypted fields, brings a new one to all of them (may be interrupted and run again), or puts the keys under another installation key.")
final class KeysCommand implements Callable<Integer> {

    enum Order {
        SHOW, ROTATE, REWRAP
    }

    @Parameters(index = "0", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES}")
    Order order = Order.SHOW;

    @Option(names = "--new-key-file", paramLabel = "FILE", description = "for rewrap: file of the installation's next key; made when it is missing")
    @Nullable
    Path newKeyFile;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        if ((order == Order.REWRAP) != (newKeyFile != null)) {
            throw new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(), "rewrap 需要 --new-key-file,其他命令不用。 Give --new-key-file with rewrap, and only then.");
        }
        StoreOption.Opened opened = store.openOrJoin();
        AtomicBoolean stop = new AtomicBoolean();
        opened.whenAskedToEnd(() -> stop.set(true));
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            KeyRotation rotation = application.getBean(KeyRotation.class);
            return switch (order) {
                case SHOW -> show(rotation.state());
                case ROTATE -> rotate(rotation, stop);
                case REWRAP -> rewrap(rotation, opened.address(), Objects.requireNonNull(newKeyFile));
            };
        } finally {
            opened.close();
        }
    }

    private static int show(KeyRotation.State state) {
        System.out.printf("{\"key\": %d, \"rows_under_other_keys\": %d}%n", state.key(), state.left());
        return 0;
    }

    private static int rewrap(KeyRotation rotation, StoreAddress owner, Path file) {
        rotation.rewrap(owner, MasterKey.open(file));
        System.err.printf("""
                已换用新的总密钥。今后启动请用 --key-file %1$s,或用它替换数据目录中的 key 文件;旧密钥不再能打开这个数据库。双因素恢复码已作废,请各人重新生成。
                The installation key is replaced. Start with --key-file %1$s from now on, or put it in place of the file key in the data directory; the old key opens this store no more. Recovery codes are void: everybody makes new ones.
                """, file);
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
