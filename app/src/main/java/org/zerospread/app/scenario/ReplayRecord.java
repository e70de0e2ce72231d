package org.zerospread.app.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the store keeps of the replay that filled it.
@Component
class ReplayRecord {

    private final JdbcClient sql;

    ReplayRecord(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param reached the last whole day; the day before the first once the register is taken; `null` before that
    record Row(String fingerprint, @Nullable LocalDate reached) {
    }

    @Nullable Row find() {
        return sql.sql("select fingerprint, reached from scenario.replay")
                .query((row, index) -> new Row(row.getString("fingerprint"), row.getObject("reached", LocalDate.class))).optional().orElse(null);
    }

    void begin(Scenario scenario, String fingerprint) {
        sql.sql("insert into scenario.replay (title_zh, title_en, fingerprint, first_day, last_day, started_at) values (:zh, :en, :fingerprint, :first, :last, now())")
                .param("zh", scenario.titleZh()).param("en", scenario.titleEn()).param("fingerprint", fingerprint)
                .param("first", scenario.from()).param("last", scenario.to()).update();
    }

    @Transactional
    void prepared(LocalDate dayBefore) {
        sql.sql("update scenario.replay set reached = :day").param("day", dayBefore).update();
    }

    void reached(LocalDate day, boolean last) {
        sql.sql("update scenario.replay set reached = :day, finished_at = case when :last then now() end").param("day", day).param("last", last).update();
    }
}
