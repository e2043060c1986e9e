/* Units by what they measure.  Words that only start like a unit stand in
 * number_trap.c; the longest row of both tables wins. */
#include "text/number.h"

enum {
    P = NIAN_UNIT_PERCENT,
    D = NIAN_UNIT_POINT,
    X = NIAN_UNIT_TIMES,
    M = NIAN_UNIT_MONEY,
    Q = NIAN_UNIT_MEASURE,
    T = NIAN_UNIT_TIME,
    Y = NIAN_UNIT_DATE,
    H = NIAN_UNIT_PEOPLE,
    C = NIAN_UNIT_COUNT,
    CLASS = 0xFF,
    S = 0x100 /* counts only behind 万, 亿 … */
};

static const nian_word UNITS[] = {
    NIAN_WORD("%", P),           NIAN_WORD("EF", Q),
    NIAN_WORD("EFLOPS", Q),      NIAN_WORD("FLOPS", Q),
    NIAN_WORD("GB", Q),          NIAN_WORD("GHz", Q),
    NIAN_WORD("GW", Q),          NIAN_WORD("GWh", Q),
    NIAN_WORD("Gbps", Q),        NIAN_WORD("Hz", Q),
    NIAN_WORD("KB", Q),          NIAN_WORD("KG", Q),
    NIAN_WORD("KM", Q),          NIAN_WORD("KV", Q),
    NIAN_WORD("KW", Q),          NIAN_WORD("MB", Q),
    NIAN_WORD("MHz", Q),         NIAN_WORD("MVA", Q),
    NIAN_WORD("MW", Q),          NIAN_WORD("MWh", Q),
    NIAN_WORD("Mbps", Q),        NIAN_WORD("PB", Q),
    NIAN_WORD("PF", Q),          NIAN_WORD("PFLOPS", Q),
    NIAN_WORD("TB", Q),          NIAN_WORD("TEU", Q),
    NIAN_WORD("TWh", Q),         NIAN_WORD("Wh", Q),
    NIAN_WORD("cm", Q),          NIAN_WORD("dB", Q),
    NIAN_WORD("kHz", Q),         NIAN_WORD("kV", Q),
    NIAN_WORD("kVA", Q),         NIAN_WORD("kW", Q),
    NIAN_WORD("kWh", Q),         NIAN_WORD("kg", Q),
    NIAN_WORD("km", Q),          NIAN_WORD("km2", Q),
    NIAN_WORD("km²", Q),         NIAN_WORD("kw", Q),
    NIAN_WORD("m", Q),           NIAN_WORD("m2", Q),
    NIAN_WORD("m3", Q),          NIAN_WORD("mL", Q),
    NIAN_WORD("mg", Q),          NIAN_WORD("ml", Q),
    NIAN_WORD("mm", Q),          NIAN_WORD("m²", Q),
    NIAN_WORD("m³", Q),          NIAN_WORD("nm", Q),
    NIAN_WORD("teu", Q),         NIAN_WORD("°C", Q),
    NIAN_WORD("μm", Q),          NIAN_WORD("‰", P),
    NIAN_WORD("℃", Q),           NIAN_WORD("㎏", Q),
    NIAN_WORD("㎜", Q),          NIAN_WORD("㎝", Q),
    NIAN_WORD("㎞", Q),          NIAN_WORD("㎡", Q),
    NIAN_WORD("世纪", Y),        NIAN_WORD("个", C),
    NIAN_WORD("个bp", D),        NIAN_WORD("个千分点", D),
    NIAN_WORD("个基点", D),      NIAN_WORD("个季度", T),
    NIAN_WORD("个小时", T),      NIAN_WORD("个工作天", T),
    NIAN_WORD("个工作日", T),    NIAN_WORD("个年头", T),
    NIAN_WORD("个星期", T),      NIAN_WORD("个月", T),
    NIAN_WORD("个百分点", D),    NIAN_WORD("个自然日", T),
    NIAN_WORD("个钟头", T),      NIAN_WORD("亩", Q),
    NIAN_WORD("亩次", C),        NIAN_WORD("人", H),
    NIAN_WORD("人份", H),        NIAN_WORD("人公里", Q),
    NIAN_WORD("人口", H),        NIAN_WORD("人天", H),
    NIAN_WORD("人年", H),        NIAN_WORD("人日", H),
    NIAN_WORD("人次", H),        NIAN_WORD("人民币", M),
    NIAN_WORD("人民币元", M),    NIAN_WORD("件", C),
    NIAN_WORD("件次", C),        NIAN_WORD("份", C),
    NIAN_WORD("伏", Q | S),      NIAN_WORD("位", H),
    NIAN_WORD("例", C),          NIAN_WORD("例次", C),
    NIAN_WORD("倍", X),          NIAN_WORD("元", M),
    NIAN_WORD("元人民币", M),    NIAN_WORD("兆字节", Q),
    NIAN_WORD("兆帕", Q),        NIAN_WORD("兆比特", Q),
    NIAN_WORD("兆瓦", Q),        NIAN_WORD("兆瓦时", Q),
    NIAN_WORD("兆赫", Q),        NIAN_WORD("光年", Q),
    NIAN_WORD("克", Q),          NIAN_WORD("克拉", Q),
    NIAN_WORD("公分", Q),        NIAN_WORD("公升", Q),
    NIAN_WORD("公吨", Q),        NIAN_WORD("公担", Q),
    NIAN_WORD("公斤", Q),        NIAN_WORD("公里", Q),
    NIAN_WORD("公里/小时", Q),   NIAN_WORD("公顷", Q),
    NIAN_WORD("兰特", M),        NIAN_WORD("册", C),
    NIAN_WORD("农户", H),        NIAN_WORD("分", C | S),
    NIAN_WORD("分米", Q),        NIAN_WORD("分贝", Q),
    NIAN_WORD("分钟", T),        NIAN_WORD("分钱", M),
    NIAN_WORD("列", C),          NIAN_WORD("剂", C),
    NIAN_WORD("剂次", H),        NIAN_WORD("副", C),
    NIAN_WORD("加仑", Q),        NIAN_WORD("加元", M),
    NIAN_WORD("包", C),          NIAN_WORD("匹", C),
    NIAN_WORD("千乏", Q),        NIAN_WORD("千伏", Q),
    NIAN_WORD("千伏安", Q),      NIAN_WORD("千克", Q),
    NIAN_WORD("千分点", D),      NIAN_WORD("千卡", Q),
    NIAN_WORD("千字节", Q),      NIAN_WORD("千帕", Q),
    NIAN_WORD("千比特", Q),      NIAN_WORD("千焦", Q),
    NIAN_WORD("千瓦", Q),        NIAN_WORD("千瓦小时", Q),
    NIAN_WORD("千瓦时", Q),      NIAN_WORD("千米", Q),
    NIAN_WORD("千赫", Q),        NIAN_WORD("升", Q),
    NIAN_WORD("华氏度", Q),      NIAN_WORD("卡路里", Q),
    NIAN_WORD("卢布", M),        NIAN_WORD("卢比", M),
    NIAN_WORD("卷", C),          NIAN_WORD("厘米", Q),
    NIAN_WORD("双", C),          NIAN_WORD("发", C | S),
    NIAN_WORD("口", C),          NIAN_WORD("句", C | S),
    NIAN_WORD("只", C),          NIAN_WORD("台", C),
    NIAN_WORD("台套", C),        NIAN_WORD("台币", M),
    NIAN_WORD("台次", C),        NIAN_WORD("号", Y | S),
    NIAN_WORD("吉瓦", Q),        NIAN_WORD("吉赫", Q),
    NIAN_WORD("名", H),          NIAN_WORD("吨", Q),
    NIAN_WORD("吨公里", Q),      NIAN_WORD("吨标准煤", Q),
    NIAN_WORD("吨标煤", Q),      NIAN_WORD("吨海里", Q),
    NIAN_WORD("周", T | S),      NIAN_WORD("周岁", T),
    NIAN_WORD("周年", Y),        NIAN_WORD("团", C | S),
    NIAN_WORD("圆", M | S),      NIAN_WORD("场", C),
    NIAN_WORD("场次", C),        NIAN_WORD("块", C),
    NIAN_WORD("块钱", M),        NIAN_WORD("坚戈", M),
    NIAN_WORD("处", C),          NIAN_WORD("大卡", Q),
    NIAN_WORD("天", T),          NIAN_WORD("头", C),
    NIAN_WORD("头只", C),        NIAN_WORD("套", C),
    NIAN_WORD("字", C | S),      NIAN_WORD("字节", Q),
    NIAN_WORD("季度", T),        NIAN_WORD("学分", C),
    NIAN_WORD("学时", C),        NIAN_WORD("安培", Q),
    NIAN_WORD("安时", Q),        NIAN_WORD("宗", C),
    NIAN_WORD("家", C),          NIAN_WORD("家庭", H),
    NIAN_WORD("家次", C),        NIAN_WORD("对", C),
    NIAN_WORD("小时", T),        NIAN_WORD("尾", C),
    NIAN_WORD("层", C),          NIAN_WORD("届", C),
    NIAN_WORD("岁", T),          NIAN_WORD("工作日", T),
    NIAN_WORD("市亩", Q),        NIAN_WORD("市斤", Q),
    NIAN_WORD("师", C | S),      NIAN_WORD("帕", Q),
    NIAN_WORD("幅", C),          NIAN_WORD("幢", C),
    NIAN_WORD("平方", Q),        NIAN_WORD("平方公里", Q),
    NIAN_WORD("平方千米", Q),    NIAN_WORD("平方厘米", Q),
    NIAN_WORD("平方毫米", Q),    NIAN_WORD("平方米", Q),
    NIAN_WORD("平方英尺", Q),    NIAN_WORD("平方英里", Q),
    NIAN_WORD("平米", Q),        NIAN_WORD("年", Y),
    NIAN_WORD("年代", Y),        NIAN_WORD("年度", Y),
    NIAN_WORD("年时间", T),      NIAN_WORD("床", C),
    NIAN_WORD("度", Q | S),      NIAN_WORD("度电", Q),
    NIAN_WORD("座", C),          NIAN_WORD("延米", Q),
    NIAN_WORD("张", C),          NIAN_WORD("微克", Q),
    NIAN_WORD("微克/立方米", Q), NIAN_WORD("微米", Q),
    NIAN_WORD("总吨", Q),        NIAN_WORD("成", P),
    NIAN_WORD("户", H),          NIAN_WORD("户次", H),
    NIAN_WORD("所", C),          NIAN_WORD("手", C | S),
    NIAN_WORD("批", C),          NIAN_WORD("批次", C),
    NIAN_WORD("折", P),          NIAN_WORD("担", Q | S),
    NIAN_WORD("摄氏度", Q),      NIAN_WORD("支", C),
    NIAN_WORD("斤", Q),          NIAN_WORD("新元", M),
    NIAN_WORD("新加坡元", M),    NIAN_WORD("新台币", M),
    NIAN_WORD("方", Q | S),      NIAN_WORD("日", Y),
    NIAN_WORD("日元", M),        NIAN_WORD("时", Y | S),
    NIAN_WORD("星期", T),        NIAN_WORD("昼夜", T),
    NIAN_WORD("月", Y),          NIAN_WORD("月份", Y),
    NIAN_WORD("期", C),          NIAN_WORD("本", C),
    NIAN_WORD("朵", C),          NIAN_WORD("杆", C | S),
    NIAN_WORD("条", C),          NIAN_WORD("林吉特", M),
    NIAN_WORD("枚", C),          NIAN_WORD("架", C),
    NIAN_WORD("架次", C),        NIAN_WORD("标准煤", Q),
    NIAN_WORD("标准箱", C),      NIAN_WORD("标台", C),
    NIAN_WORD("标方", C),        NIAN_WORD("标煤", Q),
    NIAN_WORD("标箱", C),        NIAN_WORD("栋", C),
    NIAN_WORD("株", C),          NIAN_WORD("根", C),
    NIAN_WORD("档", C),          NIAN_WORD("桶", Q),
    NIAN_WORD("棵", C),          NIAN_WORD("次", C),
    NIAN_WORD("欧元", M),        NIAN_WORD("款", C),
    NIAN_WORD("比特", Q),        NIAN_WORD("比索", M),
    NIAN_WORD("毛钱", M),        NIAN_WORD("毫克", Q),
    NIAN_WORD("毫升", Q),        NIAN_WORD("毫秒", T),
    NIAN_WORD("毫米", Q),        NIAN_WORD("法郎", M),
    NIAN_WORD("泰铢", M),        NIAN_WORD("海里", Q),
    NIAN_WORD("港元", M),        NIAN_WORD("港币", M),
    NIAN_WORD("滴", C),          NIAN_WORD("澳元", M),
    NIAN_WORD("澳门元", M),      NIAN_WORD("点", Y | S),
    NIAN_WORD("点位", C),        NIAN_WORD("点钟", Y),
    NIAN_WORD("焦耳", Q),        NIAN_WORD("片", C),
    NIAN_WORD("牛顿", Q | S),    NIAN_WORD("班", C | S),
    NIAN_WORD("班次", C),        NIAN_WORD("瑞士法郎", M),
    NIAN_WORD("瓦", Q),          NIAN_WORD("瓶", C),
    NIAN_WORD("番", X),          NIAN_WORD("百分点", D),
    NIAN_WORD("皮长公里", Q),    NIAN_WORD("盆", C),
    NIAN_WORD("盎司", Q),        NIAN_WORD("盒", C),
    NIAN_WORD("磅", Q),          NIAN_WORD("种", C),
    NIAN_WORD("秒", T),          NIAN_WORD("秒钟", T),
    NIAN_WORD("立方", Q),        NIAN_WORD("立方公里", Q),
    NIAN_WORD("立方厘米", Q),    NIAN_WORD("立方米", Q),
    NIAN_WORD("站", C),          NIAN_WORD("笔", C),
    NIAN_WORD("筐", C),          NIAN_WORD("箱", C),
    NIAN_WORD("篇", C),          NIAN_WORD("米", Q),
    NIAN_WORD("类", C),          NIAN_WORD("粒", C),
    NIAN_WORD("级", C | S),      NIAN_WORD("纳克", Q),
    NIAN_WORD("纳米", Q),        NIAN_WORD("线", C | S),
    NIAN_WORD("组", C | S),      NIAN_WORD("美元", M),
    NIAN_WORD("美金", M),        NIAN_WORD("羽", C),
    NIAN_WORD("股", C),          NIAN_WORD("自然箱", C),
    NIAN_WORD("航次", C),        NIAN_WORD("艘", C),
    NIAN_WORD("艘次", C),        NIAN_WORD("芯公里", Q),
    NIAN_WORD("英亩", Q),        NIAN_WORD("英寸", Q),
    NIAN_WORD("英尺", Q),        NIAN_WORD("英里", Q),
    NIAN_WORD("英镑", M),        NIAN_WORD("英镑重", Q),
    NIAN_WORD("蒲式耳", Q),      NIAN_WORD("蒸吨", Q),
    NIAN_WORD("袋", C),          NIAN_WORD("角", M | S),
    NIAN_WORD("角钱", M),        NIAN_WORD("课时", C),
    NIAN_WORD("赫兹", Q),        NIAN_WORD("起", C),
    NIAN_WORD("越南盾", M),      NIAN_WORD("车", C | S),
    NIAN_WORD("车次", C),        NIAN_WORD("车道公里", Q),
    NIAN_WORD("载重吨", Q),      NIAN_WORD("辆", C),
    NIAN_WORD("辆份", C),        NIAN_WORD("辆次", C),
    NIAN_WORD("道", C | S),      NIAN_WORD("部", C),
    NIAN_WORD("部集", C),        NIAN_WORD("里", Q | S),
    NIAN_WORD("里拉", M),        NIAN_WORD("镑", M | S),
    NIAN_WORD("门", C),          NIAN_WORD("间", C),
    NIAN_WORD("队", C | S),      NIAN_WORD("集", C | S),
    NIAN_WORD("雷亚尔", M),      NIAN_WORD("韩元", M),
    NIAN_WORD("页", C),          NIAN_WORD("顶", C | S),
    NIAN_WORD("顷", Q | S),      NIAN_WORD("项", C),
    NIAN_WORD("颗", C),          NIAN_WORD("首", C | S),
    NIAN_WORD("马克", M),        NIAN_WORD("马力", Q),
    NIAN_WORD("％", P),
};

