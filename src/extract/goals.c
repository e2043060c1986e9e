/* Goals and remarks, told by their words. */
#include "extract/goals.h"

#include "document/statement.h"
#include "extract/verbs.h"
#include "extract/words.h"
#include "text/text.h"

enum {
    OPENING = 36, /* bytes in which a sentence says what it speaks of */
    MAXIM = 66    /* characters of the longest that only defines */
};

/* 要 that is no part of a word: 各级都要…, 投资要夯实基础. */
static bool has_must(nian_str s)
{
    static const nian_str before[] = {
        NIAN_STR_INIT("主"), NIAN_STR_INIT("重"), NIAN_STR_INIT("需"),
        NIAN_STR_INIT("首"), NIAN_STR_INIT("纲"), NIAN_STR_INIT("必"),
        NIAN_STR_INIT("摘"), NIAN_STR_INIT("紧"), NIAN_STR_INIT("次"),
        NIAN_STR_INIT("险"), NIAN_STR_INIT("机"), NIAN_STR_INIT("提"),
    };
    static const nian_str after[] = {
        NIAN_STR_INIT("求"), NIAN_STR_INIT("素"), NIAN_STR_INIT("点"),
        NIAN_STR_INIT("害"), NIAN_STR_INIT("道"), NIAN_STR_INIT("义"),
        NIAN_STR_INIT("闻"), NIAN_STR_INIT("件"), NIAN_STR_INIT("领"),
        NIAN_STR_INIT("务"), NIAN_STR_INIT("么"), NIAN_STR_INIT("塞"),
        NIAN_STR_INIT("不"), NIAN_STR_INIT("是"), NIAN_STR_INIT("不是"),
        NIAN_STR_INIT("挟"), NIAN_STR_INIT("冲"), NIAN_STR_INIT("职"),
        NIAN_STR_INIT("闹"),
    };
    for (ptrdiff_t at;
         (at = nian_str_find(s, NIAN_STR("要"))) != NIAN_STR_NONE;) {
        nian_str left = nian_str_slice(s, 0, (size_t)at);
        nian_str right = nian_str_after(s, (size_t)at + NIAN_STR("要").len);
        if (left.len && right.len &&
            !nian_str_ends_any(left, before, COUNT(before)) &&
            !nian_str_starts_any(right, after, COUNT(after)))
            return true;
        s = right;
    }
    return false;
}

static const nian_str goal_duties[] = {
    NIAN_STR_INIT("必须"),   NIAN_STR_INIT("不得"),   NIAN_STR_INIT("严禁"),
    NIAN_STR_INIT("禁止"),   NIAN_STR_INIT("一律"),   NIAN_STR_INIT("决不"),
    NIAN_STR_INIT("绝不"),   NIAN_STR_INIT("不准"),   NIAN_STR_INIT("不许"),
    NIAN_STR_INIT("力争"),   NIAN_STR_INIT("争取"),   NIAN_STR_INIT("务必"),
    NIAN_STR_INIT("应当"),   NIAN_STR_INIT("应该"),   NIAN_STR_INIT("可享受"),
    NIAN_STR_INIT("都可"),   NIAN_STR_INIT("方可"),   NIAN_STR_INIT("予以"),
    NIAN_STR_INIT("给予"),   NIAN_STR_INIT("实行"),   NIAN_STR_INIT("免费"),
    NIAN_STR_INIT("享受"),   NIAN_STR_INIT("用于"),   NIAN_STR_INIT("鼓励"),
    NIAN_STR_INIT("支持"),   NIAN_STR_INIT("确保"),   NIAN_STR_INIT("努力"),
    NIAN_STR_INIT("将在"),   NIAN_STR_INIT("将会"),   NIAN_STR_INIT("将把"),
    NIAN_STR_INIT("将对"),   NIAN_STR_INIT("将进行"), NIAN_STR_INIT("将建"),
    NIAN_STR_INIT("将开"),   NIAN_STR_INIT("将实"),   NIAN_STR_INIT("将继续"),
    NIAN_STR_INIT("将重点"), NIAN_STR_INIT("拟"),     NIAN_STR_INIT("计划"),
    NIAN_STR_INIT("启动"),   NIAN_STR_INIT("建成"),   NIAN_STR_INIT("动工"),
    NIAN_STR_INIT("开工"),   NIAN_STR_INIT("推进"),   NIAN_STR_INIT("实施"),
    NIAN_STR_INIT("纳入"),   NIAN_STR_INIT("列入"),   NIAN_STR_INIT("上下功夫"),
    NIAN_STR_INIT("下功夫"), NIAN_STR_INIT("取得新"), NIAN_STR_INIT("迈出新"),
    NIAN_STR_INIT("迈上新"), NIAN_STR_INIT("开创新"), NIAN_STR_INIT("有新的"),
    NIAN_STR_INIT("新突破"), NIAN_STR_INIT("新进展"), NIAN_STR_INIT("新成效"),
    NIAN_STR_INIT("新提升"),
};

