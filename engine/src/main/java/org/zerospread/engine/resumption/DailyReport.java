package org.zerospread.engine.resumption;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A firm's report of a day: of all who returned, how many are at work and how many not, and by name whoever is ill. With nobody ill it is a zero report, signed all the same.
///
/// @param ill each of them by the id of his line in the staff ledger
/// @param signedBy name of who answers for it
public record DailyReport(LocalDate day, int atWork, int absent, List<Ill> ill, String signedBy) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SYMPTOMS = 200;
    private static final int LOWEST_TENTHS = 300;
    private static final int HIGHEST_TENTHS = 450;

    public DailyReport {
        ill = List.copyOf(ill);
    }

    /// Somebody who is ill.
    ///
    /// @param temperatureTenths in tenths of a degree; null when not taken
    /// @param symptoms in words; null for fever alone
    public record Ill(UUID staff, @Nullable Integer temperatureTenths, @Nullable String symptoms) {

        private boolean isSaid() {
            String words = symptoms == null ? "" : symptoms.strip();
            boolean sound = temperatureTenths == null || temperatureTenths >= LOWEST_TENTHS && temperatureTenths <= HIGHEST_TENTHS;
            return sound && words.length() <= LONGEST_SYMPTOMS && (temperatureTenths != null || !words.isEmpty());
        }
    }

    /// How many have fever.
    public int fever(int feverTenths) {
        return (int) ill.stream().filter(one -> one.temperatureTenths() != null && one.temperatureTenths() >= feverTenths).count();
    }

    /// Whether nobody is ill.
    public boolean isZero() {
        return ill.isEmpty();
    }

    /// Why it is not taken: `RSM-004` of another day than today, `RSM-008` not signed, `RSM-014` the numbers do not agree, `RSM-020` somebody is named twice, or with neither a temperature nor a symptom.
    ///
    /// @param returned how many have returned and are still on the ledger
    public Optional<LoopRefusal> refusal(LocalDate today, int returned) {
        if (!day.equals(today)) {
            return Optional.of(new LoopRefusal("RSM-004", "日报只收当天(" + today + ")的, 不能补报或预报 " + day, "a daily report is of today (" + today + "), neither dated back nor ahead: " + day));
        }
        if (signedBy.isBlank() || signedBy.length() > LONGEST_NAME) {
            return Optional.of(new LoopRefusal("RSM-008", "日报(含零报告)须有填报人署名", "a daily report, a zero report too, is signed by name"));
        }
        if (atWork < 0 || absent < 0 || atWork + absent != returned) {
            return Optional.of(new LoopRefusal("RSM-014", "到岗 " + atWork + " 加缺勤 " + absent + " 应等于已返岗的 " + returned + " 人",
                    atWork + " at work and " + absent + " absent must make up the " + returned + " who have returned"));
        }
        Set<UUID> named = new HashSet<>();
        for (Ill one : ill) {
            if (!named.add(one.staff()) || !one.isSaid()) {
                return Optional.of(new LoopRefusal("RSM-020", "每名异常人员写一次, 并写明体温(30 至 45 ℃)或症状", "name everybody who is ill once, with a temperature (30 to 45 °C) or a symptom"));
            }
        }
        return Optional.empty();
    }
}
