package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.Fact;
import org.zerospread.engine.disease.FactValue;

/// Answers to the facts of a disease, as typed or sent: `yes`, `no`, or a number; blank was not asked.
///
/// @param values by the id of their fact
/// @param faults `DIS-020` no such fact, `DIS-021` an answer that the fact cannot have
public record FactAnswers(Map<String, FactValue> values, List<FormFault> faults) {

    /// Reads them all.
    public static FactAnswers read(Disease disease, Map<String, String> typed) {
        Map<String, FactValue> values = new LinkedHashMap<>();
        List<FormFault> faults = new ArrayList<>();
        typed.forEach((id, text) -> {
            Fact fact = disease.facts().get(id);
            if (fact == null) {
                faults.add(new FormFault(id, "DIS-020", "没有这一项:" + id, "no such fact: " + id));
            } else if (!text.isBlank()) {
                find(text).filter(fact::takes).ifPresentOrElse(value -> values.put(id, value), () -> faults.add(fault(fact, text)));
            }
        });
        return new FactAnswers(values, faults);
    }

    private static Optional<FactValue> find(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "yes", "true", "是" -> Optional.of(new FactValue.Flag(true));
            case "no", "false", "否" -> Optional.of(new FactValue.Flag(false));
            default -> word.matches("\\d{1,6}(\\.\\d{1,4})?") ? Optional.of(new FactValue.Measured(new BigDecimal(word))) : Optional.empty();
        };
    }

    private static FormFault fault(Fact fact, String text) {
        Fact.Limits limits = fact.limits();
        return limits == null ? new FormFault(fact.id(), "DIS-021", fact.zh() + ":填 yes 或 no,不能是“" + text + "”", fact.en() + ": yes or no, not \"" + text + "\"")
                : new FormFault(fact.id(), "DIS-021", fact.zh() + ":应为 " + plain(limits.least()) + " 到 " + plain(limits.most()) + " " + limits.unit() + ",不能是“" + text + "”",
                        fact.en() + ": " + plain(limits.least()) + " to " + plain(limits.most()) + " " + limits.unit() + ", not \"" + text + "\"");
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
