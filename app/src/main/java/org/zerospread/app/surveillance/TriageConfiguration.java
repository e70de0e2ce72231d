package org.zerospread.app.surveillance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.triage.TriagePolicy;

/// Reads the rules of the fever clinic.
@Configuration(proxyBeanMethods = false)
class TriageConfiguration {

    @Bean
    TriagePolicy triagePolicy(@Value("classpath:policies/triage-2020.yaml") Resource file) throws IOException {
        return switch (TriagePolicy.read("policies/triage-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<TriagePolicy>(TriagePolicy policy) -> policy;
            case DocumentReading.Refused<TriagePolicy>(var faults) -> throw new IllegalStateException("triage policy: " + faults);
        };
    }
}
