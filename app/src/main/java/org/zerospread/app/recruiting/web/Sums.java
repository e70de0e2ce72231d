package org.zerospread.app.recruiting.web;

import java.math.BigDecimal;
import org.zerospread.app.web.Texts;
import org.zerospread.engine.money.Yuan;

/// Sums of yuan as people say them, exact: 70.3 亿元, 5300 万元; 7.03 billion yuan.
public final class Sums {

    private Sums() {
    }

    /// A sum in the reader's language.
    public static String of(Texts t, long yuan) {
        if (t.isChinese()) {
            return yuan >= 100_000_000 ? by(yuan, 8) + " 亿元" : yuan >= 10_000 ? by(yuan, 4) + " 万元" : yuan + " 元";
        }
        return yuan >= 1_000_000_000 ? by(yuan, 9) + " billion yuan" : yuan >= 1_000_000 ? by(yuan, 6) + " million yuan" : t.number(yuan) + " yuan";
    }

    /// A sum with all its figures, as a column of a table has it.
    public static String exact(Texts t, Yuan sum) {
        return t.number(new BigDecimal(sum.toString()));
    }

    private static String by(long yuan, int places) {
        return BigDecimal.valueOf(yuan).movePointLeft(places).stripTrailingZeros().toPlainString();
    }
}
