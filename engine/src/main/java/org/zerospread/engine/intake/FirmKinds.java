package org.zerospread.engine.intake;

import java.util.List;

import static org.zerospread.engine.intake.FieldWords.asked;
import static org.zerospread.engine.intake.FieldWords.choice;
import static org.zerospread.engine.intake.FieldWords.needed;
import static org.zerospread.engine.intake.FieldWords.required;

/// The kinds about enterprises and who works there. Headings are those of the ledgers that towns and firms kept for the return to work in 2020.
final class FirmKinds {

    private static final String CREDIT_CODE = "统一社会信用代码 社会信用代码 信用代码 企业代码 企业信用代码";
    private static final String SAMPLE_CREDIT_CODE = "91500153MA6000016Y";

    private FirmKinds() {}

    static RecordKind firms() {
        return new RecordKind("firms", "企业", List.of(
                needed("credit_code", Field.Type.CREDIT_CODE, CREDIT_CODE, SAMPLE_CREDIT_CODE),
                needed("name", Field.Type.TEXT, "企业名称 单位名称 名称 企业 单位", "某陶器厂"),
                needed("industry", Field.Type.INDUSTRY, "行业代码 行业 国民经济行业代码 行业类别", "C30"),
                required(choice("size", "规模 企业规模 企业类型", "LARGE=大型 大; MEDIUM=中型 中; SMALL=小型 小; MICRO=微型 微")),
                asked("large", Field.Type.YES_NO, "规上 是否规上 规模以上 是否规模以上", "是"),
                asked("park", Field.Type.TEXT, "园区 所在园区 工业园区", ""),
                choice("priority", "优先类别 复工类别 复工优先级 类别", "ESSENTIAL=保供企业 保供; LARGE=规上企业 规模以上企业; PARK=园区企业; OTHER=其他 其他企业 一般企业"),
                needed("region", Field.Type.TEXT, "区划 所在区划 所在镇街 镇街 区划代码 村(社区)", "500153001001"),
                asked("address", Field.Type.TEXT, "地址 详细地址 生产地址 经营地址", "人民路1号"),
                asked("contact", Field.Type.TEXT, "联系人 负责人", "癸某"),
                asked("phone", Field.Type.TEXT, "电话 联系电话 办公电话", "023-46000000"),
                needed("staff_expected", Field.Type.WHOLE_NUMBER, "职工人数 员工人数 应到岗人数 用工人数 人数", "120")));
    }

    static RecordKind officers() {
        return new RecordKind("officers", "企业三员", List.of(
                required(choice("kind", "类别 人员类别 三员类别", "GUIDE=指导员 企业指导员; RESIDENT=驻企联络员 联络员 驻厂员 驻企员; SUPERVISOR=督查员 督导员 防疫督查员")),
                needed("name", Field.Type.TEXT, "姓名", "子某"),
                needed("organisation", Field.Type.TEXT, "单位 派出单位 工作单位", "区经信委"),
                needed("region", Field.Type.TEXT, "工作地点 所在地 区划 所在镇街 镇街 区划代码", "500153001"),
                needed("capacity", Field.Type.WHOLE_NUMBER, "最多企业数 企业数 最多几家", "6"),
                asked("skills", Field.Type.TEXT, "熟悉的行业 行业 行业代码", "C13 C27"),
                asked("medical", Field.Type.YES_NO, "是否医务人员 医务人员", "否"),
                asked("username", Field.Type.CODE, "账号 用户名", ""),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind staff() {
        return new RecordKind("staff", "企业员工", List.of(
                asked("credit_code", Field.Type.CREDIT_CODE, CREDIT_CODE, SAMPLE_CREDIT_CODE),
                needed("name", Field.Type.TEXT, "姓名 员工姓名", "甲某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD + " card_number", PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                asked("region", Field.Type.TEXT, "居住地 居住区划 居住村(社区) 现住村(社区) 村(社区) 区划 residence", "500153001001"),
                asked("post", Field.Type.TEXT, "岗位 工种 职务", "拉坯"),
                asked("shift", Field.Type.TEXT, "班次 班组", "甲班"),
                asked("canteen_table", Field.Type.TEXT, "食堂桌号 桌号 餐桌号 食堂座位", "3号桌"),
                asked("bus", Field.Type.TEXT, "通勤车 班车 乘坐班车 车辆", "1号车"),
                asked("dormitory", Field.Type.TEXT, "宿舍 宿舍号 宿舍房间", ""),
                asked("joined_on", Field.Type.BIRTH_DATE, "入职日期 进厂日期 入厂日期", "2019-03-01"),
                asked("origin", Field.Type.TEXT, "来源地 返回地 从何处返回 出发地", ""),
                asked("arrived_on", Field.Type.DATE, "返回日期 到达日期 返渝日期 返荣日期", ""),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }
}