static const nian_str goal_ends[] = {
    NIAN_STR_INIT("显著"),     NIAN_STR_INIT("明显"),
    NIAN_STR_INIT("增进"),     NIAN_STR_INIT("更加"),
    NIAN_STR_INIT("提高"),     NIAN_STR_INIT("增强"),
    NIAN_STR_INIT("改善"),     NIAN_STR_INIT("完善"),
    NIAN_STR_INIT("提升"),     NIAN_STR_INIT("扩大"),
    NIAN_STR_INIT("健全"),     NIAN_STR_INIT("优化"),
    NIAN_STR_INIT("壮大"),     NIAN_STR_INIT("加强"),
    NIAN_STR_INIT("增加"),     NIAN_STR_INIT("减少"),
    NIAN_STR_INIT("下降"),     NIAN_STR_INIT("降低"),
    NIAN_STR_INIT("缩小"),     NIAN_STR_INIT("形成"),
    NIAN_STR_INIT("建立"),     NIAN_STR_INIT("覆盖"),
    NIAN_STR_INIT("达到"),     NIAN_STR_INIT("达标"),
    NIAN_STR_INIT("突破"),     NIAN_STR_INIT("进步"),
    NIAN_STR_INIT("协调发展"), NIAN_STR_INIT("巩固"),
    NIAN_STR_INIT("好转"),     NIAN_STR_INIT("遏制"),
    NIAN_STR_INIT("加快"),     NIAN_STR_INIT("控制在"),
    NIAN_STR_INIT("不低于"),   NIAN_STR_INIT("不高于"),
    NIAN_STR_INIT("高于"),     NIAN_STR_INIT("同步"),
    NIAN_STR_INIT("迈上"),     NIAN_STR_INIT("迈出"),
    NIAN_STR_INIT("跨越"),     NIAN_STR_INIT("拓展"),
    NIAN_STR_INIT("深化"),     NIAN_STR_INIT("落实"),
    NIAN_STR_INIT("普及"),     NIAN_STR_INIT("翻番"),
    NIAN_STR_INIT("翻一番"),   NIAN_STR_INIT("增长"),
    NIAN_STR_INIT("富裕"),     NIAN_STR_INIT("繁荣"),
    NIAN_STR_INIT("和谐"),     NIAN_STR_INIT("安居乐业"),
    NIAN_STR_INIT("应保尽保"), NIAN_STR_INIT("应扶尽扶"),
    NIAN_STR_INIT("应助尽助"), NIAN_STR_INIT("应免尽免"),
    NIAN_STR_INIT("清零"),     NIAN_STR_INIT("见效"),
    NIAN_STR_INIT("延伸"),     NIAN_STR_INIT("不断线"),
    NIAN_STR_INIT("只减不增"), NIAN_STR_INIT("跃上"),
    NIAN_STR_INIT("跃升"),     NIAN_STR_INIT("显现"),
    NIAN_STR_INIT("保障"),     NIAN_STR_INIT("更高"),
    NIAN_STR_INIT("更好"),     NIAN_STR_INIT("更优"),
    NIAN_STR_INIT("更强"),     NIAN_STR_INIT("更美"),
    NIAN_STR_INIT("更足"),     NIAN_STR_INIT("更实"),
    NIAN_STR_INIT("健康发展"), NIAN_STR_INIT("全面发展"),
    NIAN_STR_INIT("平稳"),     NIAN_STR_INIT("稳定在"),
    NIAN_STR_INIT("保持"),     NIAN_STR_INIT("消除"),
    NIAN_STR_INIT("解决"),     NIAN_STR_INIT("转变"),
    NIAN_STR_INIT("升级"),     NIAN_STR_INIT("转型"),
    NIAN_STR_INIT("攻坚战"),   NIAN_STR_INIT("工程"),
    NIAN_STR_INIT("行动"),     NIAN_STR_INIT("计划"),
    NIAN_STR_INIT("完成"),     NIAN_STR_INIT("到位"),
    NIAN_STR_INIT("工资"),     NIAN_STR_INIT("待遇"),
    NIAN_STR_INIT("补助"),
};

