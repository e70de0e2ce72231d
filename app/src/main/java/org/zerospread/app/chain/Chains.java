package org.zerospread.app.chain;

import java.util.List;
import java.util.Map;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainFault;

/// The chains of the present jurisdiction.
///
/// @param faces by number
/// @param faults what kept links from being used: circles of established ones that came together when regions were read as one; the links of a circle count as named
public record Chains(ChainAnswer answer, Map<String, CaseFace> faces, List<RegisteredLink> links, List<ChainFault> faults) {

    public Chains {
        faces = Map.copyOf(faces);
        links = List.copyOf(links);
        faults = List.copyOf(faults);
    }
}
