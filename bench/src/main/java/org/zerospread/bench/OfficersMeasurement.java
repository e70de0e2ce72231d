package org.zerospread.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.zerospread.app.officers.FirmSharing;
import org.zerospread.app.officers.Taker;
import org.zerospread.app.officers.Ward;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.officers.FirmClass;
import org.zerospread.engine.officers.FirmZone;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.officers.OfficerPolicyReader;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `officers`: firms shared out among their officers by the search of the program, beside turn by turn and beside giving each firm, the heaviest first, to whoever has least.
@Command(name = "officers", mixinStandardHelpOptions = true, description = "三员分配 Measures how evenly and how near firms are shared out, and how long it takes.")
final class OfficersMeasurement implements Callable<Integer> {

    private static final String[] INDUSTRIES = {"C13", "C14", "C27", "C30", "C33", "C34", "C36", "C39"};
    private static final int SKILLS = 3;

    @Option(names = "--firms", paramLabel = "N", defaultValue = "333", description = "how many firms (default: ${DEFAULT-VALUE})")
    int firms = 333;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how often each kind is searched (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Option(names = "--policy", paramLabel = "FILE", defaultValue = "policies/officers-2020.yaml", description = "policy of the officers (default: ${DEFAULT-VALUE})")
    Path policy = Path.of("policies/officers-2020.yaml");

    @Override
    public Integer call() throws IOException {
        OfficerPolicy read = switch (OfficerPolicyReader.read(policy.toString(), Files.readString(policy))) {
            case DocumentReading.Accepted<OfficerPolicy>(OfficerPolicy sound) -> sound;
            case DocumentReading.Refused<OfficerPolicy>(var faults) -> throw new NotMeasuredException(faults.toString());
        };
        List<RegionCode> towns = read.map().towns().keySet().stream().sorted().toList();
        Random random = new Random(2020);
        List<Ward> wards = new ArrayList<>();
        for (int n = 0; n < firms; n++) {
            int staff = 30 + (int) (Math.pow(random.nextDouble(), 3) * 900);
            wards.add(new Ward(new UUID(2, n), towns.get(Math.min(random.nextInt(towns.size()), random.nextInt(towns.size()))), INDUSTRIES[random.nextInt(INDUSTRIES.length)],
                    read.workload().points(staff, FirmClass.LARGE, FirmZone.values()[random.nextInt(3)]), null, false));
        }
        measure("guides", read, wards, takers(30, towns, random, false, read.map().seat()));
        measure("residents", read, wards, takers(110, towns, random, true, null));
        measure("supervisors", read, wards, takers(92, towns, random, false, null));
        return 0;
    }

    private List<Taker> takers(int count, List<RegionCode> towns, Random random, boolean skilled, @org.jspecify.annotations.Nullable RegionCode place) {
        List<Taker> takers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            List<String> skills = new ArrayList<>();
            for (int i = 0; skilled && i < SKILLS; i++) {
                skills.add(INDUSTRIES[random.nextInt(INDUSTRIES.length)]);
            }
            takers.add(new Taker(new UUID(1, n), Math.ceilDiv(firms, count) + 3, skills, place == null ? towns.get(random.nextInt(towns.size())) : place));
        }
        return takers;
    }

    private void measure(String kind, OfficerPolicy read, List<Ward> wards, List<Taker> takers) {
        FirmSharing sharing = new FirmSharing(read.map(), read.sharing());
        Map<UUID, UUID> turns = new HashMap<>();
        for (int n = 0; n < wards.size(); n++) {
            turns.put(wards.get(n).firm(), takers.get(n % takers.size()).id());
        }
        tell(kind, "turn by turn", wards, takers, sharing.judge(wards, takers, turns), "");
        tell(kind, "to whoever has least", wards, takers, sharing.judge(wards, takers, least(wards, takers)), "");
        List<Double> seconds = new ArrayList<>();
        FirmSharing.Seating found = null;
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            FirmSharing.Seating now = sharing.share(wards, takers, best -> { });
            seconds.add((System.nanoTime() - begun) / 1e9);
            if (found != null && !found.officerOf().equals(now.officerOf())) {
                throw new NotMeasuredException("the same question had two answers");
            }
            found = now;
        }
        if (found != null) {
            tell(kind, "search", wards, takers, found, Spread.of(seconds).text("s", 2));
        }
    }

    private static Map<UUID, UUID> least(List<Ward> wards, List<Taker> takers) {
        long[] loads = new long[takers.size()];
        Map<UUID, UUID> given = new HashMap<>();
        wards.stream().sorted(Comparator.comparing(Ward::points).reversed().thenComparing(Ward::firm)).forEach(ward -> {
            int best = 0;
            for (int i = 1; i < loads.length; i++) {
                best = loads[i] < loads[best] ? i : best;
            }
            loads[best] += ward.points();
            given.put(ward.firm(), takers.get(best).id());
        });
        return given;
    }

    private static void tell(String kind, String way, List<Ward> wards, List<Taker> takers, FirmSharing.Seating seating, String took) {
        Map<UUID, Taker> byId = new HashMap<>();
        takers.forEach(taker -> byId.put(taker.id(), taker));
        long strange = wards.stream().filter(ward -> {
            UUID officer = seating.officerOf().get(ward.firm());
            Taker taker = officer == null ? null : byId.get(officer);
            return taker != null && !taker.knows(ward.industry());
        }).count();
        System.out.printf(Locale.ROOT, "%-12s %-22s unevenness %5.3f  load %d–%d  mean %.1f km  unknown industry %d  hard %d  medium %d  soft %,d  %s%n", kind, way, seating.unevenness(),
                java.util.Arrays.stream(seating.loads()).min().orElse(0), java.util.Arrays.stream(seating.loads()).max().orElse(0), seating.meanKm(), strange, seating.score().hard(),
                seating.score().medium(), seating.score().soft(), took);
    }
}
