package org.zerospread.app.enterprise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// The staff of enterprises from a file, each joined to his one entry in the register of persons.
///
/// Staff live anywhere in the district, so they are sought in the whole of it whoever sends the list; he learns of each row whether it was taken, and nothing of the person.
@Component
final class StaffLanding implements Landing {

    private final JdbcClient sql;
    private final DistrictWide wide;
    private final StaffHomes homes;
    private final StaffPeople people;
    private final StaffJourneys journeys;
    private final StaffLedger ledger;

    StaffLanding(JdbcClient sql, DistrictWide wide, StaffHomes homes, StaffPeople people, StaffJourneys journeys, StaffLedger ledger) {
        this.sql = sql;
        this.wide = wide;
        this.homes = homes;
        this.people = people;
        this.journeys = journeys;
        this.ledger = ledger;
    }

    /// A firm as far as its list needs it.
    private record At(UUID id, RegionCode region) {
    }

    /// A list that is about one firm, whether its rows name it or not.
    private record ListOfOne(StaffLanding landing, Firm firm) implements Landing {

        @Override
        public RecordKind kind() {
            return RecordKind.STAFF;
        }

        @Override
        public Object groupOf(Draft draft) {
            return draft.row();
        }

        @Override
        public String scope() {
            return firm.id().toString();
        }

        @Override
        public List<Outcome> land(List<Draft> drafts) {
            return landing.land(drafts, firm);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.STAFF;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        return land(drafts, null);
    }

    /// The landing of a list of one firm.
    Landing of(Firm firm) {
        return new ListOfOne(this, firm);
    }

    private List<Outcome> land(List<Draft> drafts, @Nullable Firm only) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Map<String, At> firms = firms(rows, only);
        @Nullable Outcome[] outcomes = new Outcome[rows.size()];
        Sought sought = wide.call(() -> {
            List<StaffRow> sound = sound(rows, firms, only, outcomes);
            return new Sought(sound, people.take(sound));
        });
        List<StaffRow> known = new ArrayList<>();
        List<StaffPeople.Found.Person> persons = new ArrayList<>();
        for (int i = 0; i < sought.rows().size(); i++) {
            switch (sought.found().get(i)) {
                case StaffPeople.Found.Person person -> {
                    known.add(sought.rows().get(i));
                    persons.add(person);
                }
                case StaffPeople.Found.Refused(Outcome.Refused why) -> outcomes[sought.rows().get(i).place()] = why;
            }
        }
        enter(known, persons, outcomes);
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    /// Rows and who they are.
    private record Sought(List<StaffRow> rows, List<StaffPeople.Found> found) {
    }

    /// Journeys are registered of those alone who were put on a ledger: a refused row leaves nothing behind.
    private void enter(List<StaffRow> rows, List<StaffPeople.Found.Person> persons, @Nullable Outcome[] outcomes) {
        List<StaffDraft> drafts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            drafts.add(draft(rows.get(i), persons.get(i).id()));
        }
        List<StaffLedger.Line> lines = ledger.take(drafts);
        Map<StaffRow, StaffPeople.Found.Person> travelled = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Outcome outcome = outcome(lines.get(i));
            outcomes[rows.get(i).place()] = outcome;
            if (rows.get(i).origin() != null && !(outcome instanceof Outcome.Refused)) {
                travelled.put(rows.get(i), persons.get(i));
            }
        }
        if (!travelled.isEmpty()) {
            wide.call(() -> journeys.take(travelled));
        }
    }

    private List<StaffRow> sound(List<RowValues> rows, Map<String, At> firms, @Nullable Firm only, @Nullable Outcome[] outcomes) {
        StaffHomes.Reader reader = homes.reader();
        List<StaffRow> sound = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            String code = row.text("credit_code");
            At firm = code != null ? firms.get(code) : only == null ? null : new At(only.id(), only.region());
            Outcome.Refused fault = firm == null ? noFirm(code, only) : reader.fault(row);
            outcomes[i] = fault;
            if (firm != null && fault == null) {
                sound.add(new StaffRow(i, row, firm.id(), reader.home(row, firm.region()), reader.origin(row)));
            }
        }
        return sound;
    }

    private static StaffDraft draft(StaffRow row, PersonId person) {
        RowValues values = row.values();
        return new StaffDraft(row.firm(), person, values.text("post"), values.text("shift"), values.text("canteen_table"), values.text("bus"), values.text("dormitory"), values.day("joined_on"));
    }

    private static Outcome.Refused noFirm(@Nullable String code, @Nullable Firm only) {
        if (code == null) {
            return new Outcome.Refused("credit_code", "ENT-006", "没有写明是哪家企业: 填统一社会信用代码, 或到该企业的页面导入", "the firm is not said: give its credit code, or send the list on its page");
        }
        return only == null ? unknownFirm() : new Outcome.Refused("credit_code", "ENT-007", "这一行属于另一家企业", "this row is of another firm");
    }

    private static Outcome.Refused unknownFirm() {
        return new Outcome.Refused("credit_code", "ENT-005", "本辖区没有登记这家企业, 或已关闭: 先登记企业", "no such firm is registered here, or it is closed: register it first");
    }

    private static Outcome outcome(StaffLedger.Line line) {
        return switch (line) {
            case ADDED, CHANGED -> TAKEN;
            case SAME -> SAME;
            case TWICE -> new Outcome.Refused("name", "ENT-010", "此人在本表中已出现过", "this person stands in the list already");
            case AT_ANOTHER_FIRM -> new Outcome.Refused("name", "ENT-011", "此人在另一家企业在册: 先由那家企业办理离职", "this person is on the ledger of another firm: that one must let him go first");
            case NO_FIRM -> unknownFirm();
        };
    }

    private Map<String, At> firms(List<RowValues> rows, @Nullable Firm only) {
        if (only != null) {
            return Map.of(only.creditCode(), new At(only.id(), only.region()));
        }
        Map<String, At> firms = new HashMap<>();
        sql.sql("select id, credit_code, region from enterprise.firm where credit_code = any(:codes) and closed_on is null")
                .param("codes", rows.stream().map(row -> row.text("credit_code")).filter(Objects::nonNull).distinct().toArray(String[]::new)).query(row -> {
                    firms.put(Objects.requireNonNull(row.getString("credit_code")), new At(row.getObject("id", UUID.class), new RegionCode(row.getLong("region"))));
                });
        return firms;
    }
}