bool nian_is_goal(const nian_passage *s)
{
    return nian_has_any(s, goal_duties, COUNT(goal_duties)) ||
           nian_has_any(s, goal_ends, COUNT(goal_ends)) || has_must(s->text);
}

static const nian_str remark_openings[] = {
    NIAN_STR_INIT("这"),           NIAN_STR_INIT("上述"),
    NIAN_STR_INIT("以上这些"),     NIAN_STR_INIT("当前"),
    NIAN_STR_INIT("目前"),         NIAN_STR_INIT("现在"),
    NIAN_STR_INIT("当今"),         NIAN_STR_INIT("今天"),
    NIAN_STR_INIT("综观"),         NIAN_STR_INIT("纵观"),
    NIAN_STR_INIT("总体"),         NIAN_STR_INIT("总的"),
    NIAN_STR_INIT("展望"),         NIAN_STR_INIT("随着"),
    NIAN_STR_INIT("由于"),         NIAN_STR_INIT("尽管"),
    NIAN_STR_INIT("虽然"),         NIAN_STR_INIT("但是"),
    NIAN_STR_INIT("一方面"),       NIAN_STR_INIT("另一方面"),
    NIAN_STR_INIT("只要"),         NIAN_STR_INIT("只有"),
    NIAN_STR_INIT("没有"),         NIAN_STR_INIT("越是"),
    NIAN_STR_INIT("历史"),         NIAN_STR_INIT("实践证明"),
    NIAN_STR_INIT("去年"),         NIAN_STR_INIT("过去"),
    NIAN_STR_INIT("经过"),         NIAN_STR_INIT("同志们"),
    NIAN_STR_INIT("习近平总书记"), NIAN_STR_INIT("党中央"),
    NIAN_STR_INIT("中央"),         NIAN_STR_INIT("国际"),
    NIAN_STR_INIT("国内"),         NIAN_STR_INIT("世界"),
    NIAN_STR_INIT("我国"),         NIAN_STR_INIT("站在"),
    NIAN_STR_INIT("进入新"),       NIAN_STR_INIT("面向"),
    NIAN_STR_INIT("从国"),         NIAN_STR_INIT("从世界"),
    NIAN_STR_INIT("从我"),         NIAN_STR_INIT("从省"),
    NIAN_STR_INIT("从区"),         NIAN_STR_INIT("从全"),
    NIAN_STR_INIT("从外"),         NIAN_STR_INIT("从根本"),
    NIAN_STR_INIT("从长"),         NIAN_STR_INIT("空谈"),
    NIAN_STR_INIT("奋斗"),         NIAN_STR_INIT("大道"),
    NIAN_STR_INIT("征途"),         NIAN_STR_INIT("蓝图"),
    NIAN_STR_INIT("使命"),         NIAN_STR_INIT("信心"),
    NIAN_STR_INIT("民之"),         NIAN_STR_INIT("民生连"),
    NIAN_STR_INIT("为政"),         NIAN_STR_INIT("打铁"),
    NIAN_STR_INIT("实干"),         NIAN_STR_INIT("人不负"),
    NIAN_STR_INIT("有党中央"),     NIAN_STR_INIT("在以习近平"),
    NIAN_STR_INIT("各位"),         NIAN_STR_INIT("新征程"),
    NIAN_STR_INIT("新时代"),       NIAN_STR_INIT("一个"),
    NIAN_STR_INIT("作为"),         NIAN_STR_INIT("无论"),
};

