package org.zerospread.engine.plan;

/// Something to say about an event: it is kept, and this is how it was taken.
///
/// @param index of the event in the list as given, counted from 0
public record StayNote(int index, StayEvent event, Kind kind) {

    /// How an event was taken. The code is stable.
    public enum Kind {
        BEFORE_START("STAY-001", "早于隔离开始: 保留, 不影响本次隔离 (接触日期除外)", "from before the stay: kept, and changes nothing but the day of the last exposure"),
        OUT_OF_ORDER("STAY-002", "未按日期顺序: 已按日期归位", "out of order: put in its place by date"),
        TWICE("STAY-003", "重复: 只算一次", "written twice: counts once"),
        AFTER_AS_OF("STAY-004", "晚于截止日: 保留, 到日再算", "later than the day of the question: kept, counts from its day on"),
        AFTER_END("STAY-005", "隔离已结束: 保留, 不影响已结束的隔离 (阳性除外)", "from after the stay: kept, and changes nothing unless it is a positive"),
        EXTRA_TEMPERATURE("STAY-006", "超过当日应测次数: 保留, 只看是否发热", "more temperatures than the day asks for: kept, and looked at for fever"),
        EXTRA_TEST("STAY-007", "当日无应做的检测: 保留, 阴性不抵以后的检测", "no test was due by then: kept, and a negative does not stand for a later test");

        private final String code;
        private final String zh;
        private final String en;

        Kind(String code, String zh, String en) {
            this.code = code;
            this.zh = zh;
            this.en = en;
        }

        public String code() {
            return code;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }
}
