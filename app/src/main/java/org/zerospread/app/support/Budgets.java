package org.zerospread.app.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Regions;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.SupportPolicy;

/// What has been granted and paid under each policy, and what is left. A grant is taken from the budget in one statement under the row's lock, so two at once never take more than there is.
@Component
public class Budgets {

    private final JdbcClient sql;
    private final Regions regions;

    Budgets(JdbcClient sql, Regions regions) {
        this.sql = sql;
        this.regions = regions;
    }

    /// Sums of a policy.
    ///
    /// @param granted how many were granted
    public record Used(Yuan grantedSum, Yuan paidSum, int granted) {

        static final Used NOTHING = new Used(Yuan.ZERO, Yuan.ZERO, 0);
    }

    /// What has been used, by code of the policy.
    @Transactional(readOnly = true)
    public Map<String, Used> list() {
        Map<String, Used> used = new HashMap<>();
        regions.findServed().ifPresent(served -> sql.sql("select policy, granted_cents, paid_cents, granted from support.budget where district = :district").param("district", served.low())
                .query((row, index) -> used.put(row.getString("policy"), new Used(new Yuan(row.getLong("granted_cents")), new Yuan(row.getLong("paid_cents")), row.getInt("granted")))).list());
        return used;
    }

    /// What is left of a policy's budget; empty where nothing bounds it.
    public Optional<Yuan> findLeft(SupportPolicy policy, Map<String, Used> used) {
        Yuan budget = policy.budget();
        return budget == null ? Optional.empty() : Optional.of(budget.less(used.getOrDefault(policy.code(), Used.NOTHING).grantedSum()));
    }

    /// Takes a sum from the budget.
    ///
    /// @return whether so much was left
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(SupportPolicy policy, Yuan sum) {
        Yuan budget = policy.budget();
        Long cents = budget == null ? null : budget.cents();
        sql.sql("insert into support.budget (district, policy, kind, budget_cents) values (:district, :policy, :kind, :budget) on conflict do nothing").param("district", regions.served().low())
                .param("policy", policy.code()).param("kind", policy.kind().name()).param("budget", cents).update();
        List<Long> taken = sql.sql("""
                update support.budget set budget_cents = :budget, granted_cents = granted_cents + :sum, granted = granted + 1
                where district = :district and policy = :policy and (:budget::bigint is null or granted_cents + :sum <= :budget::bigint) returning granted_cents
                """).param("budget", cents).param("sum", sum.cents()).param("district", regions.served().low()).param("policy", policy.code()).query(Long.class).list();
        return !taken.isEmpty();
    }

    /// Writes that a sum was paid.
    @Transactional(propagation = Propagation.MANDATORY)
    void pay(String policy, Yuan sum) {
        sql.sql("update support.budget set paid_cents = paid_cents + :sum where district = :district and policy = :policy").param("sum", sum.cents()).param("district", regions.served().low()).param("policy", policy).update();
    }
}
