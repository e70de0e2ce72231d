package org.zerospread.app.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.chain.ChainCase;
import org.zerospread.engine.chain.ChainFault;
import org.zerospread.engine.chain.ChainInference;
import org.zerospread.engine.chain.ChainInput;
import org.zerospread.engine.chain.ChainLink;
import org.zerospread.engine.chain.ChainRules;
import org.zerospread.engine.chain.SourceText;
import org.zerospread.engine.region.RegionRange;

/// The records of the present jurisdiction as chains: every case that was not excluded; links that were registered; cases named in the sources; contacts and households that became cases;
/// shared places from tracks and from sources.
@Component
public class ChainBook {

    private final ChainRows rows;
    private final AtomicReference<@Nullable Drawn> last = new AtomicReference<>();

    ChainBook(ChainRows rows) {
        this.rows = rows;
    }

    /// Chains with where and of what state of the database they were drawn. A page and its picture ask one after the other; any commit makes them be drawn anew.
    private record Drawn(RegionRange range, String snapshot, Chains chains) {
    }

    /// The chains as they are on record now.
    @Transactional(readOnly = true)
    public Chains chains() {
        RegionRange range = Jurisdiction.find().orElseThrow().range();
        String snapshot = rows.snapshot();
        Drawn drawn = last.get();
        if (drawn == null || !drawn.range().equals(range) || !drawn.snapshot().equals(snapshot)) {
            drawn = new Drawn(range, snapshot, draw());
            last.set(drawn);
        }
        return drawn.chains();
    }

    private Chains draw() {
        List<RegisteredLink> links = rows.links();
        Map<UUID, Set<String>> places = rows.places();
        List<ChainRows.Case> known = rows.cases();
        Map<String, String> numbers = new HashMap<>();
        known.forEach(one -> numbers.put(one.number().toUpperCase(Locale.ROOT), one.number()));
        List<ChainCase> cases = new ArrayList<>();
        List<ChainLink> said = new ArrayList<>(rows.contacts());
        Map<String, CaseFace> faces = new HashMap<>();
        for (ChainRows.Case one : known) {
            SourceText source = SourceText.of(one.number(), one.sourceText() == null ? "" : one.sourceText());
            Set<String> at = new TreeSet<>(source.places());
            at.addAll(places.getOrDefault(one.id(), Set.of()));
            boolean imported = one.source() == null ? source.imported() : one.source().equals("IMPORTED");
            cases.add(new ChainCase(one.number(), one.onset(), one.report(), one.exposedFrom(), one.exposedTo(), imported, one.region(), at));
            List<String> strangers = new ArrayList<>();
            for (String named : source.named()) {
                String number = numbers.get(named.toUpperCase(Locale.ROOT));
                if (number == null) {
                    strangers.add(named);
                } else {
                    said.add(new ChainLink(number, one.number(), ChainLink.Certainty.NAMED, String.valueOf(one.sourceText())));
                }
            }
            faces.put(one.number(), new CaseFace(one.id(), one.number(), one.person(), one.name(), one.state(), one.source(), one.sourceText(), one.town(), strangers));
        }
        List<ChainLink> registered = links.stream().map(link -> new ChainLink(link.infector(), link.infectee(), link.certainty(), link.evidence())).toList();
        List<ChainFault> faults = new ChainInput(cases, registered).faults();
        Set<String> circled = new HashSet<>();
        faults.forEach(fault -> circled.addAll(fault.cases()));
        registered.forEach(link -> said.add(circled.contains(link.infector()) && circled.contains(link.infectee()) && link.certainty() == ChainLink.Certainty.ESTABLISHED
                ? new ChainLink(link.infector(), link.infectee(), ChainLink.Certainty.NAMED, link.evidence()) : link));
        return new Chains(ChainInference.of(new ChainInput(cases, said), ChainRules.COVID_2020), faces, links, faults);
    }
}
