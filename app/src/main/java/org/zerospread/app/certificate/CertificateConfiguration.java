package org.zerospread.app.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.zerospread.engine.certificate.CertificateRule;
import org.zerospread.engine.document.DocumentReading;

/// Reads the dated rule of health certificates.
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {

    @Bean
    CertificateRule certificateRule(@Value("classpath:policies/certificate-2020.yaml") Resource file) throws IOException {
        return switch (CertificateRule.read("policies/certificate-2020.yaml", file.getContentAsString(StandardCharsets.UTF_8))) {
            case DocumentReading.Accepted<CertificateRule>(CertificateRule rule) -> rule;
            case DocumentReading.Refused<CertificateRule>(var faults) -> throw new IllegalStateException("rule of certificates: " + faults);
        };
    }
}
