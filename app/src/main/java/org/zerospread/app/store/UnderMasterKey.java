package org.zerospread.app.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/// What a module keeps wrapped under the installation's key, so that it can be brought under another one.
public interface UnderMasterKey {

    /// Wraps all of it anew.
    ///
    /// @param owner the tables' owner, within a transaction: the application's own role may not change a key
    void rewrap(JdbcClient owner, MasterKey fresh);
}
