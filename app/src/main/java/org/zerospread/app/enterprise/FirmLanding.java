package org.zerospread.app.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Enterprises from a file, each once.
@Component
final class FirmLanding implements Landing {

    private static final long MOST_STAFF = 1_000_000;

    private final JdbcClient sql;
    private final FirmRegister register;
    private final RegionNames names;

    FirmLanding(JdbcClient sql, FirmRegister register, RegionNames names) {
        this.sql = sql;
        this.register = register;
        this.names = names;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.FIRMS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    private record Reading(@Nullable Firm firm, Outcome outcome) {
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        RegionNames.Own own = names.own();
        List<Reading> readings = drafts.stream().map(draft -> read(new RowValues(kind(), draft), own)).toList();
        List<Firm> read = readings.stream().map(Reading::firm).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        Map<String, Firm> known = known(read);
        Set<String> named = named(read);
        Map<String, Firm> begun = new HashMap<>();
        List<Firm> fresh = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Reading reading : readings) {
            Firm firm = reading.firm();
            Outcome outcome = firm == null ? reading.outcome() : judge(firm, known.get(firm.creditCode()), begun.get(firm.creditCode()), named);
            if (firm != null && outcome == TAKEN) {
                begun.put(firm.creditCode(), firm);
                named.add(townAndName(firm));
                fresh.add(firm);
            }
            outcomes.add(outcome);
        }
        Set<UUID> taken = register.take(fresh);
        for (int i = 0; i < outcomes.size(); i++) {
            Firm firm = readings.get(i).firm();
            if (firm != null && outcomes.get(i) == TAKEN && !taken.contains(firm.id())) {
                outcomes.set(i, new Outcome.Refused("credit_code", "ENT-001", "这个统一社会信用代码已在辖区外登记", "this credit code is registered outside your regions"));
            }
        }
        return outcomes;
    }

    private static Outcome judge(Firm firm, @Nullable Firm known, @Nullable Firm begun, Set<String> named) {
        if (known != null) {
            return same(known, firm) ? SAME : new Outcome.Refused("credit_code", "ENT-001", "这家企业已登记为“" + known.name() + "”, 内容不同: 到企业页面修改",
                    "this firm is registered as " + known.name() + " with other data: change it on its page");
        }
        if (begun != null) {
            return new Outcome.Refused("credit_code", "ENT-002", "这个统一社会信用代码在本表中已出现过, 企业为“" + begun.name() + "”", "this credit code stands in the list already, for " + begun.name());
        }
        return !named.contains(townAndName(firm)) ? TAKEN : new Outcome.Refused("name", "ENT-003", "同一镇街已有同名企业, 代码不同: 请核对代码", "a firm of this name is registered in the same town under another code: check the code");
    }

    /// What a list may leave out is not compared.
    private static boolean same(Firm known, Firm said) {
        return known.name().equals(said.name()) && known.industry().equals(said.industry()) && known.size() == said.size() && known.priority() == said.priority() && known.region().equals(said.region())
                && known.staffExpected() == said.staffExpected() && known.large() == said.large() && Objects.equals(known.park(), said.park()) && known.closedOn() == null;
    }

    private static String townAndName(Firm firm) {
        return firm.region().ancestorAt(RegionLevel.TOWN).orElse(firm.region()) + " " + firm.name();
    }

    private Map<String, Firm> known(List<Firm> read) {
        Map<String, Firm> known = new HashMap<>();
        sql.sql("""
                select id, credit_code, name, industry, size, large, park, priority, region, address, contact, phone, staff_expected, closed_on from enterprise.firm where credit_code = any(:codes)
                """).param("codes", read.stream().map(Firm::creditCode).toArray(String[]::new)).query(Firms::read).list().forEach(firm -> known.put(firm.creditCode(), firm));
        return known;
    }

    private Set<String> named(List<Firm> read) {
        Set<String> named = new HashSet<>();
        sql.sql("select name, region from enterprise.firm where name = any(:names) and closed_on is null").param("names", read.stream().map(Firm::name).toArray(String[]::new)).query(row -> {
            RegionCode region = new RegionCode(row.getLong("region"));
            named.add(region.ancestorAt(RegionLevel.TOWN).orElse(region) + " " + row.getString("name"));
        });
        return named;
    }

    private static Reading read(RowValues row, RegionNames.Own own) {
        Optional<RegionCode> region = own.find(row.text("region"), null);
        if (region.isEmpty()) {
            return new Reading(null, Landing.unknownPlace("region"));
        }
        long expected = Objects.requireNonNull(row.number("staff_expected"));
        if (expected > MOST_STAFF) {
            return new Reading(null, new Outcome.Refused("staff_expected", "ENT-004", "职工人数为 0 到 1000000", "0 to 1000000 people"));
        }
        boolean large = Boolean.TRUE.equals(row.yes("large"));
        String park = row.text("park");
        String said = row.text("priority");
        Priority priority = said != null ? Priority.valueOf(said) : large ? Priority.LARGE : park != null ? Priority.PARK : Priority.OTHER;
        String address = row.text("address");
        return new Reading(new Firm(UUID.randomUUID(), row.needed("credit_code"), row.needed("name"), row.needed("industry"), FirmSize.valueOf(row.needed("size")), large || priority == Priority.LARGE && row.yes("large") == null, park,
                priority, region.get(), address == null ? "—" : address, row.text("contact"), row.text("phone"), (int) expected, null), TAKEN);
    }
}
