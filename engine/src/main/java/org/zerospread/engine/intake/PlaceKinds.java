package org.zerospread.engine.intake;

import java.util.List;

import static org.zerospread.engine.intake.FieldWords.asked;
import static org.zerospread.engine.intake.FieldWords.choice;
import static org.zerospread.engine.intake.FieldWords.needed;
import static org.zerospread.engine.intake.FieldWords.required;

/// The kinds about places and who works there: divisions, sites, rooms, checkpoints, accounts.
final class PlaceKinds {

    private PlaceKinds() {}

    static RecordKind regions() {
        return new RecordKind("regions", "区划", List.of(
                needed("code", Field.Type.REGION, "代码 区划代码 行政区划代码 统计用区划代码", "500153001001"),
                needed("name", Field.Type.TEXT, "名称 区划名称", "城关社区"),
                choice("level", "级别 层级",
                        "PROVINCE=省 直辖市 自治区; CITY=市 地级市; DISTRICT=区县 区 县; TOWN=镇街 镇 街道 乡 乡镇; VILLAGE=村 社区 村(社区) 村社区; GRID=网格"),
                asked("parent_code", Field.Type.REGION, "上级代码 上级区划代码", "500153001"),
                choice("zone_class", "分区 区域类型", "URBAN_CENTRE=中心城区; BORDER=边界镇街; ORDINARY=一般镇街"),
                asked("households", Field.Type.WHOLE_NUMBER, "户数 总户数", "812"),
                asked("population", Field.Type.WHOLE_NUMBER, "人口 人口数 总人口", "2405")));
    }

    static RecordKind sites() {
        return new RecordKind("sites", "集中隔离点", List.of(
                needed("name", Field.Type.TEXT, "隔离点 隔离点名称 名称", "某宾馆"),
                needed("region", Field.Type.TEXT, "区划 所在区划 所在镇街 镇街 区划代码", "500153001"),
                asked("address", Field.Type.TEXT, "地址 详细地址", "人民路1号"),
                required(choice("purpose", "用途 隔离对象 类型",
                        "SUSPECTED=疑似病例 疑似; CONTACTS=密切接触者 密接; ARRIVALS=返(来)人员 重点地区人员 返来人员; REHAB=康复 康复隔离")),
                asked("opened_on", Field.Type.DATE, "启用日期 开放日期", "2020-01-31"),
                asked("chief", Field.Type.TEXT, "点长 负责人", "己某"),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                asked("rooms", Field.Type.WHOLE_NUMBER, "房间数 房间总数", "60"),
                asked("capacity", Field.Type.WHOLE_NUMBER, "核定人数 最多人数", "60"),
                asked("latitude", Field.Type.LATITUDE, "纬度 lat", "29.4043"),
                asked("longitude", Field.Type.LONGITUDE, "经度 lon lng", "105.5945"),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind rooms() {
        return new RecordKind("rooms", "隔离房间", List.of(
                needed("site", Field.Type.TEXT, "隔离点 隔离点名称", "某宾馆"),
                needed("label", Field.Type.CODE, "房间号 房号 房间", "0301"),
                asked("floor", Field.Type.CODE, "楼层", "3"),
                asked("beds", Field.Type.WHOLE_NUMBER, "床位数 床位", "1"),
                choice("kind", "房型 房间类型", "SINGLE=单人间 单间; FAMILY=家庭房 家庭间"),
                asked("features", Field.Type.TEXT, "特点 设施", "独立卫生间、无障碍"),
                asked("zone", Field.Type.TEXT, "分区 所在分区", "A区"),
                asked("usable", Field.Type.YES_NO, "是否可用 可用", "是"),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind passages() {
        return new RecordKind("passages", "过卡记录", List.of(
                needed("checkpoint", Field.Type.TEXT, "卡口 卡口名称 检查点 卡点", "荣昌高速出口"),
                needed("passed_at", Field.Type.TIME, "过卡时间 通过时间 登记时间 检查时间", "2020-02-03 10:20"),
                choice("direction", "方向 进出", "IN=进 入 进入 进城; OUT=出 离开 出城"),
                asked("plate", Field.Type.PLATE, "车牌号 车牌 车牌号码", "鄂A12345"),
                asked("name", Field.Type.TEXT, "姓名 驾驶员 驾乘人员", "庚某"),
                asked("card", Field.Type.CARD, PersonKinds.CARD, PersonKinds.SAMPLE_CARD),
                asked("phone", Field.Type.PHONE, PersonKinds.PHONE, PersonKinds.SAMPLE_PHONE),
                asked("occupants", Field.Type.WHOLE_NUMBER, "车上人数 人数 乘车人数", "2"),
                asked("origin", Field.Type.TEXT, "来源地 出发地 从何处来", "湖北省武汉市"),
                asked("destination", Field.Type.TEXT, "目的地 前往地", "昌元街道"),
                asked("temperature", Field.Type.TEMPERATURE, "体温", "36.5"),
                choice("measure", "处置 处置措施 采取措施",
                        "PASSED=放行; REGISTERED=登记放行 登记; TURNED_BACK=劝返; QUARANTINED=集中隔离 隔离; SENT_TO_CLINIC=送医 送诊 送发热门诊"),
                asked("crew", Field.Type.TEXT, "值守人 值守人员 检查人", "辛某"),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }

    static RecordKind users() {
        return new RecordKind("users", "用户", List.of(
                needed("username", Field.Type.CODE, "用户名 账号 登录名", "wangge.c3"),
                needed("display_name", Field.Type.TEXT, "姓名 显示名 name", "壬某"),
                required(choice("role", "角色 岗位", "GRID_WORKER=网格员; VILLAGE_CADRE=村社干部; TOWN_OFFICER=镇街干部; COMMAND_OFFICE=指挥部; "
                        + "EPIDEMIOLOGIST=疾控人员; CLINICIAN=临床医生; SITE_CHIEF=隔离点负责人 点长; SITE_MEDIC=隔离点医务人员; CHECKPOINT_CREW=卡点人员 卡口人员; "
                        + "ENTERPRISE_GUIDE=企业指导员 指导员; ENTERPRISE_RESIDENT=驻企联络员 驻厂员; ENTERPRISE_SUPERVISOR=企业督查员 督导员; "
                        + "ENTERPRISE_CONTACT=企业联系人; SUPPLIES_CLERK=物资管理员; VOLUNTEER=志愿者; AUDITOR=审计员; ADMINISTRATOR=系统管理员 管理员")),
                needed("region", Field.Type.TEXT, "管辖区划 区划 辖区 区划代码 所属辖区", "500153001001"),
                asked("employer", Field.Type.TEXT, "单位 工作单位", ""),
                asked("valid_from", Field.Type.DATE, "启用日期 有效期起", ""),
                asked("valid_to", Field.Type.DATE, "停用日期 有效期止", ""),
                asked("remarks", Field.Type.TEXT, PersonKinds.REMARKS, "")));
    }
}
