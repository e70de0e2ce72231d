package org.zerospread.app.lab.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.lab.RtQuestion;
import org.zerospread.app.lab.RtQuestion.RtMethod;
import org.zerospread.app.person.FormFault;

/// How the address says that R(t) is to be estimated; every part may be missing.
public record EstimatesForm(@Nullable String method, @Nullable String mean, @Nullable String std, @Nullable String window) {

    private static final double LONGEST = 60;

    /// What was read.
    ///
    /// @param question with what is published in place of what is wrong
    record Read(RtQuestion question, List<FormFault> faults) {
    }

    Read read() {
        List<FormFault> faults = new ArrayList<>();
        RtQuestion otherwise = RtQuestion.PUBLISHED;
        RtMethod chosen = method == null || method.isBlank() ? otherwise.method()
                : Arrays.stream(RtMethod.values()).filter(one -> one.name().equals(method)).findFirst().orElseGet(() -> {
                    faults.add(new FormFault("method", "EST-020", "没有“" + method + "”这种方法", "there is no method \"" + method + "\""));
                    return otherwise.method();
                });
        double days = number("mean", mean, otherwise.mean(), 1, false, faults);
        double spread = number("std", std, otherwise.std(), 0, false, faults);
        double length = number("window", window, otherwise.window(), 0, true, faults);
        return new Read(new RtQuestion(chosen, days, spread, (int) length), faults);
    }

    private static double number(String field, @Nullable String typed, double otherwise, double above, boolean whole, List<FormFault> faults) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        String text = typed.strip();
        if (text.matches(whole ? "\\d{1,3}" : "\\d{1,3}(\\.\\d{1,4})?") && Double.parseDouble(text) > above && Double.parseDouble(text) <= LONGEST) {
            return Double.parseDouble(text);
        }
        int limit = (int) LONGEST;
        faults.add(new FormFault(field, "EST-021", "“" + typed + "”应为大于 " + (int) above + "、至多 " + limit + (whole ? " 的整数" : " 的数"),
                "\"" + typed + "\" must be " + (whole ? "a whole number " : "") + "above " + (int) above + ", at most " + limit));
        return otherwise;
    }

    static Optional<FormFault> fault(List<FormFault> faults, String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
