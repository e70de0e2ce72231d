package org.zerospread.app.person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Households from a file: one for each code within its village or grid.
@Component
final class HouseholdLanding implements Landing {

    private final JdbcClient sql;
    private final PersonRegister register;
    private final PersonMatching matching;
    private final RegionNames names;

    HouseholdLanding(JdbcClient sql, PersonRegister register, PersonMatching matching, RegionNames names) {
        this.sql = sql;
        this.register = register;
        this.matching = matching;
        this.names = names;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.HOUSEHOLDS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    /// The id of a household, from its place and its code.
    static HouseholdId idOf(PersonMatching matching, RegionCode region, String door) {
        return new HouseholdId(matching.idOf("household", region + " " + door));
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        RegionNames.Own own = names.own();
        List<Outcome> outcomes = new ArrayList<>();
        List<HouseholdDraft> households = new ArrayList<>();
        for (Draft draft : drafts) {
            RowValues row = new RowValues(kind(), draft);
            Optional<RegionCode> region = own.find(row.text("village"), row.text("grid"));
            if (region.isEmpty()) {
                outcomes.add(Landing.unknownPlace(row.text("village") == null ? "grid" : "village"));
                continue;
            }
            String door = row.needed("household");
            HouseholdDraft household = new HouseholdDraft(idOf(matching, region.get(), door), region.get(), door, row.needed("address"));
            outcomes.add(households.stream().anyMatch(other -> other.id().equals(household.id())) ? Landing.SAME : Landing.TAKEN);
            households.add(household);
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from person.household where id = any(:ids)").param("ids", households.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query(UUID.class).list());
        register.takeHouseholds(households.stream().filter(one -> !known.contains(one.id().value())).toList());
        return Landing.said(outcomes, households, one -> known.contains(one.id().value()));
    }
}
