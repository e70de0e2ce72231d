package org.zerospread.app.retention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;

/// Reads the dated policy.
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RetentionPolicy retentionPolicy(@Value("classpath:policies/retention.yaml") Resource file) throws IOException {
        return switch (RetentionPolicy.read("policies/retention.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<RetentionPolicy>(RetentionPolicy policy) -> policy;
            case DocumentReading.Refused<RetentionPolicy>(var faults) -> throw new IllegalStateException("retention policy: " + faults);
        };
    }
}