static const nian_str remark_words[] = {
    NIAN_STR_INIT("是为了"),   NIAN_STR_INIT("机遇"),
    NIAN_STR_INIT("挑战"),     NIAN_STR_INIT("形势"),
    NIAN_STR_INIT("意义"),     NIAN_STR_INIT("证明"),
    NIAN_STR_INIT("我们坚信"), NIAN_STR_INIT("我们相信"),
    NIAN_STR_INIT("信心百倍"), NIAN_STR_INIT("必将"),
    NIAN_STR_INIT("一定会"),   NIAN_STR_INIT("一定能"),
    NIAN_STR_INIT("定能"),     NIAN_STR_INIT("前景"),
    NIAN_STR_INIT("艰巨"),     NIAN_STR_INIT("繁重"),
    NIAN_STR_INIT("责任重大"), NIAN_STR_INIT("任重道远"),
    NIAN_STR_INIT("重于泰山"), NIAN_STR_INIT("至关重要"),
    NIAN_STR_INIT("潜力"),     NIAN_STR_INIT("得天独厚"),
    NIAN_STR_INIT("难得"),     NIAN_STR_INIT("复杂"),
    NIAN_STR_INIT("严峻"),     NIAN_STR_INIT("不确定"),
    NIAN_STR_INIT("压力"),     NIAN_STR_INIT("催人奋进"),
    NIAN_STR_INIT("令人"),     NIAN_STR_INIT("吹响"),
    NIAN_STR_INIT("已经"),     NIAN_STR_INIT("曾经"),
    NIAN_STR_INIT("关系到"),   NIAN_STR_INIT("事关"),
    NIAN_STR_INIT("关乎"),     NIAN_STR_INIT("取决于"),
    NIAN_STR_INIT("归根结底"), NIAN_STR_INIT("决定了"),
    NIAN_STR_INIT("意味着"),   NIAN_STR_INIT("说明"),
    NIAN_STR_INIT("表明"),     NIAN_STR_INIT("显示"),
    NIAN_STR_INIT("有利条件"), NIAN_STR_INIT("有利于"),
    NIAN_STR_INIT("不利"),     NIAN_STR_INIT("面临"),
    NIAN_STR_INIT("难题"),     NIAN_STR_INIT("矛盾"),
    NIAN_STR_INIT("薄弱"),     NIAN_STR_INIT("滞后"),
    NIAN_STR_INIT("不足"),     NIAN_STR_INIT("不够"),
    NIAN_STR_INIT("不容"),     NIAN_STR_INIT("偏低"),
    NIAN_STR_INIT("制约"),     NIAN_STR_INIT("考虑"),
    NIAN_STR_INIT("体现了"),   NIAN_STR_INIT("贯彻了"),
    NIAN_STR_INIT("充分考虑"), NIAN_STR_INIT("重要论述"),
    NIAN_STR_INIT("指出"),     NIAN_STR_INIT("强调"),
    NIAN_STR_INIT("生命线"),   NIAN_STR_INIT("永远在路上"),
    NIAN_STR_INIT("源于"),     NIAN_STR_INIT("在于"),
    NIAN_STR_INIT("离不开"),   NIAN_STR_INIT("没有终点"),
    NIAN_STR_INIT("无小事"),   NIAN_STR_INIT("大于"),
    NIAN_STR_INIT("天下"),     NIAN_STR_INIT("人心"),
    NIAN_STR_INIT("民心"),     NIAN_STR_INIT("尊严"),
    NIAN_STR_INIT("承载"),     NIAN_STR_INIT("寄予"),
};