const nian_lexicon nian_unit_lexicon = NIAN_LEXICON(UNITS);

/* What a unit may be counted by: 元/吨, 件/万人. */
static const nian_word BASES[] = {
    NIAN_WORD("h", 0),        NIAN_WORD("km", 0),     NIAN_WORD("m³", 0),
    NIAN_WORD("s", 0),        NIAN_WORD("t", 0),      NIAN_WORD("㎡", 0),
    NIAN_WORD("万", 0),       NIAN_WORD("万人", 0),   NIAN_WORD("万元", 0),
    NIAN_WORD("万吨", 0),     NIAN_WORD("个", 0),     NIAN_WORD("亩", 0),
    NIAN_WORD("人", 0),       NIAN_WORD("人公里", 0), NIAN_WORD("亿元", 0),
    NIAN_WORD("件", 0),       NIAN_WORD("例", 0),     NIAN_WORD("元", 0),
    NIAN_WORD("公斤", 0),     NIAN_WORD("公里", 0),   NIAN_WORD("公顷", 0),
    NIAN_WORD("分", 0),       NIAN_WORD("分钟", 0),   NIAN_WORD("千人", 0),
    NIAN_WORD("千克", 0),     NIAN_WORD("千瓦", 0),   NIAN_WORD("千瓦时", 0),
    NIAN_WORD("升", 0),       NIAN_WORD("单", 0),     NIAN_WORD("台", 0),
    NIAN_WORD("吨", 0),       NIAN_WORD("吨公里", 0), NIAN_WORD("周", 0),
    NIAN_WORD("天", 0),       NIAN_WORD("季", 0),     NIAN_WORD("季度", 0),
    NIAN_WORD("家", 0),       NIAN_WORD("小时", 0),   NIAN_WORD("平方公里", 0),
    NIAN_WORD("平方千米", 0), NIAN_WORD("平方米", 0), NIAN_WORD("年", 0),
    NIAN_WORD("度", 0),       NIAN_WORD("户", 0),     NIAN_WORD("斤", 0),
    NIAN_WORD("日", 0),       NIAN_WORD("月", 0),     NIAN_WORD("标准箱", 0),
    NIAN_WORD("标箱", 0),     NIAN_WORD("桶", 0),     NIAN_WORD("次", 0),
    NIAN_WORD("百万人", 0),   NIAN_WORD("百人", 0),   NIAN_WORD("盎司", 0),
    NIAN_WORD("秒", 0),       NIAN_WORD("立方米", 0), NIAN_WORD("美元", 0),
    NIAN_WORD("辆", 0),
};

