package org.zerospread.app.scenario;

/// Invented names: common surnames and given names, put together at random. Whoever bears such a name in life is not meant.
final class Names {

    private static final String[] SURNAMES = ("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 "
            + "余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 司马 上官 诸葛").split(" ");
    private static final String[] GIVEN = ("伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 建华 文 利 志强 淑珍 海燕 雪梅 春梅 小红 国庆 建国 建军 志明 永强 晓东 晓燕 玉兰 "
            + "玉梅 秀兰 秀珍 凤英 红梅 金凤 玉珍 桂兰 桂芳 兰英 德明 德华 光明 光荣 世华 世平 昌明 昌荣 天明 天佑 子轩 子涵 梓涵 浩然 浩宇 宇轩 欣怡 欣妍 雨桐 雨涵 诗涵 梦琪 佳怡 思远 "
            + "一诺 俊杰 俊熙 铭泽 语嫣 可馨 若曦 晨曦 嘉懿 煜城 懿轩 烨伟 苑博 鹤轩 泽楷 伟宸 博文 家豪 家俊 文博 文静 文婷 婷婷 丹 倩 帆 鑫 鹏 斌 波 辉 华 健 亮 宁 琴 琼 蓉 莉 颖").split(" ");

    private Names() {
    }

    static String surname(Draw draw, long household, int variant) {
        int rank = Math.min(draw.below(SURNAMES.length, 11, household * 8 + variant), draw.below(SURNAMES.length, 12, household * 8 + variant));
        return SURNAMES[rank];
    }

    static String given(Draw draw, long person) {
        return GIVEN[draw.below(GIVEN.length, 13, person)];
    }
}
