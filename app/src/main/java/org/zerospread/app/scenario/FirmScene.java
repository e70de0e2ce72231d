package org.zerospread.app.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmRegister;
import org.zerospread.app.enterprise.FirmStores;
import org.zerospread.app.enterprise.StaffLedger;
import org.zerospread.app.resumption.DailyReports;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.Loop;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.app.resumption.Reviews;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.DailyReport;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Plays the return of firms to work through the steps of the loop, many firms at a time: screening and return of staff two days before a firm is to work, filing, review and decision
/// the day before, and from then on its daily report, whose first one begins its work. Nothing is set: who may not return stays away, and what the matrix limits is limited.
@Component
class FirmScene {

    private static final int SCREENED_DAYS_BEFORE = 2;
    private static final int AGAIN_EVERY_DAYS = 7;
    /// A firm has more of everything than it must.
    private static final double SPARE = 1.5;
    private static final byte[] PLAN = "%PDF-1.4 invented".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] PHOTO = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};

    private final FirmRegister register;
    private final StaffLedger ledger;
    private final FirmStores stores;
    private final FirmStandings standings;
    private final Loop loop;
    private final Reviews reviews;
    private final DailyReports reports;
    private final EvidenceDesk evidence;
    private final ResumptionPolicy policy;

    FirmScene(FirmRegister register, StaffLedger ledger, FirmStores stores, FirmStandings standings, Loop loop, Reviews reviews, DailyReports reports, EvidenceDesk evidence, ResumptionPolicy policy) {
        this.register = register;
        this.ledger = ledger;
        this.stores = stores;
        this.standings = standings;
        this.loop = loop;
        this.reviews = reviews;
        this.reports = reports;
        this.evidence = evidence;
        this.policy = policy;
    }

    /// All firms come on the register, with their staff, their supplies and their isolation rooms.
    void register(Works works, LocalDate day) {
        List<Firm> firms = works.sites().stream().map(Works.Site::firm).toList();
        if (register.take(firms).size() != firms.size()) {
            throw new ScenarioConflict("some firms are on the register already");
        }
        if (ledger.take(works.staff()).stream().anyMatch(line -> line != StaffLedger.Line.ADDED)) {
            throw new ScenarioConflict("somebody of the staff works at two firms");
        }
        List<FirmStores.Count> counts = new ArrayList<>();
        List<FirmStores.Room> rooms = new ArrayList<>();
        for (Firm firm : firms) {
            for (ResumptionPolicy.SupplyRule supply : policy.readiness().supplies()) {
                BigDecimal use = BigDecimal.valueOf(supply.perPersonDay() * firm.staffExpected()).setScale(2, java.math.RoundingMode.UP);
                counts.add(new FirmStores.Count(firm.id(), supply.item(), use.multiply(BigDecimal.valueOf(supply.days() * SPARE)).setScale(2, java.math.RoundingMode.UP), use, day));
            }
            for (int room = 1; room <= Readiness.isolationRoomsFor(firm.staffExpected(), policy.readiness()); room++) {
                rooms.add(new FirmStores.Room(firm.id(), "隔离间" + room, firm.address(), 1));
            }
        }
        stores.take(counts, rooms);
    }

    /// Staff of firms that are to work in two days are screened and return; so do, week by week, those who could not before.
    void returnStaff(Works works, LocalDate day) {
        List<UUID> due = chosen(works, day, (site, standing) -> switch (standing.state()) {
            case CLOSED, SCREENED -> !day.isBefore(site.from().minusDays(SCREENED_DAYS_BEFORE));
            case WORKING, APPROVED, CONDITIONAL -> standing.returned() < site.firm().staffExpected() && (day.toEpochDay() - site.from().toEpochDay()) % AGAIN_EVERY_DAYS == 0;
            case RETURNING, FILED, REVIEWED, REFUSED, FROZEN -> false;
        });
        returnTo(due, works, day);
    }

    /// All firms that work take back whom the measures of the moment allow, as after a fall of the risk level.
    void returnRest(Works works, LocalDate day) {
        returnTo(chosen(works, day, (site, standing) -> standing.state() == FirmState.WORKING && standing.returned() < site.firm().staffExpected()), works, day);
    }

    private void returnTo(List<UUID> firms, Works works, LocalDate day) {
        if (firms.isEmpty()) {
            return;
        }
        Map<UUID, Integer> room = new HashMap<>();
        Map<UUID, FirmStandings.Standing> now = standings.find(firms);
        firms.forEach(firm -> {
            int most = Math.min(policy.batchMostStaff(), standings.mostStaff(works.site(firm).firm(), day) - standing(now, firm).returned());
            if (most > 0) {
                room.put(firm, most);
            }
        });
        if (room.isEmpty()) {
            return;
        }
        List<UUID> open = firms.stream().filter(room::containsKey).toList();
        done(loop.screen(open));
        Map<UUID, List<UUID>> fit = standings.fit(open);
        List<Loop.Batch> batches = open.stream().map(firm -> new Loop.Batch(firm, fit.getOrDefault(firm, List.of()).stream().limit(room.getOrDefault(firm, 0)).toList(), true))
                .filter(batch -> !batch.staff().isEmpty()).toList();
        if (!batches.isEmpty()) {
            done(loop.returnBatch(batches));
        }
    }

    /// Firms file with their evidence.
    void file(Works works, LocalDate day) {
        List<UUID> due = chosen(works, day, (site, standing) -> standing.state() == FirmState.RETURNING && !day.isBefore(site.from().minusDays(1)));
        if (due.isEmpty()) {
            return;
        }
        List<EvidenceDesk.Upload> files = new ArrayList<>();
        due.forEach(firm -> policy.evidence().kinds().stream().filter(ResumptionPolicy.EvidenceKind::required).forEach(kind -> files.add(kind.types().contains(org.zerospread.engine.resumption.EvidenceType.PDF)
                ? new EvidenceDesk.Upload(firm, kind.id(), kind.zh() + ".pdf", content(PLAN, firm, kind.id())) : new EvidenceDesk.Upload(firm, kind.id(), kind.zh() + ".png", content(PHOTO, firm, kind.id())))));
        as("企业", () -> {
            done(evidence.keep(files));
            done(loop.file(due.stream().map(firm -> new Loop.Filing(firm, String.valueOf(works.site(firm).firm().contact()), policy.commitment().edition())).toList()));
        });
    }

    private static byte[] content(byte[] beginning, UUID firm, String kind) {
        byte[] words = (" " + firm + " " + kind).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] content = java.util.Arrays.copyOf(beginning, beginning.length + words.length);
        System.arraycopy(words, 0, content, beginning.length, words.length);
        return content;
    }

    /// What is filed is reviewed on site.
    void review(Works works, LocalDate day) {
        List<UUID> due = chosen(works, day, (site, standing) -> standing.state() == FirmState.FILED);
        if (!due.isEmpty()) {
            as("镇街审查组", () -> done(reviews.review(due.stream().map(firm -> new Reviews.Review(firm, policy.checklist().stream().map(item -> new Reviews.Item(item.id(), true, null)).toList())).toList())));
        }
    }

    /// What is reviewed is decided.
    void decide(Works works, LocalDate day) {
        List<UUID> due = chosen(works, day, (site, standing) -> standing.state() == FirmState.REVIEWED);
        if (!due.isEmpty()) {
            as("指挥部企业组", () -> done(reviews.decide(due.stream().map(Reviews.Decision.Approve::new).toList())));
        }
    }

    /// Every firm to which staff have returned reports; the first report with staff at work begins its work.
    void report(Works works, LocalDate day) {
        List<DailyReports.Given> given = new ArrayList<>();
        standings.find(works.ids()).forEach((firm, standing) -> {
            boolean begins = switch (standing.state()) {
                case WORKING -> true;
                case APPROVED, CONDITIONAL -> !day.isBefore(works.site(firm).from());
                case CLOSED, SCREENED, RETURNING, FILED, REVIEWED, REFUSED, FROZEN -> false;
            };
            if (standing.present() > 0) {
                int atWork = begins ? standing.present() : 0;
                given.add(new DailyReports.Given(firm, new DailyReport(day, atWork, standing.present() - atWork, List.of(), String.valueOf(works.site(firm).firm().contact()))));
            }
        });
        if (!given.isEmpty()) {
            as("企业", () -> done(reports.report(given)));
        }
    }

    private List<UUID> chosen(Works works, LocalDate day, BiPredicate<Works.Site, FirmStandings.Standing> due) {
        Map<UUID, FirmStandings.Standing> now = standings.find(works.ids());
        return works.sites().stream().filter(site -> due.test(site, standing(now, site.firm().id()))).map(site -> site.firm().id()).sorted().toList();
    }

    private static FirmStandings.Standing standing(Map<UUID, FirmStandings.Standing> now, UUID firm) {
        return now.getOrDefault(firm, FirmStandings.Standing.UNTOUCHED);
    }

    private static void as(String actor, Runnable act) {
        new Jurisdiction(actor, Jurisdiction.find().orElseThrow().range()).run(act);
    }

    private static void done(LoopAnswer answer) {
        if (answer instanceof LoopAnswer.Refused refused) {
            throw new ScenarioConflict(refused.faults().getFirst().toString());
        }
    }
}
