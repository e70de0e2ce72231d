package org.zerospread.engine.chain;

import java.util.Comparator;

/// Numbers of cases as people count them: `TJ2` before `TJ10`.
public final class CaseOrder implements Comparator<String> {

    public static final CaseOrder BY_NUMBER = new CaseOrder();

    private CaseOrder() {}

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int endOfOne = endOfDigits(one, i);
            int endOfOther = endOfDigits(other, j);
            int found = endOfOne > i && endOfOther > j ? byNumber(one.substring(i, endOfOne), other.substring(j, endOfOther)) : Character.compare(one.charAt(i), other.charAt(j));
            if (found != 0) {
                return found;
            }
            i = Math.max(endOfOne, i + 1);
            j = Math.max(endOfOther, j + 1);
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int byNumber(String one, String other) {
        String a = one.replaceFirst("^0+(?=.)", "");
        String b = other.replaceFirst("^0+(?=.)", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
