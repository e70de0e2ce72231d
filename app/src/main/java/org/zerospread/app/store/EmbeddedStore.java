package org.zerospread.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL 18 that the program brings along, with its data in a directory of the user's.
///
/// Layout of the directory: `pg/` the database cluster, `binaries/` the unpacked server, `password` (readable by the
/// owner alone), `port` (of the running server), `lock` (held while a program has the directory).
///
/// The server listens on loopback only, has no Unix socket and admits nobody without the random password. Data
/// safety is switched on explicitly (`fsync`), since the library's own default is meant for throw-away tests.
public final class EmbeddedStore implements AutoCloseable {

    private static final long SERVER_SECONDS = 3;
    private static final int ORPHAN_SECONDS = 10;
    private static final long SMALLEST_FREE_BYTES = 512L << 20;

    private final StoreAddress address;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable FileLock lock;

    private EmbeddedStore(StoreAddress address, @Nullable EmbeddedPostgres server, @Nullable FileLock lock) {
        this.address = address;
        this.server = server;
        this.lock = lock;
    }

    /// Opens the directory for this program alone and starts its server.
    ///
    /// @throws StoreException `STO-001` another program has the directory, `STO-002` the directory cannot be written,
    ///     `STO-003` the disk is full, `STO-004` the server did not start
    public static EmbeddedStore open(Path directory) {
        return lock(directory)
                .map(held -> start(directory, held))
                .orElseThrow(() -> new StoreException("STO-001", "数据目录 " + directory
                        + " 正被另一个零扩散程序使用:先停掉它,或用 --data 另选目录。 The data directory is in use by another Zerospread: stop it first, or choose another with --data."));
    }

    /// Opens the directory, or joins the server of the program that already has it.
    public static EmbeddedStore openOrJoin(Path directory) {
        Optional<FileLock> held = lock(directory);
        if (held.isPresent()) {
            return start(directory, held.get());
        }
        try {
            Path port = directory.resolve("port");
            for (int tries = 0; tries < 100 && !Files.exists(port); tries++) {
                Thread.sleep(100);
            }
            return new EmbeddedStore(address(Integer.parseInt(Files.readString(port).strip()),
                    Files.readString(directory.resolve("password")).strip()), null, null);
        } catch (IOException | NumberFormatException e) {
            throw new StoreException("STO-001", "数据目录 " + directory
                    + " 正被另一个程序使用且尚未就绪:稍候再试。 The data directory is in use by another Zerospread that is not ready yet: try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("STO-004", "启动被中断。 Start was interrupted.");
        }
    }

    private static Optional<FileLock> lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw diskFault(directory, e);
        }
    }

    private static EmbeddedStore start(Path directory, FileLock held) {
        try {
            FileStore disk = Files.getFileStore(directory);
            if (disk.getUsableSpace() < SMALLEST_FREE_BYTES) {
                throw new StoreException("STO-003", "磁盘空间不足(可用 " + (disk.getUsableSpace() >> 20) + " MB,至少需要 512 MB):请腾出空间或用 --data 换盘。"
                        + " The disk is full (" + (disk.getUsableSpace() >> 20) + " MB free, 512 MB needed): free some space or choose another disk with --data.");
            }
            Path passwordFile = directory.resolve("password");
            if (!Files.exists(passwordFile)) {
                Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                byte[] secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                Files.writeString(passwordFile, HexFormat.of().formatHex(secret));
            }
            String password = Files.readString(passwordFile).strip();
            endOrphans(directory);
            EmbeddedPostgres server = start(directory, passwordFile, password);
            Files.writeString(directory.resolve("port"), Integer.toString(server.getPort()));
            return new EmbeddedStore(address(server.getPort(), password), server, held);
        } catch (IOException | UncheckedIOException e) {
            release(held);
            throw diskFault(directory, e);
        } catch (StoreException e) {
            release(held);
            throw e;
        }
    }

    /// Ends what a program that was killed, or a server that was killed, left running: whoever holds the lock owns the directory, and
    /// every process whose program file lies in it. The server is asked first, then its parts are; then they are killed, which the database survives.
    private static void endOrphans(Path directory) throws IOException {
        Path binaries = directory.resolve("binaries").toAbsolutePath().normalize();
        Path pidFile = directory.resolve("pg").resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            List<ProcessHandle> server = running(binaries).filter(process -> process.pid() == pid).toList();
            server.forEach(ProcessHandle::destroy);
            awaitEnd(server, SERVER_SECONDS);
        }
        List<ProcessHandle> parts = running(binaries).toList();
        parts.forEach(ProcessHandle::destroy);
        awaitEnd(parts, ORPHAN_SECONDS);
        List<ProcessHandle> stubborn = running(binaries).toList();
        stubborn.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(stubborn, ORPHAN_SECONDS);
        if (running(binaries).findAny().isEmpty()) {
            // A killed server that nobody has buried yet still counts as running for PostgreSQL, which would refuse to start.
            Files.deleteIfExists(pidFile);
        }
    }

    private static Stream<ProcessHandle> running(Path binaries) {
        return ProcessHandle.allProcesses().filter(process -> process.info().command().filter(command -> command.endsWith("/postgres") && Path.of(command).startsWith(binaries)).isPresent());
    }

    private static void awaitEnd(List<ProcessHandle> processes, long seconds) {
        CompletableFuture<?>[] ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).completeOnTimeout(null, seconds, TimeUnit.SECONDS).join();
    }

    private static EmbeddedPostgres start(Path directory, Path passwordFile, String password) {
        try {
            return launch(directory, passwordFile, password);
        } catch (IOException | RuntimeException e) {
            throw new StoreException("STO-004", "内置数据库未能启动(" + e.getMessage() + "):请检查磁盘空间和 " + directory + " 的权限。"
                    + " The embedded database did not start: check the disk space and the permissions of " + directory + ".");
        }
    }

    private static EmbeddedPostgres launch(Path directory, Path passwordFile, String password) throws IOException {
        Path binaries = Files.createDirectories(directory.resolve("binaries"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("pg").toFile())
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "128MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("jit", "off")
                .setServerConfig("max_connections", "60")
                .start();
    }

    private static StoreAddress address(int port, String password) {
        return new StoreAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    private static StoreException diskFault(Path directory, Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return new StoreException("STO-002", "无权写入数据目录 " + directory + ":请修改权限或用 --data 另选目录。"
                    + " The data directory cannot be written: change its permissions or choose another with --data.");
        }
        return new StoreException("STO-002", "数据目录 " + directory + " 不可用(" + cause.getMessage() + "):请检查磁盘或用 --data 另选目录。"
                + " The data directory cannot be used: check the disk or choose another with --data.");
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the server answers.
    public StoreAddress address() {
        return address;
    }

    /// Stops the server if this program started it, and gives the directory back.
    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock != null) {
                release(lock);
            }
        }
    }
}