bool nian_is_remark(const nian_passage *passage)
{
    nian_str s = nian_without_label(passage->text);
    nian_str start = nian_str_slice(s, 0, OPENING);
    return nian_str_starts_any(s, remark_openings, COUNT(remark_openings)) ||
           nian_str_has(start, NIAN_STR("是")) ||
           nian_has_any(passage, remark_words, COUNT(remark_words));
}

bool nian_is_view(const nian_passage *s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("我们相信"),
        NIAN_STR_INIT("我们坚信"),
        NIAN_STR_INIT("各位代表，我们相信"),
        NIAN_STR_INIT("各位代表，我们坚信"),
        NIAN_STR_INIT("综观"),
        NIAN_STR_INIT("纵观"),
        NIAN_STR_INIT("总体上看"),
        NIAN_STR_INIT("总的看"),
    };
    static const nian_str ends[] = {
        NIAN_STR_INIT("艰巨而光荣。"), NIAN_STR_INIT("使命光荣。"),
        NIAN_STR_INIT("任务艰巨。"),   NIAN_STR_INIT("至关重要。"),
        NIAN_STR_INIT("意义重大。"),   NIAN_STR_INIT("十分重要。"),
        NIAN_STR_INIT("意义深远。"),   NIAN_STR_INIT("责任重大。"),
        NIAN_STR_INIT("前景广阔。"),   NIAN_STR_INIT("重要意义。"),
        NIAN_STR_INIT("重大意义。"),
    };
    nian_str start = nian_str_slice(s->text, 0, OPENING);
    bool from = nian_str_starts(start, NIAN_STR("从")) &&
                nian_str_has(start, NIAN_STR("看，"));
    return (from || nian_str_starts_any(start, starts, COUNT(starts)) ||
            (nian_str_ends_any(s->text, ends, COUNT(ends)) &&
             !nian_has_figure(s->text))) &&
           !has_must(s->text);
}

/* True within “……”: there it is what others say. */
static bool is_quoted(nian_str s, size_t at)
{
    nian_str before = nian_str_slice(s, 0, at);
    ptrdiff_t open = nian_str_find_last(before, NIAN_STR("“"));
    ptrdiff_t close = nian_str_find_last(before, NIAN_STR("”"));
    return open > close;
}

