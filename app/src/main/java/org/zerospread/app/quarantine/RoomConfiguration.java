package org.zerospread.app.quarantine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.allocation.AllocationPolicy;
import org.zerospread.engine.document.DocumentReading;

/// Reads the dated policy by which rooms are given out.
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {

    @Bean
    AllocationPolicy allocationPolicy(@Value("classpath:policies/allocation-2020.yaml") Resource file) throws IOException {
        return switch (AllocationPolicy.read("policies/allocation-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<AllocationPolicy>(AllocationPolicy policy) -> policy;
            case DocumentReading.Refused<AllocationPolicy>(var faults) -> throw new IllegalStateException("allocation policy: " + faults);
        };
    }
}
