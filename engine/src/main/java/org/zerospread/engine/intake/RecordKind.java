package org.zerospread.engine.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a file can be full of. The fields are data: a new kind needs no code.
public record RecordKind(String key, List<Field> fields) {

    /// One row per check of a person during a visit of a household.
    public static final RecordKind VISITS = new RecordKind("visits", List.of(
            needed("household", Field.Type.CODE, "户编号 户号 家庭编号"),
            needed("visited_at", Field.Type.TIME, "走访时间 走访日期 排查时间 上门时间"),
            asked("visitor", Field.Type.TEXT, "走访人 网格员 排查人"),
            choice("outcome", "走访结果 结果", Map.of(
                    "见到", "MET", "已走访", "MET", "MET", "MET", "无人", "ABSENT", "不在家", "ABSENT", "ABSENT", "ABSENT",
                    "拒绝", "REFUSED", "REFUSED", "REFUSED")),
            asked("name", Field.Type.TEXT, "姓名 被走访人"),
            asked("card", Field.Type.CARD, "身份证号 证件号码 身份证号码"),
            asked("temperature", Field.Type.TEMPERATURE, "体温"),
            asked("fever", Field.Type.YES_NO, "是否发热 发热"),
            asked("symptoms", Field.Type.TEXT, "症状"),
            asked("travelled", Field.Type.YES_NO, "是否外出 近14天是否外出"),
            asked("contact", Field.Type.YES_NO, "是否接触 是否接触重点地区人员"),
            asked("remarks", Field.Type.TEXT, "备注")));

    /// One row per person.
    public static final RecordKind PERSONS = new RecordKind("persons", List.of(
            needed("name", Field.Type.TEXT, "姓名"),
            asked("card", Field.Type.CARD, "身份证号 证件号码 身份证号码"),
            asked("phone", Field.Type.PHONE, "手机号 联系电话 手机号码 电话"),
            choice("sex", "性别", Map.of("男", "MALE", "女", "FEMALE", "MALE", "MALE", "FEMALE", "FEMALE")),
            asked("born_on", Field.Type.DATE, "出生日期"),
            asked("household", Field.Type.CODE, "户编号 户号"),
            asked("relation", Field.Type.TEXT, "与户主关系"),
            asked("village", Field.Type.TEXT, "村(社区) 村/社区 村社区"),
            asked("grid", Field.Type.TEXT, "网格"),
            asked("address", Field.Type.TEXT, "现住址 住址"),
            asked("employer", Field.Type.TEXT, "工作单位"),
            asked("remarks", Field.Type.TEXT, "备注")));

    /// One row per journey into the district.
    public static final RecordKind ARRIVALS = new RecordKind("arrivals", List.of(
            needed("name", Field.Type.TEXT, "姓名"),
            asked("card", Field.Type.CARD, "身份证号 证件号码 身份证号码"),
            asked("phone", Field.Type.PHONE, "手机号 联系电话 手机号码 电话"),
            needed("arrived_on", Field.Type.DATE, "返回日期 来渝日期 返渝日期"),
            asked("origin", Field.Type.TEXT, "从何处返回 来源地"),
            asked("transport", Field.Type.TEXT, "交通工具"),
            asked("plate", Field.Type.TEXT, "车牌号"),
            asked("vehicle_number", Field.Type.TEXT, "航班/车次 航班车次"),
            asked("address", Field.Type.TEXT, "现住址 住址"),
            asked("remarks", Field.Type.TEXT, "备注")));

    /// Every kind there is.
    public static final List<RecordKind> ALL = List.of(VISITS, PERSONS, ARRIVALS);

    public RecordKind {
        fields = List.copyOf(fields);
    }

    private static Field needed(String key, Field.Type type, String headings) {
        return new Field(key, Arrays.asList(headings.split(" ")), type, true, Map.of());
    }

    private static Field asked(String key, Field.Type type, String headings) {
        return new Field(key, Arrays.asList(headings.split(" ")), type, false, Map.of());
    }

    private static Field choice(String key, String headings, Map<String, String> words) {
        return new Field(key, Arrays.asList(headings.split(" ")), Field.Type.CHOICE, false, words);
    }
}
