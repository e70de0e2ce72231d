package org.zerospread.engine.resumption;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.TypedText;

/// 国民经济行业分类: what a firm does, as section, division, group or class: `C`, `C27`, `C271`, `C2710`.
///
/// Sections and divisions are known by name; groups (three digits) and classes (four) are taken by their form.
/// Source: GB/T 4754-2017, sections A–T and divisions 01–97. The English names of the sections follow ISIC Rev. 4 where it has the same section.
///
/// @param section its letter
/// @param digits none, two, three or four
public record IndustryCode(char section, String digits) {

    /// Section, its Chinese and English name, and its divisions with their names.
    private static final String TABLE = """
            A|农、林、牧、渔业|Agriculture, forestry, animal husbandry and fishery|01农业 02林业 03畜牧业 04渔业 05农、林、牧、渔专业及辅助性活动
            B|采矿业|Mining|06煤炭开采和洗选业 07石油和天然气开采业 08黑色金属矿采选业 09有色金属矿采选业 10非金属矿采选业 11开采专业及辅助性活动 12其他采矿业
            C|制造业|Manufacturing|13农副食品加工业 14食品制造业 15酒、饮料和精制茶制造业 16烟草制品业 17纺织业 18纺织服装、服饰业 19皮革、毛皮、羽毛及其制品和制鞋业 20木材加工和木、竹、藤、棕、草制品业 \
            21家具制造业 22造纸和纸制品业 23印刷和记录媒介复制业 24文教、工美、体育和娱乐用品制造业 25石油、煤炭及其他燃料加工业 26化学原料和化学制品制造业 27医药制造业 28化学纤维制造业 29橡胶和塑料制品业 \
            30非金属矿物制品业 31黑色金属冶炼和压延加工业 32有色金属冶炼和压延加工业 33金属制品业 34通用设备制造业 35专用设备制造业 36汽车制造业 37铁路、船舶、航空航天和其他运输设备制造业 \
            38电气机械和器材制造业 39计算机、通信和其他电子设备制造业 40仪器仪表制造业 41其他制造业 42废弃资源综合利用业 43金属制品、机械和设备修理业
            D|电力、热力、燃气及水生产和供应业|Electricity, heat, gas and water supply|44电力、热力生产和供应业 45燃气生产和供应业 46水的生产和供应业
            E|建筑业|Construction|47房屋建筑业 48土木工程建筑业 49建筑安装业 50建筑装饰、装修和其他建筑业
            F|批发和零售业|Wholesale and retail trade|51批发业 52零售业
            G|交通运输、仓储和邮政业|Transport, storage and post|53铁路运输业 54道路运输业 55水上运输业 56航空运输业 57管道运输业 58多式联运和运输代理业 59装卸搬运和仓储业 60邮政业
            H|住宿和餐饮业|Accommodation and food service|61住宿业 62餐饮业
            I|信息传输、软件和信息技术服务业|Information transmission, software and information technology|63电信、广播电视和卫星传输服务 64互联网和相关服务 65软件和信息技术服务业
            J|金融业|Finance|66货币金融服务 67资本市场服务 68保险业 69其他金融业
            K|房地产业|Real estate|70房地产业
            L|租赁和商务服务业|Leasing and business services|71租赁业 72商务服务业
            M|科学研究和技术服务业|Scientific research and technical services|73研究和试验发展 74专业技术服务业 75科技推广和应用服务业
            N|水利、环境和公共设施管理业|Water conservancy, environment and public facilities|76水利管理业 77生态保护和环境治理业 78公共设施管理业 79土地管理业
            O|居民服务、修理和其他服务业|Household services, repair and other services|80居民服务业 81机动车、电子产品和日用产品修理业 82其他服务业
            P|教育|Education|83教育
            Q|卫生和社会工作|Health and social work|84卫生 85社会工作
            R|文化、体育和娱乐业|Culture, sports and entertainment|86新闻和出版业 87广播、电视、电影和录音制作业 88文化艺术业 89体育 90娱乐业
            S|公共管理、社会保障和社会组织|Public administration, social security and social organisations|91中国共产党机关 92国家机构 93人民政协、民主党派 94社会保障 95群众团体、社会团体和其他成员组织 96基层群众自治组织及其他组织
            T|国际组织|International organisations|97国际组织
            """;

    private static final Map<Character, Section> SECTIONS = sections();
    private static final Map<String, Character> SECTION_OF = sectionOf();

