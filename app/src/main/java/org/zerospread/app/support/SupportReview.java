package org.zerospread.app.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.SupportPolicy;

/// Decides on applications for support and writes down what was paid. Whoever filed an application, or acts for the firm, decides nothing about it.
@Component
public class SupportReview {

    private static final int LONGEST = 300;
    private static final int DAYS_BACK = 31;

    private final JdbcClient sql;
    private final SupportBook book;
    private final Budgets budgets;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;

    SupportReview(JdbcClient sql, SupportBook book, Budgets budgets, AuditTrail audit, DistrictClock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.book = book;
        this.budgets = budgets;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID id, UUID firm, long region, String policy, String state, Yuan computed, @Nullable Yuan granted, String filedBy, LocalDate filedOn, @Nullable LocalDate decidedOn) {
    }

    /// Grants an application.
    ///
    /// @param amount yuan; blank for all that was computed
    /// @param reason needed where less is granted
    public SupportAnswer grant(UUID id, @Nullable String amount, @Nullable String reason) {
        if (reason != null && reason.strip().length() > LONGEST) {
            return tooLong();
        }
        return done(id, "APPLIED", row -> {
            Yuan sum = row.computed();
            if (amount != null && !amount.isBlank()) {
                switch (Yuan.read(amount)) {
                    case Yuan.Reading.Accepted(Yuan typed) -> sum = typed;
                    case Yuan.Reading.Refused(String code, String zh, String en) -> {
                        return SupportAnswer.Refused.of("amount", code, zh, en);
                    }
                }
            }
            if (sum.cents() == 0 || sum.compareTo(row.computed()) > 0) {
                return SupportAnswer.Refused.of("amount", "SUP-009", "应大于 0,不超过核算的 " + row.computed() + " 元", "above zero and at most the " + row.computed() + " yuan computed");
            }
            if (sum.compareTo(row.computed()) < 0 && clean(reason) == null) {
                return SupportAnswer.Refused.of("reason", "SUP-001", "少批须写明原因", "say why less is granted");
            }
            Optional<SupportPolicy> policy = book.find(row.policy(), clock.today()).or(() -> book.find(row.policy(), row.filedOn()));
            if (policy.isEmpty()) {
                return SupportAnswer.Refused.of("policy", "SUP-003", "没有这条政策", "no such policy");
            }
            if (!budgets.take(policy.get(), sum)) {
                Yuan left = budgets.findLeft(policy.get(), budgets.list()).orElse(Yuan.ZERO);
                return SupportAnswer.Refused.of("amount", "SUP-008", "预算只剩 " + left + " 元", "only " + left + " yuan are left of the budget");
            }
            decide(row, "GRANTED", sum, reason);
            audit.record("support.granted", row.region(), id.toString(), row.policy() + ", " + sum + " yuan");
            return new SupportAnswer.Done(id);
        });
    }

    /// Refuses an application, for a reason.
    public SupportAnswer refuse(UUID id, @Nullable String reason) {
        return done(id, "APPLIED", row -> {
            String why = clean(reason);
            if (why == null || why.length() > LONGEST) {
                return why == null ? SupportAnswer.Refused.of("reason", "SUP-001", "请写明不予支持的原因", "say why it is refused") : tooLong();
            }
            decide(row, "REFUSED", null, reason);
            audit.record("support.refused", row.region(), id.toString(), row.policy());
            return new SupportAnswer.Done(id);
        });
    }

    /// Writes that what was granted has been paid.
    ///
    /// @param on day of the payment; today when blank
    /// @param reference number of the transfer
    public SupportAnswer pay(UUID id, @Nullable String on, @Nullable String reference) {
        return done(id, "GRANTED", row -> {
            String number = clean(reference);
            if (number == null || number.length() > LONGEST) {
                return SupportAnswer.Refused.of("reference", "SUP-001", "请填写拨付凭证号", "write the number of the transfer");
            }
            LocalDate day = clock.today();
            try {
                day = on == null || on.isBlank() ? day : LocalDate.parse(on.strip());
            } catch (DateTimeParseException e) {
                return SupportAnswer.Refused.of("on", "SUP-010", "日期应写成 2020-02-27", "write the day as 2020-02-27");
            }
            if (day.isAfter(clock.today()) || row.decidedOn() != null && day.isBefore(row.decidedOn()) || day.isBefore(clock.today().minusDays(DAYS_BACK))) {
                return SupportAnswer.Refused.of("on", "SUP-010", "拨付日应在批准之后、今天或之前,最多补记 " + DAYS_BACK + " 天", "paid after the decision, today or before, and at most " + DAYS_BACK + " days back");
            }
            sql.sql("update support.application set state = 'PAID', paid_on = :on, paid_at = :at, paid_by = :by, reference = :reference where id = :id").param("on", day).param("at", now())
                    .param("by", Jurisdiction.actorNow()).param("reference", number).param("id", id).update();
            budgets.pay(row.policy(), Objects.requireNonNull(row.granted()));
            audit.record("support.paid", row.region(), id.toString(), row.granted() + " yuan, " + day);
            return new SupportAnswer.Done(id);
        });
    }

    private static SupportAnswer tooLong() {
        return SupportAnswer.Refused.of("reason", "SUP-001", "原因最多 " + LONGEST + " 字", "a reason of at most " + LONGEST + " characters");
    }

    private interface Work {
        SupportAnswer on(Row row);
    }

    /// Whatever is refused is refused before anything was written: the sum is taken from the budget in the last question that can be answered with no.
    private SupportAnswer done(UUID id, String state, Work work) {
        return Objects.requireNonNull(transaction.execute(status -> find(id).filter(row -> row.state().equals(state))
                .map(row -> actsFor(row) ? SupportAnswer.Refused.of("id", "SUP-007", "申请人不能审批自己的申请", "whoever filed it does not decide on it") : work.on(row)).orElseGet(SupportAnswer.Refused::unknown)));
    }

    private Optional<Row> find(UUID id) {
        return sql.sql("""
                select id, firm_id, region, policy, state, computed_cents, granted_cents, filed_by, (filed_at at time zone :zone)::date as filed_on, (decided_at at time zone :zone)::date as decided_on
                from support.application where id = :id and region between store.low() and store.high() for update
                """).param("zone", clock.getZone().getId()).param("id", id).query((row, index) -> new Row(row.getObject("id", UUID.class), row.getObject("firm_id", UUID.class), row.getLong("region"), row.getString("policy"),
                        row.getString("state"), new Yuan(row.getLong("computed_cents")), row.getObject("granted_cents") == null ? null : new Yuan(row.getLong("granted_cents")), row.getString("filed_by"),
                        row.getObject("filed_on", LocalDate.class), row.getObject("decided_on", LocalDate.class))).optional();
    }

    private boolean actsFor(Row row) {
        return row.filedBy().equals(Jurisdiction.actorNow()) || sql.sql("select exists (select from enterprise.account a join access.account u on u.id = a.account_id where a.firm_id = :firm and u.username = :actor)")
                .param("firm", row.firm()).param("actor", Jurisdiction.actorNow()).query(Boolean.class).single();
    }

    private void decide(Row row, String state, @Nullable Yuan sum, @Nullable String reason) {
        sql.sql("update support.application set state = :state, granted_cents = :sum, reason = :reason, decided_at = :at, decided_by = :by where id = :id").param("state", state)
                .param("sum", sum == null ? null : sum.cents()).param("reason", clean(reason)).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", row.id()).update();
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
