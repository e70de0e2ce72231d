package org.zerospread.app.certificate;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.region.Regions;
import org.zerospread.engine.certificate.CertificateRule;

/// Who issues: the address under which the keys lie, and the name as it is read aloud.
@Component
public class Issuer {

    private final String address;
    private final CertificateRule rule;
    private final Regions regions;
    private final JdbcClient sql;

    /// @param origin where browsers find the site; the conventions want https, so that of a site on this machine is written as if it had it
    Issuer(@Value("${zerospread.site.origin}") String origin, CertificateRule rule, Regions regions, JdbcClient sql) {
        this.address = origin.toLowerCase(Locale.ROOT).replaceFirst("^http://", "https://").replaceFirst("/+$", "");
        this.rule = rule;
        this.regions = regions;
        this.sql = sql;
    }

    String address() {
        return address;
    }

    /// Its name, as it is read aloud.
    public String name() {
        return sql.sql("select name from region.region where code = :code").param("code", regions.served().value()).query(String.class).single() + rule.office();
    }
}