static bool latin(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Letters run into letters: 5Mbps is no 5M. */
static bool cut_in_a_word(nian_str s, size_t len)
{
    return len < s.len && latin(s.ptr[len - 1]) && latin(s.ptr[len]);
}

static size_t base_length(nian_str s)
{
    static const nian_lexicon bases = NIAN_LEXICON(BASES);
    nian_str rest = s;
    if (!nian_str_cut_start(&rest, NIAN_STR("/")) &&
        !nian_str_cut_start(&rest, NIAN_STR("／")))
        return 0;
    const nian_word *base = nian_lexicon_start(&bases, rest);
    return base ? (size_t)(rest.ptr - s.ptr) + base->text.len : 0;
}

nian_unit nian_unit_read(nian_str s)
{
    nian_unit unit = {0};
    const nian_word *word = nian_lexicon_start(&nian_unit_lexicon, s);
    const nian_word *trap = nian_lexicon_start(&nian_unit_traps, s);
    if (!word || (trap && trap->text.len > word->text.len) ||
        cut_in_a_word(s, word->text.len))
        return unit;
    unit.class = (nian_unit_class)(word->tag & CLASS);
    unit.scaled_only = (word->tag & S) != 0;
    unit.len = word->text.len;
    unit.len += base_length(nian_str_after(s, unit.len));
    unit.text = nian_str_slice(s, 0, unit.len);
    if (nian_str_equal(word->text, NIAN_STR("％")))
        unit.text = NIAN_STR("%");
    return unit;
}
