package org.zerospread.app.intake;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.region.RegionRange;

/// Files that the site takes in while their senders watch: two at a time, the others wait.
///
/// A file lies in the spool folder, readable by the program's user alone, until an hour after its end. When the program was ended or killed,
/// the next start goes on with every file that had not come to its end, behind its last committed chunk.
@Component
public class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int AT_ONCE = 2;
    private static final Duration KEPT = Duration.ofHours(1);

    private final IntakePipeline pipeline;
    private final JdbcClient sql;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;
    private final Path spool;
    private final Map<UUID, Upload> uploads = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Uploads(IntakePipeline pipeline, JdbcClient sql, DistrictClock clock, PlatformTransactionManager transactions, Environment environment) {
        this.pipeline = pipeline;
        this.sql = sql;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.spool = Path.of(environment.getProperty("zerospread.spool", System.getProperty("java.io.tmpdir") + "/zerospread-spool"));
    }

    /// Begins to take a file in, for the present jurisdiction.
    public Upload begin(Landing landing, InputStream content, boolean dryRun, DateContext.Order dates) throws IOException {
        sweep();
        UUID id = UUID.randomUUID();
        Files.createDirectories(spool);
        spool.toFile().setReadable(false, false);
        spool.toFile().setReadable(true, true);
        Path file = spool.resolve(id + ".file");
        Files.copy(content, file);
        Jurisdiction where = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction"));
        transaction.executeWithoutResult(status -> sql.sql("""
                insert into intake.upload (id, region, high, kind, dates, dry_run, file, begun_by, begun_at) values (:id, :region, :high, :kind, :dates, :dry, :file, :by, :at)
                """).param("id", id).param("region", where.range().low()).param("high", where.range().high()).param("kind", landing.kind().key()).param("dates", dates.name())
                .param("dry", dryRun).param("file", file.toString()).param("by", where.actor()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update());
        return start(new Upload(id, landing, where, file, dryRun, dates));
    }

    /// An upload of the present user in the present jurisdiction.
    public Optional<Upload> find(UUID id) {
        sweep();
        Optional<Jurisdiction> present = Jurisdiction.find();
        return Optional.ofNullable(uploads.get(id)).filter(one -> present.equals(Optional.of(one.where())));
    }

    /// The uploads of the present user that have not ended.
    public List<Upload> listRunning() {
        Optional<Jurisdiction> present = Jurisdiction.find();
        return uploads.values().stream().filter(one -> !one.ended() && present.equals(Optional.of(one.where()))).toList();
    }

    private record Left(UUID id, RegionRange range, String kind, DateContext.Order dates, boolean dryRun, Path file, String by) {
    }

    /// Commands beside the site leave its uploads alone.
    @EventListener
    void started(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebApplicationContext) {
            goOn();
        }
    }

    /// Goes on with what an earlier start left.
    public void goOn() {
        List<Left> all = new Jurisdiction("intake", Jurisdiction.EVERYWHERE).call(() -> transaction.execute(status -> sql.sql(
                "select id, region, high, kind, dates, dry_run, file, begun_by from intake.upload order by begun_at").query((row, index) -> new Left(row.getObject("id", UUID.class),
                        new RegionRange(row.getLong("region"), row.getLong("high")), row.getString("kind"), DateContext.Order.valueOf(row.getString("dates")), row.getBoolean("dry_run"),
                        Path.of(row.getString("file")), row.getString("begun_by"))).list()));
        for (Left left : all) {
            Jurisdiction where = new Jurisdiction(left.by(), left.range());
            Optional<Landing> landing = pipeline.findLanding(left.kind());
            if (Files.isReadable(left.file()) && landing.isPresent()) {
                LOG.info("goes on with upload {}", left.id());
                start(new Upload(left.id(), landing.get(), where, left.file(), left.dryRun(), left.dates()));
            } else {
                LOG.warn("the file of upload {} is gone: its sender can send it again, it goes on behind the last committed chunk", left.id());
                where.run(() -> forget(left.id()));
            }
        }
    }

    private Upload start(Upload upload) {
        uploads.put(upload.id(), upload);
        workers.submit(() -> {
            places.acquireUninterruptibly();
            try {
                upload.where().run(() -> {
                    upload.take(pipeline);
                    if (upload.ended()) {
                        forget(upload.id());
                    }
                });
            } catch (RuntimeException e) {
                LOG.error("upload {} broke off", upload.id(), e);
                upload.broke();
            } finally {
                places.release();
            }
        });
        return upload;
    }

    private void forget(UUID id) {
        transaction.executeWithoutResult(status -> sql.sql("delete from intake.upload where id = :id").param("id", id).update());
    }

    /// Deletes what ended an hour ago.
    private void sweep() {
        uploads.values().removeIf(upload -> {
            boolean old = upload.endedLongerAgoThan(KEPT);
            if (old) {
                discard(upload);
            }
            return old;
        });
    }

    private static void discard(Upload upload) {
        try {
            upload.discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The program ends: what runs stops behind its chunk and waits for the next start; what has ended is deleted.
    @PreDestroy
    void close() {
        uploads.values().forEach(Upload::pause);
        workers.close();
        uploads.values().stream().filter(Upload::ended).forEach(Uploads::discard);
    }
}
