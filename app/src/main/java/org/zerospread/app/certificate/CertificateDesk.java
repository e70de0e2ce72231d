package org.zerospread.app.certificate;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertificateRule;
import org.zerospread.engine.certificate.Issuing;
import org.zerospread.engine.certificate.SigningKey;
import org.zerospread.engine.region.RegionRange;

/// Issues certificates and takes them back.
///
/// Who has one that holds gets the next in its place: the older is taken back, so that nobody carries two that say different things.
@Component
public class CertificateDesk {

    private static final int LONGEST_NOTE = 200;
    /// Persons of one issue: a large enterprise; signing them takes some seconds.
    private static final int MOST = 10_000;

    private final JdbcClient sql;
    private final CertificateFacts facts;
    private final CertificateRows rows;
    private final Signing signing;
    private final AuditTrail audit;
    private final DistrictWide district;

    CertificateDesk(JdbcClient sql, CertificateFacts facts, CertificateRows rows, Signing signing, AuditTrail audit, DistrictWide district) {
        this.sql = sql;
        this.facts = facts;
        this.rows = rows;
        this.signing = signing;
        this.audit = audit;
        this.district = district;
    }

    /// Signs for the district.
    @Component
    static class Signing {

        private final CertificateKeys keys;
        private final Issuer issuer;
        private final DistrictClock clock;
        private final SecureRandom chance = new SecureRandom();

        Signing(CertificateKeys keys, Issuer issuer, DistrictClock clock) {
            this.keys = keys;
            this.issuer = issuer;
            this.clock = clock;
        }

        private record Signed(String kid, List<CertificateRows.Fresh> fresh) {
        }

        private record Entitled(CertificateFacts.Judged who, CertificateRule.Answer.Entitled to) {
        }

        private Signed sign(List<Entitled> entitled) {
            SigningKey key = keys.current();
            String name = issuer.name();
            return new Signed(key.verifying().kid(), entitled.stream().map(one -> {
                Issuing.Issued issued = new Issuing(issuer.address(), name, Masking.name(one.who().name()), one.to().measure(), clock.instant(), one.to().firstDay(), one.to().lastDay(), clock.getZone())
                        .sign(key, chance);
                return new CertificateRows.Fresh(UUID.randomUUID(), issued.number(), one.who().person(), one.who().region(), one.to().measure(), one.to().firstDay(), one.to().lastDay(), issued.jws());
            }).toList());
        }
    }

    /// Who got none.
    ///
    /// @param name masked
    public record Without(PersonId person, String name, List<CertificateRule.Reason> reasons) {
    }

    /// What became of an issue.
    ///
    /// @param numbers of the new certificates, in the order of the persons
    public record Receipt(List<CertificateNumber> numbers, List<Without> without) {
    }

    /// What became of an order.
    public sealed interface Answer<T> {

        /// It was done.
        record Done<T>(T value) implements Answer<T> {
        }

        /// Nothing was done: `CRT-020` nobody to issue to, or too many; `CRT-021` not known here; `CRT-022` no such certificate here, or taken back before; `CRT-023` reason missing.
        record Refused<T>(FormFault fault) implements Answer<T> {
        }
    }

    private static <T> Answer<T> refused(String field, String code, String zh, String en) {
        return new Answer.Refused<>(new FormFault(field, code, zh, en));
    }

    /// How somebody stands.
    ///
    /// @param name masked
    public record Standing(String name, CertificateRule.Answer answer) {
    }

    /// Whether somebody who is registered here, or works here, may have a certificate; empty where he is neither.
    @Transactional(readOnly = true)
    public Optional<Standing> judge(PersonId person) {
        return Optional.ofNullable(facts.judge(List.of(person.value()), CertificateFacts.ownRange()).get(person.value())).map(one -> new Standing(Masking.name(one.name()), one.answer()));
    }

