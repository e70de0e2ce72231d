package org.zerospread.app.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.app.surveillance.TestsRecorded;
import org.zerospread.engine.plan.Action;
import org.zerospread.engine.plan.StayState;

/// What results of tests mean for the people in quarantine, in the transaction that records them: negatives let a stay go on or end, a positive opens a case
/// and has everybody near planned anew ([PositiveChain]).
@Component
class ResultNews {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final StayBook book;
    private final Stays stays;
    private final PositiveChain chain;
    private final DistrictWide district;

    ResultNews(JdbcClient sql, DistrictClock clock, StayBook book, Stays stays, PositiveChain chain, DistrictWide district) {
        this.district = district;
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.stays = stays;
        this.chain = chain;
    }

    private record Of(UUID test, UUID stay, boolean running) {
    }

    /// Over the whole district, wherever the result was entered: who was near need not be registered there.
    @EventListener
    void on(TestsRecorded news) {
        district.call(() -> {
            follow(news);
            return news;
        });
    }

    private void follow(TestsRecorded news) {
        UUID[] tests = news.results().stream().map(TestsRecorded.Result::test).toArray(UUID[]::new);
        sql.sql("update quarantine.sample set resulted = true where id = any(:tests)").param("tests", tests).update();
        Map<UUID, Of> stayOf = new HashMap<>();
        sql.sql("""
                select t.id, s.id as stay_id, s.state from surveillance.test t
                cross join lateral (select x.id, x.state from quarantine.stay x
                    where x.person_id = t.person_id and x.started_on <= (t.sampled_at at time zone :zone)::date and coalesce(x.ended_on + 14, 'infinity') >= (t.sampled_at at time zone :zone)::date
                    order by x.started_on desc, x.recorded_at desc limit 1) s
                where t.id = any(:tests) and s.state <> 'BROKEN_OFF'
                """).param("zone", clock.getZone().getId()).param("tests", tests)
                .query((row, index) -> new Of(row.getObject("id", UUID.class), row.getObject("stay_id", UUID.class), row.getString("state").equals("RUNNING"))).list()
                .forEach(one -> stayOf.put(one.test(), one));
        Set<UUID> asked = new LinkedHashSet<>();
        List<TestsRecorded.Result> positives = new ArrayList<>();
        for (TestsRecorded.Result result : news.results()) {
            Of of = stayOf.get(result.test());
            if (of == null) {
                continue;
            }
            if (result.result() == TestDraft.Result.POSITIVE) {
                positives.add(result);
            } else if (of.running()) {
                asked.add(of.stay());
            }
        }
        stays.reconsider(asked, clock.today());
        for (TestsRecorded.Result positive : positives) {
            openCase(positive, java.util.Objects.requireNonNull(stayOf.get(positive.test())).stay());
        }
    }

    /// A patient under diagnosis whose case is open as suspected is confirmed by the doctors, under their names; any other positive opens the case here.
    private void openCase(TestsRecorded.Result positive, UUID stay) {
        if (positive.purpose() == TestDraft.Purpose.DIAGNOSIS && isSuspected(positive.person())) {
            return;
        }
        StayBook.Read read = book.read(List.of(stay), clock.today()).getFirst();
        if (read.run().state() instanceof StayState.CaseOpened) {
            read.run().actions().stream().filter(Action.OpenCase.class::isInstance).map(Action.OpenCase.class::cast).findFirst().ifPresent(action -> chain.follow(read.stored(), positive, action));
        }
    }

    private boolean isSuspected(PersonId person) {
        return sql.sql("select exists (select from surveillance.case_file where person_id = :person and state = 'SUSPECTED')").param("person", person.value()).query(Boolean.class).single();
    }
}
