package org.zerospread.app.enterprise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.resumption.ReturnRule;
import org.zerospread.engine.resumption.SupplyCatalogue;

/// Reads the dated rule of who may return to work, and which supplies are counted.
@Configuration(proxyBeanMethods = false)
class EnterpriseConfiguration {

    @Bean
    ReturnRule returnRule(@Value("classpath:policies/return-2020.yaml") Resource file) throws IOException {
        return switch (ReturnRule.read("policies/return-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<ReturnRule>(ReturnRule rule) -> rule;
            case DocumentReading.Refused<ReturnRule>(var faults) -> throw new IllegalStateException("rule of return: " + faults);
        };
    }

    @Bean
    SupplyCatalogue supplyCatalogue(@Value("classpath:policies/enterprise-supplies-2020.yaml") Resource file) throws IOException {
        return switch (SupplyCatalogue.read("policies/enterprise-supplies-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<SupplyCatalogue>(SupplyCatalogue catalogue) -> catalogue;
            case DocumentReading.Refused<SupplyCatalogue>(var faults) -> throw new IllegalStateException("supplies of firms: " + faults);
        };
    }
}
