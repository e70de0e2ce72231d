package org.zerospread.engine.intake;

import java.util.List;

import static org.zerospread.engine.intake.FieldWords.asked;
import static org.zerospread.engine.intake.FieldWords.choice;
import static org.zerospread.engine.intake.FieldWords.needed;
import static org.zerospread.engine.intake.FieldWords.required;

/// The kinds about cases: their line list, tests, contacts and tracks. Line lists from abroad carry their own headings
/// (`case_id`, `gender`, `symptom_onset`, `start_source`), which are understood too.
final class CaseKinds {

    private static final String CASE_NUMBER = "病例编号 病例号 编号 case_id case_number";
    private static final String RELATED_CASE = "病例编号 病例号 关联病例 关联病例编号 case_id";
    private static final String RESULTS = "NEGATIVE=阴性 阴 (-) -; POSITIVE=阳性 阳 (+) +; INCONCLUSIVE=可疑 待复核 灰区";

    private CaseKinds() {}

    static RecordKind cases() {
        return new RecordKind("cases", "病例", List.of(
                needed("number", Field.Type.CODE, CASE_NUMBER, "RC001"),
                asked("name", Field.Type.TEXT, "姓名 患者姓名", "丁某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD, PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                choice("sex", "性别 gender", PersonKinds.SEXES),
                asked("age", Field.Type.WHOLE_NUMBER, "年龄", "45"),
                asked("address", Field.Type.TEXT, "现住址 住址 居住地址 现住地址 家庭住址", "1栋2单元3-1"),
                choice("state", "状态 病例状态 病例分类 诊断状态",
                        "SUSPECTED=疑似 疑似病例; CONFIRMED=确诊 确诊病例; ASYMPTOMATIC=无症状感染者 无症状 无症状感染; EXCLUDED=排除; DISCHARGED=治愈出院 出院 治愈; REPOSITIVE=复阳; DEAD=死亡; CLOSED=结案"),
                choice("source", "病例来源 输入/本地 来源", "IMPORTED=输入 输入性 输入病例 境外输入; LOCAL=本地 本地病例 本土; IMPORTED_RELATED=输入关联 输入性关联 输入关联病例"),
                asked("onset_on", Field.Type.DATE, "发病日期 发病时间 症状出现日期 symptom_onset onset_date", "2020-01-28"),
                asked("symptoms", Field.Type.TEXT, "症状 临床表现 symptom_type", "发热, 咳嗽"),
                asked("suspected_on", Field.Type.DATE, "疑似日期 报告日期", "2020-01-30"),
                asked("confirmed_on", Field.Type.DATE, "确诊日期 确诊时间 confirm_date", "2020-02-01"),
                asked("infected_by", Field.Type.TEXT, "感染来源 传染源 感染途径 infection_source", "武汉旅居史"),
                asked("exposed_from", Field.Type.DATE, "暴露开始日期 最早暴露日期 首次暴露日期 start_source", "2020-01-18"),
                asked("exposed_to", Field.Type.DATE, "暴露结束日期 末次暴露日期 最晚暴露日期 end_source", "2020-01-22"),
                choice("severity", "病情 临床严重程度 临床分型",
                        "MILD=轻型 轻症 MINOR; MODERATE=普通型 普通 NORMAL; SEVERE=重型 重症; CRITICAL=危重型 危重; "
                                + "UNCLASSIFIED=未分型 UNCLASSFIED UNCLASSIFED UNCLASSIFDIED"),
                asked("discharged_on", Field.Type.DATE, "出院日期 治愈日期", ""),
                asked("died_on", Field.Type.DATE, "死亡日期 death", ""),
                asked("hospital", Field.Type.TEXT, "收治医院 定点医院 医院", "区人民医院"),
                asked("exposure_remarks", Field.Type.TEXT, "暴露说明 recorrection_for_start_and_end_source", ""),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind tests() {
        return new RecordKind("tests", "检测", List.of(
                asked("sample", Field.Type.CODE, "样本编号 标本编号 样本号 采样编号", "S0001"),
                needed("name", Field.Type.TEXT, "姓名 受检人", "丁某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD, PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                choice("method", "检测方法 检测项目 检测类型", "PCR=核酸 核酸检测; CT=胸部CT CT检查; ANTIBODY=抗体 抗体检测; ANTIGEN=抗原 抗原检测"),
                choice("purpose", "检测目的 采样原因", "QUARANTINE=隔离 隔离观察; DIAGNOSIS=诊断 确诊; DISCHARGE=出院; REHAB=康复 康复隔离"),
                needed("sampled_at", Field.Type.TIME, "采样时间 采样日期 sampled_on", "2020-02-03 09:00"),
                required(choice("result", "检测结果 结果", RESULTS)),
                asked("resulted_at", Field.Type.TIME, "出结果时间 报告时间 结果时间 报告日期 resulted_on", "2020-02-03 18:00"),
                asked("laboratory", Field.Type.TEXT, "检测机构 检测单位 实验室", "区疾控中心"),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind contacts() {
        return new RecordKind("contacts", "密切接触者", List.of(
                needed("case_number", Field.Type.CODE, RELATED_CASE, "RC001"),
                needed("name", Field.Type.TEXT, "姓名 接触者姓名 密接姓名", "戊某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD, PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                choice("sex", "性别 gender", PersonKinds.SEXES),
                choice("degree", "接触等级 密接类型 接触者类型", "1=密接 密切接触者; 2=次密接 次密切接触者"),
                asked("relation", Field.Type.TEXT, "与病例关系 与患者关系 关系", "同事"),
                asked("setting", Field.Type.TEXT, "接触方式 接触场所 接触类型", "聚餐"),
                needed("last_exposure", Field.Type.DATE, "末次接触日期 最后接触日期 末次接触时间 最后接触时间", "2020-01-27"),
                asked("address", Field.Type.TEXT, "现住址 住址 居住地址 家庭住址", "1栋2单元3-1"),
                asked("observed_at", Field.Type.TEXT, "观察地点 隔离地点 医学观察地点", "集中隔离点"),
                asked("released_on", Field.Type.DATE, "解除日期 解除观察日期 解除隔离日期", ""),
                asked("release_reason", Field.Type.TEXT, "解除原因", ""),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind tracks() {
        return new RecordKind("tracks", "活动轨迹", List.of(
                asked("case_number", Field.Type.CODE, RELATED_CASE, "RC001"),
                asked("name", Field.Type.TEXT, "姓名", "丁某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD, PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                needed("from_at", Field.Type.TIME, "开始时间 到达时间 起始时间", "2020-01-25 11:30"),
                asked("to_at", Field.Type.TIME, "结束时间 离开时间", "2020-01-25 13:00"),
                needed("place", Field.Type.TEXT, "地点 活动地点 场所 场所名称", "某餐馆"),
                asked("region", Field.Type.TEXT, "区划 所在区划 所属街镇 镇街 区划代码", "500153001"),
                asked("address", Field.Type.TEXT, "详细地址 地址", "人民路1号"),
                asked("latitude", Field.Type.LATITUDE, "纬度 lat", "29.4043"),
                asked("longitude", Field.Type.LONGITUDE, "经度 lon lng", "105.5945"),
                asked("transport", Field.Type.TEXT, "交通工具 交通方式", "公交"),
                asked("plate", Field.Type.PLATE, "车牌号 车牌 车牌号码", "渝C12345"),
                asked("vehicle_number", Field.Type.TEXT, "航班/车次 航班车次 车次 航班号 线路", "201路"),
                asked("seat", Field.Type.TEXT, "座位 座位号", ""),
                asked("companions", Field.Type.TEXT, "同行人员 同行人 接触人员", ""),
                asked("masked", Field.Type.YES_NO, "是否戴口罩 戴口罩", "否"),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }
}
