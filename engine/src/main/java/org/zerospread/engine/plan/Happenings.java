package org.zerospread.engine.plan;

import java.util.Arrays;

/// What happened in one stay that its plan answers, and where the person was brought. Reused from stay to stay.
final class Happenings {

    int count;
    int[] day = new int[8];
    byte[] trigger = new byte[8];
    byte[] stage = new byte[8];
    int moves;
    int[] moveDay = new int[8];
    byte[] movePlace = new byte[8];

    void clear() {
        count = 0;
        moves = 0;
    }

    void add(int on, Trigger what, int inStage) {
        if (count == day.length) {
            day = Arrays.copyOf(day, 2 * count);
            trigger = Arrays.copyOf(trigger, 2 * count);
            stage = Arrays.copyOf(stage, 2 * count);
        }
        day[count] = on;
        trigger[count] = (byte) what.ordinal();
        stage[count++] = (byte) inStage;
    }

    void moved(int on, StagePlace to) {
        if (moves == moveDay.length) {
            moveDay = Arrays.copyOf(moveDay, 2 * moves);
            movePlace = Arrays.copyOf(movePlace, 2 * moves);
        }
        moveDay[moves] = on;
        movePlace[moves++] = (byte) to.ordinal();
    }

    /// Whether the person was brought to a place within days, both included.
    boolean wasMoved(StagePlace to, int from, int until) {
        for (int i = 0; i < moves; i++) {
            if (movePlace[i] == to.ordinal() && moveDay[i] >= from && moveDay[i] <= until) {
                return true;
            }
        }
        return false;
    }
}