    /// A section with its divisions.
    ///
    /// @param divisions two digits to Chinese name, in their order
    public record Section(char letter, String zh, String en, Map<String, String> divisions) {}

    public IndustryCode {
        if (!SECTIONS.containsKey(section) || !digits.isEmpty() && !digits.matches("[0-9]{2,4}") || !digits.isEmpty() && !Character.valueOf(section).equals(SECTION_OF.get(digits.substring(0, 2)))) {
            throw new IllegalArgumentException("no industry code: " + section + digits);
        }
    }

    /// What became of a typed code.
    public sealed interface Reading {

        /// The code is sound.
        record Accepted(IndustryCode industry, List<String> notes) implements Reading {
            public Accepted {
                notes = List.copyOf(notes);
            }
        }

        /// There is no such code.
        ///
        /// @param code stable: INDUSTRY-001 shape, INDUSTRY-002 no such section or division, INDUSTRY-003 the division belongs to another section
        record Refused(String code, String zh, String en) implements Reading {}
    }

    /// Reads `C`, `C27`, `C2710` or, since divisions are numbered through, `27` or `2710` alone.
    public static Reading read(String typed) {
        TypedText clean = TypedText.of(typed);
        String text = clean.text().toUpperCase(Locale.ROOT);
        if (!text.matches("[A-Z]|[A-Z]?[0-9]{2,4}")) {
            return new Reading.Refused("INDUSTRY-001", "“" + text + "”不是行业代码: 写作门类字母加 2 至 4 位数字, 如 C、C27、C2710", text + " is no industry code: a letter with 2 to 4 digits, such as C, C27, C2710");
        }
        boolean lettered = Character.isLetter(text.charAt(0));
        String digits = lettered ? text.substring(1) : text;
        @Nullable Character of = digits.isEmpty() ? Character.valueOf(text.charAt(0)) : SECTION_OF.get(digits.substring(0, 2));
        if (of == null || !SECTIONS.containsKey(of)) {
            String what = digits.isEmpty() ? text : digits.substring(0, 2);
            return new Reading.Refused("INDUSTRY-002", "没有行业“" + what + "”: 门类为 A 至 T, 大类为 01 至 97 (GB/T 4754-2017)", "no industry " + what + ": sections are A to T, divisions 01 to 97 (GB/T 4754-2017)");
        }
        if (lettered && text.charAt(0) != of) {
            String division = digits.substring(0, 2);
            return new Reading.Refused("INDUSTRY-003", "大类 " + division + " (" + SECTIONS.get(of).divisions().get(division) + ") 属于门类 " + of + ", 不属于 " + text.charAt(0),
                    "division " + division + " belongs to section " + of + ", not " + text.charAt(0));
        }
        return new Reading.Accepted(new IndustryCode(of, digits), clean.notes());
    }

    /// The code of a stored text.
    ///
    /// @throws IllegalArgumentException quoting it, when it is none
    public static IndustryCode of(String text) {
        return switch (read(text)) {
            case Reading.Accepted accepted -> accepted.industry();
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.en());
        };
    }

    /// All sections in their order.
    public static List<Section> listSections() {
        return List.copyOf(SECTIONS.values());
    }

    /// The section it belongs to.
    public Section ofSection() {
        return Objects.requireNonNull(SECTIONS.get(section));
    }

    /// The Chinese name of its division; empty for a whole section.
    public Optional<String> division() {
        return digits.isEmpty() ? Optional.empty() : Optional.ofNullable(ofSection().divisions().get(digits.substring(0, 2)));
    }

    /// What it is called: the division where it is known, else the section.
    public String zh() {
        return division().orElse(ofSection().zh());
    }

    /// Letter and digits.
    public String value() {
        return section + digits;
    }

    @Override
    public String toString() {
        return value();
    }

    private static Map<Character, Section> sections() {
        Map<Character, Section> sections = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] parts = line.split("\\|");
            Map<String, String> divisions = new LinkedHashMap<>();
            for (String division : parts[3].split(" +")) {
                divisions.put(division.substring(0, 2), division.substring(2));
            }
            sections.put(parts[0].charAt(0), new Section(parts[0].charAt(0), parts[1], parts[2], Collections.unmodifiableMap(divisions)));
        });
        return Collections.unmodifiableMap(sections);
    }

    private static Map<String, Character> sectionOf() {
        Map<String, Character> of = new LinkedHashMap<>();
        SECTIONS.values().forEach(section -> section.divisions().keySet().forEach(division -> of.put(division, section.letter())));
        return Map.copyOf(of);
    }
}