static const nian_str maxim_ends[] = {
    NIAN_STR_INIT("基础"), NIAN_STR_INIT("关键"),     NIAN_STR_INIT("根本"),
    NIAN_STR_INIT("保证"), NIAN_STR_INIT("保障"),     NIAN_STR_INIT("前提"),
    NIAN_STR_INIT("动力"), NIAN_STR_INIT("源泉"),     NIAN_STR_INIT("脊梁"),
    NIAN_STR_INIT("基石"), NIAN_STR_INIT("支撑"),     NIAN_STR_INIT("之本"),
    NIAN_STR_INIT("之基"), NIAN_STR_INIT("之源"),     NIAN_STR_INIT("之策"),
    NIAN_STR_INIT("之要"), NIAN_STR_INIT("之举"),     NIAN_STR_INIT("之路"),
    NIAN_STR_INIT("之道"), NIAN_STR_INIT("途径"),     NIAN_STR_INIT("选择"),
    NIAN_STR_INIT("要求"), NIAN_STR_INIT("任务"),     NIAN_STR_INIT("责任"),
    NIAN_STR_INIT("职责"), NIAN_STR_INIT("使命"),     NIAN_STR_INIT("优势"),
    NIAN_STR_INIT("所在"), NIAN_STR_INIT("民生"),     NIAN_STR_INIT("大计"),
    NIAN_STR_INIT("大事"), NIAN_STR_INIT("资源"),     NIAN_STR_INIT("环境"),
    NIAN_STR_INIT("举措"), NIAN_STR_INIT("抓手"),     NIAN_STR_INIT("潜力"),
    NIAN_STR_INIT("主体"), NIAN_STR_INIT("体现"),     NIAN_STR_INIT("决策"),
    NIAN_STR_INIT("决定"), NIAN_STR_INIT("现象"),     NIAN_STR_INIT("阶段"),
    NIAN_STR_INIT("时期"), NIAN_STR_INIT("之年"),     NIAN_STR_INIT("一年"),
    NIAN_STR_INIT("出路"), NIAN_STR_INIT("希望"),     NIAN_STR_INIT("灵魂"),
    NIAN_STR_INIT("血脉"), NIAN_STR_INIT("家园"),     NIAN_STR_INIT("财富"),
    NIAN_STR_INIT("屏障"), NIAN_STR_INIT("核心"),     NIAN_STR_INIT("重点"),
    NIAN_STR_INIT("难点"), NIAN_STR_INIT("主线"),     NIAN_STR_INIT("底线"),
    NIAN_STR_INIT("方向"), NIAN_STR_INIT("重托"),     NIAN_STR_INIT("期盼"),
    NIAN_STR_INIT("愿望"), NIAN_STR_INIT("心愿"),     NIAN_STR_INIT("本色"),
    NIAN_STR_INIT("天职"), NIAN_STR_INIT("宗旨"),     NIAN_STR_INIT("力量"),
    NIAN_STR_INIT("引擎"), NIAN_STR_INIT("潜力所在"), NIAN_STR_INIT("生命线"),
    NIAN_STR_INIT("方针"), NIAN_STR_INIT("标志"),     NIAN_STR_INIT("重中之重"),
    NIAN_STR_INIT("命脉"), NIAN_STR_INIT("法宝"),     NIAN_STR_INIT("底气"),
    NIAN_STR_INIT("目的"), NIAN_STR_INIT("内容"),     NIAN_STR_INIT("手段"),
    NIAN_STR_INIT("载体"), NIAN_STR_INIT("窗口"),     NIAN_STR_INIT("平台"),
    NIAN_STR_INIT("纽带"), NIAN_STR_INIT("桥梁"),     NIAN_STR_INIT("产业"),
    NIAN_STR_INIT("杠杆"), NIAN_STR_INIT("产物"),     NIAN_STR_INIT("特征"),
    NIAN_STR_INIT("品格"), NIAN_STR_INIT("工程"),     NIAN_STR_INIT("结果"),
};

static const nian_str maxim_asks[] = {
    NIAN_STR_INIT("必须"),   NIAN_STR_INIT("应当"),   NIAN_STR_INIT("应该"),
    NIAN_STR_INIT("力争"),   NIAN_STR_INIT("确保"),   NIAN_STR_INIT("务必"),
    NIAN_STR_INIT("目标是"), NIAN_STR_INIT("重点是"), NIAN_STR_INIT("今年"),
    NIAN_STR_INIT("一是"),   NIAN_STR_INIT("二是"),   NIAN_STR_INIT("将"),
};

bool nian_is_maxim(const nian_passage *s)
{
    nian_str body = nian_without_label(s->text);
    while (nian_str_cut_end(&body, NIAN_STR("。")) ||
           nian_str_cut_end(&body, NIAN_STR("！")))
        continue;
    ptrdiff_t at = nian_str_find_last(body, NIAN_STR("是"));
    if (at <= 0 || nian_str_starts(body, NIAN_STR("要")) ||
        is_quoted(body, (size_t)at))
        return false;
    return nian_utf8_count(body) <= MAXIM &&
           nian_str_ends_any(body, maxim_ends, COUNT(maxim_ends)) &&
           !nian_has_any(s, maxim_asks, COUNT(maxim_asks)) &&
           !has_must(s->text);
}
