package org.zerospread.engine.chain;

import java.util.List;

/// Why cases and links cannot be joined to chains.
///
/// @param index of the case ([Kind#DUPLICATE_CASE]) or the link it was found at, as given
/// @param cases the numbers concerned; of a circle, each case infecting the next and the last the first
public record ChainFault(Kind kind, int index, List<String> cases) {

    /// What is wrong.
    public enum Kind {
        DUPLICATE_CASE("CHN-001"), UNKNOWN_CASE("CHN-002"), SELF_LINK("CHN-003"), CIRCLE("CHN-004");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    public ChainFault {
        cases = List.copyOf(cases);
    }

    /// Stable, listed in docs/errors.md.
    public String code() {
        return kind.code;
    }

    /// What is wrong and what to do, in Chinese.
    public String zh() {
        return switch (kind) {
            case DUPLICATE_CASE -> "病例编号“" + cases.getFirst() + "”出现不止一次: 请只留一行";
            case UNKNOWN_CASE -> "名单上没有病例“" + cases.getFirst() + "”: 请核对编号, 或先登记此病例";
            case SELF_LINK -> "病例“" + cases.getFirst() + "”不能感染自己: 请核对两个编号";
            case CIRCLE -> "感染关系成环: " + circle() + "; 请撤销其中一条";
        };
    }

    /// The same in English.
    public String en() {
        return switch (kind) {
            case DUPLICATE_CASE -> "the number \"" + cases.getFirst() + "\" occurs more than once: leave one row";
            case UNKNOWN_CASE -> "no case \"" + cases.getFirst() + "\" is on the list: check the number, or register the case first";
            case SELF_LINK -> "the case \"" + cases.getFirst() + "\" cannot have infected itself: check both numbers";
            case CIRCLE -> "the links run in a circle: " + circle() + "; withdraw one of them";
        };
    }

    private String circle() {
        return String.join(" → ", cases) + " → " + cases.getFirst();
    }
}
