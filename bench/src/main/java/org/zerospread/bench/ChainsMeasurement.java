package org.zerospread.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainCase;
import org.zerospread.engine.chain.ChainInference;
import org.zerospread.engine.chain.ChainInput;
import org.zerospread.engine.chain.ChainLink;
import org.zerospread.engine.chain.ChainRules;
import org.zerospread.engine.chain.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `chains`: how long it takes to join the cases of an outbreak to chains, from cases and links to tree, probabilities and the network's layout.
@Command(name = "chains", mixinStandardHelpOptions = true, description = "传播链 Joins the cases of a generated outbreak to chains.")
final class ChainsMeasurement implements Callable<Integer> {

    @Option(names = "--cases", paramLabel = "N", defaultValue = "1000", description = "cases (default: ${DEFAULT-VALUE})")
    int cases = 1000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "9", description = "measured runs after the first (default: ${DEFAULT-VALUE})")
    int runs = 9;

    @Override
    public Integer call() {
        ChainInput input = outbreak(cases);
        List<Double> inferred = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        double first = 0;
        int linked = 0;
        long close = 0;
        for (int run = 0; run <= runs; run++) {
            long begun = System.nanoTime();
            ChainAnswer answer = ChainInference.of(input, ChainRules.COVID_2020);
            Network network = Network.of(answer.members());
            double millis = (System.nanoTime() - begun) / 1e6;
            if (network.nodes().size() != cases) {
                throw new NotMeasuredException(network.nodes().size() + " of " + cases + " cases are in the picture");
            }
            linked = (int) answer.members().stream().filter(one -> one.infector() != null).count();
            begun = System.nanoTime();
            close = close(input);
            double plain = (System.nanoTime() - begun) / 1e6;
            if (run == 0) {
                first = millis;
            } else {
                inferred.add(millis);
                bare.add(plain);
            }
        }
        Spread chains = Spread.of(inferred);
        Spread plain = Spread.of(bare);
        System.out.printf(Locale.ROOT, "%d cases, %d links, %d with an infector, %d pairs of close onsets%n", cases, input.links().size(), linked, close);
        System.out.printf(Locale.ROOT, "first run of the process: %.0f ms%nchains and layout: %s%nbare limit, a loop over all pairs of onsets: %s%nratio %.1f%n", first, chains.text("ms", 1), plain.text("ms", 2),
                chains.median() / plain.median());
        return 0;
    }

    /// Pairs whose onsets lie within two weeks: the least that any inference over pairs looks at.
    private static long close(ChainInput input) {
        long[] days = input.cases().stream().mapToLong(one -> one.day() == null ? Long.MAX_VALUE / 2 : one.day().toEpochDay()).toArray();
        long close = 0;
        for (long one : days) {
            for (long other : days) {
                close += Math.abs(one - other) <= 14 ? 1 : 0;
            }
        }
        return close;
    }

    /// Each case infects some of those after him; half of the infectors are named, some by contact, one in forty is established; one case in eight has no onset.
    private static ChainInput outbreak(int n) {
        SplittableRandom random = new SplittableRandom(6);
        List<ChainCase> cases = new ArrayList<>();
        List<ChainLink> links = new ArrayList<>();
        List<LocalDate> onsets = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean imported = i < 5 || random.nextInt(25) == 0;
            int infector = imported ? -1 : (int) (i * Math.sqrt(random.nextDouble()) * 0.999);
            LocalDate onset = imported ? LocalDate.of(2020, 1, 1).plusDays(60L * i / n) : onsets.get(infector).plusDays(Math.round(3.96 + 4.75 * random.nextGaussian()));
            onsets.add(onset);
            cases.add(new ChainCase("C" + i, random.nextInt(8) == 0 ? null : onset, onset.plusDays(random.nextInt(9)), null, random.nextInt(3) == 0 ? onset.minusDays(random.nextInt(6)) : null, imported,
                    "village " + random.nextInt(156), random.nextInt(4) == 0 ? Set.of("place " + random.nextInt(30)) : Set.of()));
            if (infector >= 0) {
                int kind = random.nextInt(40);
                if (kind <= 30) {
                    links.add(new ChainLink("C" + infector, "C" + i, kind == 0 ? ChainLink.Certainty.ESTABLISHED : kind <= 20 ? ChainLink.Certainty.NAMED : ChainLink.Certainty.CONTACT, ""));
                }
            }
        }
        return new ChainInput(cases, links);
    }
}
