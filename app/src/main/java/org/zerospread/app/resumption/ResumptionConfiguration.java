package org.zerospread.app.resumption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.resumption.ResumptionPolicy;
import org.zerospread.engine.resumption.ResumptionPolicyReader;

/// Reads the dated policy of the closed loop.
@Configuration(proxyBeanMethods = false)
class ResumptionConfiguration {

    @Bean
    ResumptionPolicy resumptionPolicy(@Value("classpath:policies/resumption-2020.yaml") Resource file) throws IOException {
        return switch (ResumptionPolicyReader.read("policies/resumption-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<ResumptionPolicy>(ResumptionPolicy policy) -> policy;
            case DocumentReading.Refused<ResumptionPolicy>(var faults) -> throw new IllegalStateException("resumption policy: " + faults);
        };
    }
}
