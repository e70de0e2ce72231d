package org.zerospread.app.surveillance.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What each user made of the line list: its columns, and filters by name.
@Component
class ListChoices {

    private static final int MOST_FILTERS = 20;

    private final JdbcClient sql;

    ListChoices(JdbcClient sql) {
        this.sql = sql;
    }

    /// The columns that somebody chose, or the first ones.
    @Transactional(readOnly = true)
    List<CaseColumn> columns(UUID account) {
        return sql.sql("select columns from surveillance.list_columns where account_id = :account").param("account", account)
                .query((row, index) -> CaseColumn.of(Arrays.asList((String[]) row.getArray("columns").getArray()))).optional().filter(columns -> !columns.isEmpty()).orElseGet(CaseColumn::first);
    }

    @Transactional
    void choose(UUID account, List<CaseColumn> columns) {
        sql.sql("insert into surveillance.list_columns (account_id, columns) values (:account, :columns) on conflict (account_id) do update set columns = excluded.columns").param("account", account)
                .param("columns", columns.stream().map(Enum::name).toArray(String[]::new)).update();
    }

    /// The filters of somebody, by their names.
    @Transactional(readOnly = true)
    SequencedMap<String, String> filters(UUID account) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        sql.sql("select name, query from surveillance.list_filter where account_id = :account order by name").param("account", account).query(row -> {
            filters.put(row.getString("name"), row.getString("query"));
        });
        return filters;
    }

    /// Keeps a filter under a name; one of the same name is replaced.
    ///
    /// @return whether there was room
    @Transactional
    boolean save(UUID account, String name, String query) {
        return sql.sql("""
                insert into surveillance.list_filter (account_id, name, query)
                select :account, :name, :query where (select count(*) from surveillance.list_filter where account_id = :account and name <> :name) < :most
                on conflict (account_id, name) do update set query = excluded.query
                """).param("account", account).param("name", name).param("query", query).param("most", MOST_FILTERS).update() == 1;
    }

    @Transactional
    void forget(UUID account, String name) {
        sql.sql("delete from surveillance.list_filter where account_id = :account and name = :name").param("account", account).param("name", name).update();
    }
}
