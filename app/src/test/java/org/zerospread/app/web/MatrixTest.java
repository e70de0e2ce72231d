package org.zerospread.app.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Every role at every address in three jurisdictions: as the annotations in the code say, and no other way.
class MatrixTest extends ReplayedDistrict {

    /// Rights that act only after a second factor, which nobody here has.
    private static final Set<Right> WITHHELD = EnumSet.of(Right.PERSON_UNMASK, Right.EXPORT, Right.EXPORT_APPROVE, Right.RETENTION_RUN);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Address(RequestMethod method, String path, List<Right> rights) {
    }

    private List<Address> addresses(String person) {
        List<Address> addresses = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            Requires requires = method.getMethodAnnotation(Requires.class);
            if (requires != null) {
                mapping.getPatternValues().forEach(pattern -> mapping.getMethodsCondition().getMethods().forEach(verb ->
                        addresses.add(new Address(verb, pattern.replaceAll("\\{[^}]+}", person), List.of(requires.value())))));
            }
        });
        return addresses;
    }

    @Test
    void everyRoleAtEveryAddressInEveryJurisdiction() throws Exception {
        record Somebody(String id, String name) {
        }
        Somebody somebody = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select id::text as id, name from person.person where region < 500153106000000 and length(name) > 2 limit 1")
                .query((row, index) -> new Somebody(row.getString("id"), row.getString("name"))).single()));
        List<Address> addresses = addresses(somebody.id());
        int checked = 0;
        for (String role : sql.sql("select code from access.role order by code").query(String.class).list()) {
            Set<String> given = Set.copyOf(sql.sql("select right_code from access.role_right where role = :role").param("role", role).query(String.class).list());
            for (String region : List.of("500153", "500153106", "510500")) {
                Visitor member = new Visitor(port);
                String name = Staff.add(sql, encoder, role, RegionCode.parse(region).range());
                member.signIn(name, Staff.PASSWORD);
                String token = member.token();
                for (Address address : addresses) {
                    boolean may = address.rights().stream().allMatch(right -> given.contains(right.name()) && !WITHHELD.contains(right));
                    boolean reads = address.method() == RequestMethod.GET;
                    if (may && !reads) {
                        continue;
                    }
                    var answer = address.path().startsWith("/api/") ? member.sendAs(address.method().name(), address.path(), name, Staff.PASSWORD, null)
                            : member.sendAs(address.method().name(), address.path(), null, null, token);
                    String what = role + " in " + region + ": " + address;
                    if (may) {
                        assertThat(answer.statusCode()).as(what).isNotIn(401, 403).isLessThan(500);
                    } else {
                        assertThat(answer.statusCode()).as(what).isEqualTo(403);
                    }
                    assertThat(answer.body()).as(what).doesNotContain(somebody.name());
                    if (!region.equals("500153") && address.path().contains(somebody.id()) && reads && may && !address.path().endsWith("/unmask")) {
                        assertThat(answer.statusCode()).as(what).isIn(400, 404);
                    }
                    checked++;
                }
            }
        }
        System.out.println("matrix: " + addresses.size() + " addresses, " + checked + " checked");
        assertThat(checked).isGreaterThan(1_000);
    }
}
