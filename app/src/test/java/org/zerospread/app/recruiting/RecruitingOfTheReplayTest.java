package org.zerospread.app.recruiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.situation.BulletinDesk;

import static org.assertj.core.api.Assertions.assertThat;

/// Projects, hires and support of the replay, as the bulletin counts them on any day.
class RecruitingOfTheReplayTest extends ReplayedDistrict {

    @Autowired
    BulletinDesk bulletins;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private List<Object> counted(LocalDate day, @Nullable Instant knownAt) {
        var figures = WHOLE_DISTRICT.call(() -> bulletins.draw(DISTRICT, day, knownAt)).asJson();
        return List.of(String.valueOf(figures.get("recruits_total")), String.valueOf(figures.get("projects_signed")), String.valueOf(figures.get("projects_amount_yuan")));
    }

    private long count(String query) {
        Long found = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql(query).query(Long.class).single()));
        return found == null ? -1 : found;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2020-02-10, -, 0, 0, 0",
        "2020-02-20, -, 755, 0, 0",
        "2020-02-26, -, 1867, 0, 0",
        "2020-02-27, 2020-02-27T02:22:00Z, 1867, 5, 5120000000",
        "2020-02-27, -, 2100, 12, 7030000000",
        "2020-03-04, -, 3789, 12, 7030000000",
        "2020-03-04, 2020-02-26T12:00:00Z, 1867, 0, 0",
    })
    void theBulletinCountsHiresAndSignedProjectsAsKnown(LocalDate day, @Nullable String knownAt, String recruited, String signed, String yuan) {
        assertThat(counted(day, knownAt == null ? null : Instant.parse(knownAt))).isEqualTo(List.of(recruited, signed, yuan));
    }

    @Test
    void everybodyHiredWentThroughEveryStepAndOnlyOnce() {
        assertThat(count("select count(*) from recruiting.application where state = 'HIRED'")).isEqualTo(3_789);
        assertThat(count("select count(*) from recruiting.application a where a.state = 'HIRED' and (select count(*) from recruiting.application_step s where s.application_id = a.id) <> 5")).isZero();
        assertThat(count("select count(*) from recruiting.job where hired > places")).isZero();
        assertThat(count("select sum(hired) from recruiting.job")).isEqualTo(3_789);
        assertThat(count("select count(*) from recruiting.application where state = 'REJECTED'")).as("from elsewhere, or with fever").isGreaterThan(300);
        assertThat(count("select count(*) from recruiting.project_step where stage = 'SIGNED' and link is null")).as("signed by video").isZero();
    }

    @Test
    void supportWasGrantedByAnotherThanTheFilerAndWithinTheBudget() {
        assertThat(count("select count(*) from support.application where state in ('GRANTED', 'PAID')")).isGreaterThan(20);
        assertThat(count("select count(*) from support.application where state = 'PAID'")).isPositive();
        assertThat(count("select count(*) from support.application where state = 'REFUSED'")).isPositive();
        assertThat(count("select count(*) from support.application where decided_by = filed_by")).isZero();
        assertThat(count("select count(*) from support.budget b where granted_cents <> (select coalesce(sum(a.granted_cents), 0) from support.application a where a.policy = b.policy)")).isZero();
    }
}
