package org.zerospread.app.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.OriginPolicy;

/// Reads the dated origin policy.
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    OriginPolicy originPolicy(@Value("classpath:policies/origin-2020.yaml") Resource file) throws IOException {
        return switch (OriginPolicy.read("policies/origin-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<OriginPolicy>(OriginPolicy policy) -> policy;
            case DocumentReading.Refused<OriginPolicy>(var faults) -> throw new IllegalStateException("origin policy: " + faults);
        };
    }
}
