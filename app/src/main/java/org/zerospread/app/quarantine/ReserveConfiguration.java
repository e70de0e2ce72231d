package org.zerospread.app.quarantine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.forecast.ReservePolicy;

/// Reads the dated policy of the rooms that stay free.
@Configuration(proxyBeanMethods = false)
class ReserveConfiguration {

    @Bean
    ReservePolicy reservePolicy(@Value("classpath:policies/reserve-2020.yaml") Resource file) throws IOException {
        return switch (ReservePolicy.read("policies/reserve-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<ReservePolicy>(ReservePolicy policy) -> policy;
            case DocumentReading.Refused<ReservePolicy>(var faults) -> throw new IllegalStateException("reserve policy: " + faults);
        };
    }
}
