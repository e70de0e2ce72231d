package org.zerospread.app.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.RiskRules;

/// The editions of the rules of the risk level, by their first days. Each holds until the next begins.
@Component
public class RiskEditions {

    private final List<RiskRules> editions = new ArrayList<>();

    RiskEditions(@Value("classpath:policies/risk-*.yaml") Resource[] files) throws IOException {
        for (Resource file : files) {
            switch (RiskRules.read("policies/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8))) {
                case DocumentReading.Accepted<RiskRules>(RiskRules read) -> editions.add(read);
                case DocumentReading.Refused<RiskRules>(var faults) -> throw new IllegalStateException("risk rules: " + faults);
            }
        }
        editions.sort(Comparator.comparing(RiskRules::effectiveFrom));
        if (editions.isEmpty()) {
            throw new IllegalStateException("no rules of the risk level: policies/risk-*.yaml");
        }
    }

    /// The edition that a day goes by: the last that has begun, before the first one that. [RiskRules#isInForceOn] says whether it is in force.
    public RiskRules on(LocalDate day) {
        return editions.stream().filter(edition -> !edition.effectiveFrom().isAfter(day)).reduce((before, later) -> later).orElse(editions.getFirst());
    }

    /// All of them, the oldest first.
    public List<RiskRules> list() {
        return List.copyOf(editions);
    }
}
