package org.zerospread.app.surveillance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.DiseaseReader;
import org.zerospread.engine.document.DocumentReading;

/// The diseases that the program ships, and the one whose outbreak the district runs.
@Component
public class DiseaseBook {

    private final Map<String, Disease> diseases = new TreeMap<>();
    private final Disease outbreak;

    DiseaseBook(@Value("classpath:diseases/*.yaml") Resource[] files, @Value("${zerospread.disease:covid-19}") String outbreak) throws IOException {
        for (Resource file : files) {
            switch (DiseaseReader.read("diseases/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8))) {
                case DocumentReading.Accepted<Disease>(Disease disease) -> diseases.put(disease.code(), disease);
                case DocumentReading.Refused<Disease>(var faults) -> throw new IllegalStateException("disease: " + faults);
            }
        }
        this.outbreak = find(outbreak).orElseThrow(() -> new IllegalStateException("zerospread.disease=" + outbreak + ": known are " + diseases.keySet()));
    }

    /// The disease of the outbreak: that of a case whose disease nobody names, and the one that bulletins count.
    public Disease outbreak() {
        return outbreak;
    }

    /// The disease of a code.
    public Optional<Disease> find(String code) {
        return Optional.ofNullable(diseases.get(code));
    }

    /// The disease of a code that is on record.
    ///
    /// @throws IllegalStateException when the program does not ship it any more
    public Disease get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("disease " + code + " is on record and not shipped: known are " + diseases.keySet()));
    }

    /// All of them, by their codes.
    public List<Disease> list() {
        return List.copyOf(diseases.values());
    }
}