    /// Issues to each of the persons who may have one; all must be registered here.
    @Transactional
    public Answer<Receipt> issue(Collection<PersonId> persons) {
        LinkedHashSet<UUID> wanted = new LinkedHashSet<>(persons.stream().map(PersonId::value).toList());
        if (wanted.isEmpty() || wanted.size() > MOST) {
            return refused("persons", "CRT-020", "请给出 1 至 " + MOST + " 人", "name 1 to " + MOST + " persons");
        }
        long here = sql.sql("select count(*) from person.person where id = any (:ids) and region between store.low() and store.high()").param("ids", wanted.toArray(UUID[]::new)).query(Long.class).single();
        if (here < wanted.size()) {
            return refused("persons", "CRT-021", (wanted.size() - here) + " 人未登记在本辖区", (wanted.size() - here) + " of the persons are not registered here");
        }
        return new Answer.Done<>(issue(wanted, CertificateFacts.ownRange(), null));
    }

    /// Issues to everybody on the ledger of an enterprise who may have one, wherever in the district he lives.
    @Transactional
    public Answer<Receipt> issueToStaff(UUID firm) {
        List<UUID> staff = sql.sql("""
                select s.person_id from enterprise.staff s where s.firm_id = :firm and s.left_on is null and s.region between store.low() and store.high() order by s.shift, s.post, s.id
                """).param("firm", firm).query(UUID.class).list();
        if (staff.isEmpty() || staff.size() > MOST) {
            return refused("firm", "CRT-020", "企业台账上须有 1 至 " + MOST + " 人", "there must be 1 to " + MOST + " persons on the ledger");
        }
        RegionRange own = CertificateFacts.ownRange();
        return new Answer.Done<>(district.call(() -> issue(staff, own, firm)));
    }

    private Receipt issue(Collection<UUID> persons, RegionRange own, @Nullable UUID firm) {
        Map<UUID, CertificateFacts.Judged> judged = facts.judge(persons, own);
        List<Signing.Entitled> entitled = new ArrayList<>();
        List<Without> without = new ArrayList<>();
        judged.values().forEach(one -> {
            switch (one.answer()) {
                case CertificateRule.Answer.Entitled to -> entitled.add(new Signing.Entitled(one, to));
                case CertificateRule.Answer.NotEntitled(var reasons) -> without.add(new Without(new PersonId(one.person()), Masking.name(one.name()), reasons));
            }
        });
        if (entitled.isEmpty()) {
            return new Receipt(List.of(), without);
        }
        Signing.Signed signed = signing.sign(entitled);
        rows.revokeOf(signed.fresh().stream().map(CertificateRows.Fresh::person).toList(), RevocationReason.REPLACED, null);
        rows.keep(signed.kid(), signed.fresh(), firm);
        signed.fresh().forEach(one -> audit.record("certificate.issued", Jurisdiction.placeFor(one.region()), one.person().toString(), one.number() + " " + one.measure() + " – " + one.lastOn()));
        return new Receipt(signed.fresh().stream().map(CertificateRows.Fresh::number).toList(), without);
    }

    /// Takes one back by hand.
    @Transactional
    public Answer<CertificateNumber> revoke(CertificateNumber number, @Nullable RevocationReason reason, @Nullable String note) {
        String why = note == null ? "" : note.strip();
        if (reason == null || !reason.isGivenByHand() || why.isEmpty() || why.length() > LONGEST_NOTE) {
            return refused("note", "CRT-023", "请选择撤销原因并写明情况(最多 " + LONGEST_NOTE + " 字)", "choose a reason and say what happened, in at most " + LONGEST_NOTE + " characters");
        }
        Optional<CertificateRows.TakenBack> taken = rows.revoke(number.text(), reason, why);
        if (taken.isEmpty()) {
            return refused("number", "CRT-022", "本辖区没有这张证明,或已撤销", "there is no such certificate here, or it was revoked before");
        }
        audit.record("certificate.revoked", taken.get().region(), taken.get().person().toString(), number + " " + reason + ": " + why);
        return new Answer.Done<>(number);
    }
}
