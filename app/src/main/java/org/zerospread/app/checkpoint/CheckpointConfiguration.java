package org.zerospread.app.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.checkpoint.PassageRules;
import org.zerospread.engine.document.DocumentReading;

/// Reads the dated rules of the checkpoints.
@Configuration(proxyBeanMethods = false)
class CheckpointConfiguration {

    @Bean
    PassageRules passageRules(@Value("classpath:policies/passages-2020.yaml") Resource file) throws IOException {
        return switch (PassageRules.read("policies/passages-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<PassageRules>(PassageRules rules) -> rules;
            case DocumentReading.Refused<PassageRules>(var faults) -> throw new IllegalStateException("passage rules: " + faults);
        };
    }
}
