package org.zerospread.app.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Wires the transaction manager and the clock.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, ObjectProvider<DistrictClock> clock) {
        return new JurisdictionTransactionManager(dataSource, clock);
    }

    @Bean
    MasterKey masterKey(@Value("${zerospread.key}") String text) {
        return MasterKey.parse(text);
    }

    @Bean
    DistrictClock districtClock(@Value("${zerospread.zone}") ZoneId zone, JdbcClient sql, FlywayMigrationInitializer migrated) {
        DistrictClock clock = new DistrictClock(zone);
        sql.sql("select held_at from store.clock").query(OffsetDateTime.class).optional()
                .map(OffsetDateTime::toInstant).ifPresent((Instant at) -> clock.hold(at));
        return clock;
    }
}
