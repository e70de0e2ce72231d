package org.zerospread.app.situation;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The bulletin as it is read out or posted, in Chinese.
public final class BulletinText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private BulletinText() {
    }

    /// Writes the bulletin.
    public static String of(Bulletin b) {
        return """
                %s疫情通报
                %d年%d月%d日(数据截至 %s)

                风险等级:%s
                确诊病例:累计 %d 例,当日新增 %d 例;其中输入 %d 例,本地 %d 例
                治愈出院:累计 %d 例;死亡 %d 例;复阳 %d 例
                %s疑似病例:现有 %d 例,当日新增 %d 例
                密切接触者:正在观察 %d 人
                隔离:集中 %d 人,居家 %d 人
                连续无新增确诊:%s;连续无新增疑似:%s
                走访排查:累计 %,d 户次,%,d 人次
                重点地区返回:%,d 人,其中武汉 %,d 人
                %s""".formatted(b.regionName(), b.date().getYear(), b.date().getMonthValue(), b.date().getDayOfMonth(), MOMENT.format(b.asKnownAt().atZone(b.zone())),
                level(b.riskLevel()), b.confirmedTotal(), b.confirmedNew(), b.confirmedImported(), b.confirmedLocal(), b.dischargedTotal(), b.deathsTotal(), b.repositiveTotal(),
                asymptomatic(b), b.suspectedCurrent(), b.suspectedNew(), b.closeContactsCurrent(), b.inQuarantineCentral(), b.inQuarantineHome(),
                days(b.daysSinceLastConfirmed()), days(b.daysSinceLastSuspected()), b.screeningHouseholdVisits(), b.screeningPersonChecks(), b.returneesKeyArea(), b.returneesWuhan(), resumption(b) + recruiting(b));
    }

    /// Counted apart, in a line of its own where there ever was one.
    private static String asymptomatic(Bulletin b) {
        return b.asymptomaticTotal() == 0 ? "" : "无症状感染者:累计 %d 例,当日新增 %d 例,转为确诊 %d 例,正在医学观察 %d 例(不计入确诊)%n".formatted(b.asymptomaticTotal(), b.asymptomaticNew(), b.asymptomaticTurned(),
                b.asymptomaticCurrent());
    }

    /// In a line of its own where there are firms.
    private static String resumption(Bulletin b) {
        return b.enterprisesLargeTotal() == 0 && b.staffExpected() == 0 ? "" : "复工复产:规上企业 %,d 家,已复工 %,d 家;员工应到岗 %,d 人,已返岗 %,d 人%n".formatted(b.enterprisesLargeTotal(), b.enterprisesLargeResumed(),
                b.staffExpected(), b.staffReturned());
    }

    /// Only where anybody was hired or anything was signed.
    private static String recruiting(Bulletin b) {
        return b.recruitsTotal() == 0 && b.projectsSigned() == 0 ? "" : "网上双招:招工 %,d 人;签约项目 %d 个,投资 %,d 元%n".formatted(b.recruitsTotal(), b.projectsSigned(), b.projectsAmountYuan());
    }

    private static String level(String level) {
        return switch (level) {
            case "low" -> "低风险";
            case "medium" -> "中风险";
            case "high" -> "高风险";
            default -> throw new IllegalArgumentException("risk level " + level);
        };
    }

    private static String days(@Nullable Integer days) {
        return days == null ? "尚无" : days + " 天";
    }
}
