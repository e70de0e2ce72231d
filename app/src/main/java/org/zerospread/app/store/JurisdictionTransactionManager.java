package org.zerospread.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Begins each transaction with the jurisdiction of the thread as transaction-local settings.
///
/// The row-level policies compare `region` with `zerospread.low` and `zerospread.high`; the settings end with the
/// transaction, so a pooled connection never carries one user's range to the next. The date goes with them.
final class JurisdictionTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final ObjectProvider<DistrictClock> clock;

    /// @param clock asked for only when a transaction begins: it is read from the store itself
    JurisdictionTransactionManager(DataSource dataSource, ObjectProvider<DistrictClock> clock) {
        super(dataSource);
        this.clock = clock;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Optional<Jurisdiction> jurisdiction = Jurisdiction.find();
        if (jurisdiction.isEmpty()) {
            return;
        }
        try (PreparedStatement settings = connection.prepareStatement(
                "select set_config('zerospread.low', ?, true), set_config('zerospread.high', ?, true), set_config('zerospread.actor', ?, true), set_config('zerospread.today', ?, true)")) {
            settings.setString(1, Long.toString(jurisdiction.get().range().low()));
            settings.setString(2, Long.toString(jurisdiction.get().range().high()));
            settings.setString(3, jurisdiction.get().actor());
            settings.setString(4, clock.getObject().today().toString());
            settings.execute();
        }
    }
}
