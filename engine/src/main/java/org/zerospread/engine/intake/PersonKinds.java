package org.zerospread.engine.intake;

import java.util.List;

import static org.zerospread.engine.intake.FieldWords.asked;
import static org.zerospread.engine.intake.FieldWords.choice;
import static org.zerospread.engine.intake.FieldWords.needed;

/// The kinds about households and their members. Headings are those of the forms that villages and towns used in February 2020.
final class PersonKinds {

    static final String CARD = "身份证号 证件号码 身份证号码 身份证 公民身份号码 证件号";
    static final String PHONE = "手机号 联系电话 手机号码 电话 联系方式 电话号码";
    static final String REMARKS = "备注 其他 notes";
    static final String SEXES = "MALE=男 男性 M; FEMALE=女 女性 F";
    /// An invented number with a right check digit.
    static final String SAMPLE_CARD = "50015319750307123X";
    static final String SAMPLE_PHONE = "13800000000";

    private PersonKinds() {}

    static RecordKind visits() {
        return new RecordKind("visits", "走访排查", List.of(
                needed("household", Field.Type.CODE, "户编号 户号 家庭编号 住户编号", "0071"),
                asked("village", Field.Type.TEXT, "村(社区) 村/社区 村社区 村居 社区", "城关社区"),
                asked("grid", Field.Type.TEXT, "网格 网格编号 所属网格", "第3网格"),
                needed("visited_at", Field.Type.TIME, "走访时间 走访日期 排查时间 上门时间 排查日期", "2020-02-03 14:05"),
                asked("visitor", Field.Type.TEXT, "走访人 网格员 排查人 走访人员", "甲某"),
                choice("outcome", "走访结果 结果", "MET=见到 已走访 在家; ABSENT=无人 不在家 未见到; REFUSED=拒绝 拒访"),
                asked("name", Field.Type.TEXT, "姓名 被走访人 被排查人", "乙某"),
                asked("card", Field.Type.CARD, CARD, SAMPLE_CARD),
                asked("temperature", Field.Type.TEMPERATURE, "体温 体温度数", "36.5"),
                asked("fever", Field.Type.YES_NO, "是否发热 发热 有无发热", "否"),
                asked("symptoms", Field.Type.TEXT, "症状 其他症状", "咳嗽"),
                asked("travelled", Field.Type.YES_NO, "是否外出 近14天是否外出 近14天有无外出史", "否"),
                asked("contact", Field.Type.YES_NO, "是否接触 是否接触重点地区人员 有无接触史", "否"),
                asked("remarks", Field.Type.TEXT, REMARKS, ""),
                asked("phone", Field.Type.PHONE, PHONE, SAMPLE_PHONE),
                asked("round", Field.Type.WHOLE_NUMBER, "轮次 排查轮次", "1")));
    }

    static RecordKind persons() {
        return new RecordKind("persons", "人员", List.of(
                needed("name", Field.Type.TEXT, "姓名", "乙某"),
                asked("card", Field.Type.CARD, CARD, SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PHONE, SAMPLE_PHONE),
                choice("sex", "性别 gender", SEXES),
                asked("born_on", Field.Type.BIRTH_DATE, "出生日期 出生年月日 生日 birth_date", "1975-03-07"),
                asked("household", Field.Type.CODE, "户编号 户号 家庭编号 住户编号", "0071"),
                asked("relation", Field.Type.TEXT, "与户主关系 与户主的关系", "妻"),
                asked("village", Field.Type.TEXT, "村(社区) 村/社区 村社区 村居 社区", "城关社区"),
                asked("grid", Field.Type.TEXT, "网格 网格编号 所属网格", "第3网格"),
                asked("address", Field.Type.TEXT, "现住址 住址 居住地址 家庭住址 详细地址", "1栋2单元3-1"),
                asked("employer", Field.Type.TEXT, "工作单位 单位", ""),
                asked("remarks", Field.Type.TEXT, REMARKS, "")));
    }

    static RecordKind arrivals() {
        return new RecordKind("arrivals", "返(来)人员", List.of(
                needed("name", Field.Type.TEXT, "姓名", "丙某"),
                asked("card", Field.Type.CARD, CARD, SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PHONE, SAMPLE_PHONE),
                needed("arrived_on", Field.Type.DATE, "返回日期 来渝日期 返渝日期 返荣日期 返(来)荣日期 到达日期 返回时间 到达时间 arrived_at", "2020-01-22"),
                asked("origin", Field.Type.TEXT, "从何处返回 来源地 返回地 出发地 从何地返回", "湖北省武汉市"),
                asked("transport", Field.Type.TEXT, "交通工具 交通方式 乘坐交通工具", "火车"),
                asked("plate", Field.Type.TEXT, "车牌号 车牌 车牌号码", "鄂A12345"),
                asked("vehicle_number", Field.Type.TEXT, "航班/车次 航班车次 车次 航班号 航班 service", "D2267"),
                asked("address", Field.Type.TEXT, "现住址 住址 居住地址 家庭住址 详细地址", "1栋2单元3-1"),
                asked("remarks", Field.Type.TEXT, REMARKS, ""),
                asked("departed_on", Field.Type.DATE, "出发日期 离开日期 离汉日期 出发时间 departed_at", "2020-01-22"),
                asked("household", Field.Type.CODE, "户编号 户号 家庭编号 住户编号", "0071"),
                asked("village", Field.Type.TEXT, "村(社区) 村/社区 村社区 村居 社区", "城关社区"),
                asked("grid", Field.Type.TEXT, "网格 网格编号 所属网格", "第3网格"),
                choice("sex", "性别 gender", SEXES),
                choice("found_by", "发现方式 发现途径",
                        "SCREENING=走访排查 排查; CHECKPOINT=卡口; CLINIC=发热门诊 门诊; SELF_REPORT=主动报告 自报; NOTICE=协查通报 通报"),
                asked("companions", Field.Type.TEXT, "同行人员 同行人", "")));
    }

    static RecordKind households() {
        return new RecordKind("households", "住户", List.of(
                needed("household", Field.Type.CODE, "户编号 户号 家庭编号 住户编号 door", "0071"),
                asked("village", Field.Type.TEXT, "村(社区) 村/社区 村社区 村居 社区", "城关社区"),
                asked("grid", Field.Type.TEXT, "网格 网格编号 所属网格 region", "第3网格"),
                needed("address", Field.Type.TEXT, "住址 现住址 地址 家庭住址 详细地址 门牌号", "1栋2单元3-1"),
                asked("head", Field.Type.TEXT, "户主 户主姓名", "乙某"),
                asked("head_card", Field.Type.CARD, "户主身份证号 户主证件号码", SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PHONE, SAMPLE_PHONE),
                asked("members", Field.Type.WHOLE_NUMBER, "人口数 家庭人口 人数 家庭人数", "3"),
                asked("remarks", Field.Type.TEXT, REMARKS, "")));
    }
}
