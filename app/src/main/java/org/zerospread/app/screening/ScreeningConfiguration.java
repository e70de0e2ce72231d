package org.zerospread.app.screening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;

/// Reads the dated policy of screening.
@Configuration(proxyBeanMethods = false)
class ScreeningConfiguration {

    @Bean
    ScreeningPolicy screeningPolicy(@Value("classpath:policies/screening-2020.yaml") Resource file) throws IOException {
        return switch (ScreeningPolicy.read("policies/screening-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<ScreeningPolicy>(ScreeningPolicy policy) -> policy;
            case DocumentReading.Refused<ScreeningPolicy>(var faults) -> throw new IllegalStateException("screening policy: " + faults);
        };
    }
}
