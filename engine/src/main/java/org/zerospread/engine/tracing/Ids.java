package org.zerospread.engine.tracing;

import java.util.Arrays;

/// Numbers ids from 0 in the order of their first mention. Four to eight bytes an id beside the texts.
final class Ids {

    private static final int FIRST = 1 << 10;

    private String[] texts = new String[FIRST];
    private int[] slots = new int[2 * FIRST];
    private int size;

    int size() {
        return size;
    }

    String text(int number) {
        return texts[number];
    }

    /// The number of an id, a new one for a new id.
    int number(String text) {
        int slot = slot(text);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            slots = new int[4 * size];
            for (int i = 0; i < size; i++) {
                slots[slot(texts[i])] = i + 1;
            }
            slot = slot(text);
        }
        texts[size] = text;
        slots[slot] = ++size;
        return size - 1;
    }

    /// The number of an id, or -1.
    int find(String text) {
        return slots[slot(text)] - 1;
    }

    /// The same ids, numbered in the order of their characters.
    Ids sorted() {
        String[] inOrder = Arrays.copyOf(texts, size);
        Arrays.parallelSort(inOrder);
        Ids sorted = new Ids();
        for (String text : inOrder) {
            sorted.number(text);
        }
        return sorted;
    }

    /// The number of each id in another numbering of the same ids.
    int[] numbersIn(Ids other) {
        int[] numbers = new int[size];
        Arrays.setAll(numbers, i -> other.find(texts[i]));
        return numbers;
    }

    /// Bytes of the arrays; the texts themselves belong to whoever brought them.
    long bytes() {
        return 4L * texts.length + 4L * slots.length;
    }

    private int slot(String text) {
        int mask = slots.length - 1;
        int slot = spread(text.hashCode()) & mask;
        while (slots[slot] != 0 && !texts[slots[slot] - 1].equals(text)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
