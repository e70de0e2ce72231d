package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Tests from a file, one for each sample; a result without its moment is of the moment of the sample.
@Component
final class TestLanding implements Landing {

    private final JdbcClient sql;
    private final TestDesk desk;
    private final PersonMatching matching;
    private final DistrictClock clock;

    TestLanding(JdbcClient sql, TestDesk desk, PersonMatching matching, DistrictClock clock) {
        this.sql = sql;
        this.desk = desk;
        this.matching = matching;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.TESTS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        List<PersonMatching.Match> people = matching.match(rows.stream().map(row -> new PersonMatching.Hint(row.text("name"), row.card("card"), row.phone("phone"), null)).toList());
        List<Outcome> outcomes = new ArrayList<>();
        List<TestDraft> tests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            PersonId person = people.get(i).isCertain() ? people.get(i).person() : null;
            Instant sampled = at(Objects.requireNonNull(row.time("sampled_at")));
            LocalDateTime result = row.time("resulted_at");
            Instant resulted = result == null ? sampled : at(result);
            if (person == null) {
                outcomes.add(Landing.unknownPerson());
            } else if (resulted.isBefore(sampled)) {
                outcomes.add(new Outcome.Refused("resulted_at", "TST-001", "结果早于采样", "the result is earlier than the sample"));
            } else if (resulted.isAfter(clock.instant())) {
                outcomes.add(new Outcome.Refused("resulted_at", "TST-002", "结果时间晚于现在", "the result is later than now"));
            } else {
                outcomes.add(TAKEN);
                tests.add(draft(row, person, sampled, resulted));
            }
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from surveillance.test where id = any(:ids)").param("ids", tests.stream().map(TestDraft::id).toArray(UUID[]::new)).query(UUID.class).list());
        Map<UUID, TestDraft> fresh = new LinkedHashMap<>();
        tests.stream().filter(test -> !known.contains(test.id())).forEach(test -> fresh.putIfAbsent(test.id(), test));
        desk.record(List.copyOf(fresh.values()));
        return Landing.said(outcomes, tests, test -> known.contains(test.id()));
    }

    private TestDraft draft(RowValues row, PersonId person, Instant sampled, Instant resulted) {
        TestDraft.Method method = word(row.text("method"), TestDraft.Method.class, TestDraft.Method.PCR);
        String sample = row.text("sample");
        return new TestDraft(matching.idOf("test", person + " " + method + " " + (sample == null ? sampled.toString() : sample)), person, method,
                word(row.text("purpose"), TestDraft.Purpose.class, TestDraft.Purpose.QUARANTINE), sampled, TestDraft.Result.valueOf(row.needed("result")), resulted);
    }

    private static <E extends Enum<E>> E word(@Nullable String code, Class<E> of, E otherwise) {
        return code == null ? otherwise : Enum.valueOf(of, code);
    }

    private Instant at(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant();
    }
}
