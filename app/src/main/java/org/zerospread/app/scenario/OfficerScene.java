package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.officers.FirmProblems;
import org.zerospread.app.officers.FirmVisits;
import org.zerospread.app.officers.Officer;
import org.zerospread.app.officers.Officers;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.Proposals;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.FirmClass;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.region.RegionCode;

/// Plays the three officers: firms are shared out among them by the search that the office uses, they visit as the policy says, and problems come up and are solved.
@Component
class OfficerScene {

    private static final int SKILLS = 3;
    private static final long ENTERED_MILLIS = 1_580_083_200_000L;
    private static final String RAISER = "驻企联络员";
    private static final String[] SEEN = {"测温、登记、口罩佩戴到位", "食堂分时就餐,固定座位", "车间通风消毒有记录", "员工台账与返岗人员一致", "宿舍每间人数符合要求", "物资够用七天以上"};

    private final JdbcClient sql;
    private final Officers officers;
    private final Proposals proposals;
    private final FirmVisits visits;
    private final FirmProblems problems;
    private final OfficerPolicy policy;

    OfficerScene(JdbcClient sql, Officers officers, Proposals proposals, FirmVisits visits, FirmProblems problems, OfficerPolicy policy) {
        this.sql = sql;
        this.officers = officers;
        this.proposals = proposals;
        this.visits = visits;
        this.problems = problems;
        this.policy = policy;
    }

    /// Officers are entered, firms shared out, and the proposal is put in force.
    void share(Works works, Enterprises.Staffing staffing, RegionCode district, Draw draw, LocalDate day) {
        List<Officer> drafts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (OfficerKind kind : OfficerKind.values()) {
            int count = switch (kind) {
                case GUIDE -> staffing.guides();
                case RESIDENT -> staffing.residents();
                case SUPERVISOR -> staffing.supervisors();
            };
            for (int n = 0; n < count; n++) {
                drafts.add(officer(works, staffing, district, draw, day, kind, n, count, name(draw, kind.ordinal() * 10_000 + n, names)));
            }
        }
        if (officers.take(drafts).size() != drafts.size()) {
            throw new ScenarioConflict("some officers are in the register already");
        }
        done(proposals.accept(proposals.searchNow()));
    }

    /// A name that no officer before him has.
    private static String name(Draw draw, int number, Set<String> taken) {
        long key = 40_000_000L + number;
        String name = Names.surname(draw, number, 6) + Names.given(draw, key);
        while (!taken.add(name)) {
            key += 1_000_000;
            name = Names.surname(draw, number, 6) + Names.given(draw, key);
        }
        return name;
    }

    private Officer officer(Works works, Enterprises.Staffing staffing, RegionCode district, Draw draw, LocalDate day, OfficerKind kind, int n, int count, String name) {
        int number = kind.ordinal() * 10_000 + n;
        List<Works.Site> sites = works.sites();
        Works.Site near = sites.get(draw.below(sites.size(), 84, number));
        List<String> skills = new ArrayList<>();
        if (kind == OfficerKind.RESIDENT) {
            for (int i = 0; i < SKILLS; i++) {
                skills.add(sites.get(draw.below(sites.size(), 85 + i, number)).firm().industry());
            }
        }
        RegionCode town = near.firm().region().ancestorAt(org.zerospread.engine.region.RegionLevel.TOWN).orElse(district);
        String organisation = switch (kind) {
            case GUIDE -> "区级领导";
            case RESIDENT -> staffing.organisations().get(n % staffing.organisations().size());
            case SUPERVISOR -> staffing.hospitals().get(n % staffing.hospitals().size());
        };
        int capacity = Math.ceilDiv(sites.size(), count) + 2 + draw.below(3, 88, number);
        return new Officer(draw.id(89, ENTERED_MILLIS, number), kind, name, organisation,
                skills.stream().distinct().sorted().toList(), kind == OfficerKind.SUPERVISOR, kind == OfficerKind.GUIDE ? district : town, capacity, null, day, null);
    }

    /// The visits of a day, and the problems that come up in them.
    void visit(Works works, Enterprises.Staffing staffing, Draw draw, LocalDate day) {
        List<FirmVisits.Draft> drafts = new ArrayList<>();
        List<UUID> troubled = new ArrayList<>();
        List<Enterprises.Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < works.sites().size(); i++) {
            Works.Site site = works.sites().get(i);
            for (OfficerKind kind : OfficerKind.values()) {
                int rhythm = policy.rhythmDays(kind, FirmClass.valueOf(site.firm().priority().name()));
                long since = day.toEpochDay() - site.from().toEpochDay();
                if (since >= -1 && Math.floorMod(since - i, rhythm) == 0) {
                    long number = day.toEpochDay() * 100_000L + i * 3L + kind.ordinal();
                    drafts.add(new FirmVisits.Draft(site.firm().id(), kind, day, SEEN[draw.below(SEEN.length, 90, number)]));
                    for (int t = 0; t < staffing.problems().size(); t++) {
                        if (draw.below(staffing.problems().get(t).everyVisits(), 91 + t, number) == 0) {
                            troubled.add(site.firm().id());
                            troubles.add(staffing.problems().get(t));
                        }
                    }
                }
            }
        }
        as("三员", () -> visits.writeAll(drafts));
        as(RAISER, () -> {
            for (int i = 0; i < troubled.size(); i++) {
                done(problems.raise(troubled.get(i), new FirmProblems.Sound(troubles.get(i).kind(), troubles.get(i).what(), null), null, false));
            }
        });
    }

    private record Waiting(UUID id, String what, String state, LocalDate since) {
    }

    /// Problems are solved as many days later as the scenario says, and confirmed the day after by who raised them.
    void solve(Enterprises.Staffing staffing, LocalDate day) {
        List<Waiting> waiting = sql.sql("""
                select id, what, state, coalesce(solved_at::date, raised_on) as since from officers.problem where state in ('OPEN', 'SOLVED') order by raised_on, id
                """).query((row, index) -> new Waiting(row.getObject("id", UUID.class), row.getString("what"), row.getString("state"), row.getObject("since", LocalDate.class))).list();
        for (Waiting one : waiting) {
            if (one.state().equals("SOLVED") && one.since().isBefore(day)) {
                as(RAISER, () -> done(problems.confirm(one.id(), null, false, true, null)));
            }
            staffing.problems().stream().filter(trouble -> one.state().equals("OPEN") && trouble.what().equals(one.what()) && !day.isBefore(one.since().plusDays(trouble.solvedAfterDays())))
                    .findFirst().ifPresent(trouble -> as("责任单位", () -> done(problems.solve(one.id(), trouble.solution()))));
        }
    }

    private static void as(String actor, Runnable act) {
        new Jurisdiction(actor, Jurisdiction.find().orElseThrow().range()).run(act);
    }

    private static void done(OfficersAnswer answer) {
        if (answer instanceof OfficersAnswer.Refused refused) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }
}
