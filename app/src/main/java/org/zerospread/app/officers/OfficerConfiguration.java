package org.zerospread.app.officers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.officers.OfficerPolicyReader;

/// Reads the dated policy of the three officers.
@Configuration(proxyBeanMethods = false)
class OfficerConfiguration {

    @Bean
    OfficerPolicy officerPolicy(@Value("classpath:policies/officers-2020.yaml") Resource file) throws IOException {
        return switch (OfficerPolicyReader.read("policies/officers-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<OfficerPolicy>(OfficerPolicy policy) -> policy;
            case DocumentReading.Refused<OfficerPolicy>(var faults) -> throw new IllegalStateException("officer policy: " + faults);
        };
    }
}
