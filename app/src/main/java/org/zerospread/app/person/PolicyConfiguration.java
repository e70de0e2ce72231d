package org.zerospread.app.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.grading.OriginPolicyReading;

/// Reads the dated origin policy.
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    OriginPolicy originPolicy(@Value("classpath:policies/origin-2020.yaml") Resource file) throws IOException {
        return switch (OriginPolicy.read("policies/origin-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case OriginPolicyReading.Accepted accepted -> accepted.policy();
            case OriginPolicyReading.Refused refused -> throw new IllegalStateException("origin policy: " + refused.faults());
        };
    }
}
