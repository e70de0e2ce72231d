package org.zerospread.app.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Reads the register of enterprises, as far as the jurisdiction goes.
@Component
public class Firms {

    private final JdbcClient sql;

    Firms(JdbcClient sql) {
        this.sql = sql;
    }

    /// The firm with the id, if it is here.
    @Transactional(readOnly = true)
    public Optional<Firm> find(UUID id) {
        return sql.sql("""
                select id, credit_code, name, industry, size, large, park, priority, region, address, contact, phone, staff_expected, closed_on from enterprise.firm where id = :id
                """).param("id", id).query(Firms::read).optional();
    }

    /// The firm with the unified social credit code, if it is here.
    @Transactional(readOnly = true)
    public Optional<Firm> findByCode(String creditCode) {
        return sql.sql("""
                select id, credit_code, name, industry, size, large, park, priority, region, address, contact, phone, staff_expected, closed_on from enterprise.firm where credit_code = :code
                """).param("code", creditCode).query(Firms::read).optional();
    }

    /// The firms that work in a range, those no more left out, by region and name.
    @Transactional(readOnly = true)
    public List<Firm> listInside(RegionRange range) {
        return sql.sql("""
                select id, credit_code, name, industry, size, large, park, priority, region, address, contact, phone, staff_expected, closed_on from enterprise.firm
                where region between :low and :high and closed_on is null order by region, name
                """).param("low", range.low()).param("high", range.high()).query(Firms::read).list();
    }

    static Firm read(ResultSet row, int index) throws SQLException {
        return new Firm(row.getObject("id", UUID.class), row.getString("credit_code"), row.getString("name"), row.getString("industry"), FirmSize.valueOf(row.getString("size")),
                row.getBoolean("large"), row.getString("park"), Priority.valueOf(row.getString("priority")), new RegionCode(row.getLong("region")), row.getString("address"),
                row.getString("contact"), row.getString("phone"), row.getInt("staff_expected"), row.getObject("closed_on", LocalDate.class));
    }
}
