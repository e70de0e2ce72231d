package org.zerospread.engine.chain;

/// How much each kind of evidence weighs. Weights are odds against the background: a kind of evidence whose best candidate falls ill on a day that unrelated cases would choose as
/// well weighs as much as is said here, where "infected by nobody on this list" weighs 1. It is shared among all candidates of the kind by the likelihood of their days.
///
/// The defaults were chosen, not fitted: a named source outweighs everything else, a shared place makes a link likelier than not where the onsets
/// are in order, the same region and the days of onset alone never do.
///
/// @param named weight of somebody named as a possible source
/// @param contact weight of somebody he met
/// @param place weight of those who share a place or group
/// @param region weight of those who live in the same region
/// @param time weight of all others
/// @param imported weight of the background for a case held to be imported; 1 for every other
/// @param misfit what remains of a weight where the infectee's exposure ended before the infector was infectious or began after it
/// @param infectiousBefore days before onset from which a case infects
/// @param infectiousAfter days after onset until which a case infects
public record ChainRules(SerialInterval serialInterval, double named, double contact, double place, double region, double time, double imported, double misfit,
        int infectiousBefore, int infectiousAfter) {

    /// COVID-19 as of early 2020: infectious from about two to three days before onset (He et al., Nat Med 2020;26:672–675), hardly later than ten days after it.
    public static final ChainRules COVID_2020 = of(SerialInterval.COVID_2020);

    public ChainRules {
        for (double weight : new double[] {named, contact, place, region, time, imported, misfit}) {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weights are above 0: " + weight);
            }
        }
        if (infectiousBefore < 0 || infectiousAfter < 0) {
            throw new IllegalArgumentException("days before and after onset are not negative: " + infectiousBefore + ", " + infectiousAfter);
        }
    }

    /// The default weights with another serial interval.
    public static ChainRules of(SerialInterval serialInterval) {
        return new ChainRules(serialInterval, 30, 10, 1.2, 0.3, 0.1, 20, 0.1, 3, 14);
    }

    /// The weight of a kind of evidence.
    double weight(Basis basis) {
        return switch (basis) {
            case ESTABLISHED -> 1;
            case NAMED -> named;
            case CONTACT -> contact;
            case PLACE -> place;
            case REGION -> region;
            case TIME -> time;
            case IMPORTED, UNKNOWN -> throw new IllegalArgumentException(basis + " is no evidence");
        };
    }
}
