package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where one person was moved during the present attempt, and the stages of the attempts before it. Reused from stay to stay.
final class LivedPlaces {

    private static final StagePlace[] PLACES = StagePlace.values();
    private static final LivedStage.Why[] WHY = LivedStage.Why.values();

    private final List<LivedStage> over = new ArrayList<>();
    private int moves;
    private int[] moveDay = new int[8];
    private byte[] movePlace = new byte[8];
    private byte[] moveWhy = new byte[8];

    void clear() {
        over.clear();
        moves = 0;
    }

    void move(int day, StagePlace to, LivedStage.Why why) {
        if (moves == moveDay.length) {
            moveDay = Arrays.copyOf(moveDay, 2 * moves);
            movePlace = Arrays.copyOf(movePlace, 2 * moves);
            moveWhy = Arrays.copyOf(moveWhy, 2 * moves);
        }
        moveDay[moves] = day;
        movePlace[moves] = (byte) to.ordinal();
        moveWhy[moves++] = (byte) why.ordinal();
    }

    /// The attempt ends on the day before another begins: its stages are kept, its moves forgotten.
    void close(StagePlace[] places, int start, int[] ends, int stages, int lastDay, int attempt, LivedStage.Why why) {
        add(places, start, ends, stages, lastDay, attempt, why, over);
        moves = 0;
    }

    /// Every stage up to a day, those of former attempts first. The last stage is taken to last until that day.
    List<LivedStage> until(StagePlace[] places, int start, int[] ends, int stages, int lastDay, int attempt, LivedStage.Why why) {
        List<LivedStage> all = new ArrayList<>(over);
        add(places, start, ends, stages, lastDay, attempt, why, all);
        return all;
    }

    private void add(StagePlace[] places, int start, int[] ends, int stages, int lastDay, int attempt, LivedStage.Why why, List<LivedStage> into) {
        boolean inHospital = false;
        LivedStage.Why because = why;
        int next = 0;
        for (int i = 0; i < stages; i++) {
            int from = i == 0 ? start : ends[i - 1] + 1;
            int to = i == stages - 1 ? lastDay : Math.min(ends[i], lastDay);
            if (to < from) {
                continue;
            }
            // Who is in hospital stays there until he is brought back; any other detour ends with the stage.
            StagePlace place = inHospital ? StagePlace.HOSPITAL : places[i];
            for (; next < moves && moveDay[next] <= to; next++) {
                StagePlace moved = PLACES[movePlace[next]];
                if (moved != place) {
                    if (moveDay[next] > from) {
                        into.add(stage(place, i, attempt, from, moveDay[next] - 1, because));
                        from = moveDay[next];
                    }
                    place = moved;
                    because = WHY[moveWhy[next]];
                }
            }
            into.add(stage(place, i, attempt, from, to, because));
            inHospital = place == StagePlace.HOSPITAL && places[i] != StagePlace.HOSPITAL;
            because = LivedStage.Why.STAGE_OVER;
        }
    }

    private static LivedStage stage(StagePlace place, int index, int attempt, int from, int to, LivedStage.Why why) {
        return new LivedStage(place, index, attempt, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to), why);
    }
}
