package org.zerospread.app.access;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.app.store.UnderMasterKey;

/// Brings a new data key to every sealed field, piece by piece; each piece is a transaction of its own, so it may be interrupted at
/// any moment and goes on where it stopped.
@Component
public class KeyRotation {

    private static final int PIECE = 5_000;

    private final FieldCipher cipher;
    private final List<SealedFields> fields;
    private final List<UnderMasterKey> wrapped;
    private final AuditTrail audit;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    KeyRotation(FieldCipher cipher, List<SealedFields> fields, List<UnderMasterKey> wrapped, AuditTrail audit, Accounts accounts, PlatformTransactionManager transactions) {
        this.cipher = cipher;
        this.fields = fields;
        this.wrapped = wrapped;
        this.audit = audit;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How it stands.
    ///
    /// @param key the newest key
    /// @param left rows that are still under another one
    public record State(int key, long left) {
    }

    /// How it stands now.
    public State state() {
        return everywhere(() -> new State(cipher.newestKey(), fields.stream().mapToLong(holder -> holder.countOtherThan(cipher.newestKey())).sum()));
    }

    /// Begins a new key, unless an interrupted rotation is still to be ended.
    ///
    /// @return how it stands
    public State begin() {
        State present = state();
        if (present.left() > 0) {
            return present;
        }
        int key = cipher.beginNewKey();
        record("key.begun", "key " + key);
        return state();
    }

    /// Seals what is left anew.
    ///
    /// @param progress told how many rows were sealed so far
    /// @param stop asked before each piece
    /// @return whether nothing is left
    public boolean run(LongConsumer progress, BooleanSupplier stop) {
        int key = cipher.newestKey();
        long done = 0;
        for (SealedFields holder : fields) {
            SealedFields.Piece piece = new SealedFields.Piece(1, SealedFields.BEGINNING);
            while (piece.sealed() > 0) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                UUID after = piece.last();
                piece = everywhere(() -> holder.sealAnew(key, after, PIECE));
                done += piece.sealed();
                progress.accept(done);
            }
        }
        List.copyOf(cipher.listKeys()).stream().filter(old -> old != key).filter(cipher::forgetKey).forEach(old -> record("key.forgotten", "key " + old));
        record("key.rotated", done + " rows under key " + key);
        return true;
    }

    /// Brings everything that is wrapped under the installation's key under another, in one transaction of the tables' owner: from then on the store opens
    /// with that one alone. The audit record goes first; it stays when the rest fails.
    public void rewrap(StoreAddress owner, MasterKey fresh) {
        record("key.installation", "everything is wrapped under another installation key; recovery codes are gone");
        DataSource tables = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        new TransactionTemplate(new JdbcTransactionManager(tables)).executeWithoutResult(status -> {
            JdbcClient client = JdbcClient.create(tables);
            everywhere(() -> {
                wrapped.forEach(holder -> holder.rewrap(client, fresh));
                return true;
            });
        });
    }

    private void record(String action, String detail) {
        long region = accounts.eventRegion();
        everywhere(() -> {
            transaction.executeWithoutResult(status -> audit.record(action, region, null, detail));
            return true;
        });
    }

    private static <T> T everywhere(java.util.function.Supplier<T> work) {
        return new Jurisdiction("keys", Jurisdiction.EVERYWHERE).call(work);
    }
}
