package org.zerospread.engine.support;

import java.util.List;
import java.util.Optional;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;

/// An edition of the policies of support, in the order of the file.
///
/// @param version grows with each edition of the same code
/// @param validity from which day the edition counts
public record SupportPolicies(String code, int version, String titleZh, String titleEn, String source, Validity validity, List<SupportPolicy> policies) {

    public SupportPolicies {
        policies = List.copyOf(policies);
    }

    /// The policy with the code.
    public Optional<SupportPolicy> find(String policy) {
        return policies.stream().filter(one -> one.code().equals(policy)).findFirst();
    }

    /// Reads an edition from YAML; `policies/support-2020.yaml` is the example, `policies/support.schema.json` its form.
    public static DocumentReading<SupportPolicies> read(String file, String text) {
        return new SupportReader(file, text).read();
    }
}
