/* The type of a statement: its role in the report, and what its words do. */
#include "extract/extract.h"

#include "document/statement.h"
#include "extract/cues.h"
#include "extract/goals.h"
#include "extract/role.h"
#include "extract/plain.h"
#include "extract/verbs.h"
#include "extract/words.h"
#include "text/text.h"

enum {
    SALUTE_MAX = 8, /* characters */
    LEAD_MAX = 30,
    CREED_MIN = 50
};

static bool has_digit(nian_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_digit(code))
            return true;
    }
    return false;
}

static bool announces(nian_str s)
{
    return nian_str_ends(s, NIAN_STR("：")) ||
           nian_str_has(s, NIAN_STR("以下工作")) ||
           nian_str_has(s, NIAN_STR("以下几"));
}

/* Greetings, thanks, and sentences that only announce what follows. */
static bool is_frame(const nian_passage *passage)
{
    nian_str s = passage->text;
    static const nian_str thanks[] = {
        NIAN_STR_INIT("感谢"),       NIAN_STR_INIT("谢意"),
        NIAN_STR_INIT("崇高敬意"),   NIAN_STR_INIT("崇高的敬意"),
        NIAN_STR_INIT("致敬"),       NIAN_STR_INIT("提出意见"),
        NIAN_STR_INIT("请予审议"),   NIAN_STR_INIT("报告如下"),
        NIAN_STR_INIT("让我们"),     NIAN_STR_INIT("奋斗的结果"),
        NIAN_STR_INIT("归功于"),     NIAN_STR_INIT("根本在于"),
        NIAN_STR_INIT("之所以能"),   NIAN_STR_INIT("来之不易。"),
        NIAN_STR_INIT("来之不易，"), NIAN_STR_INIT("来之不易！"),
        NIAN_STR_INIT("审议，并请"),
    };
    return (!nian_utf8_longer(s, SALUTE_MAX) &&
            nian_str_ends(s, NIAN_STR("！"))) ||
           (!nian_utf8_longer(s, LEAD_MAX) && announces(s) && !has_digit(s)) ||
           nian_has_any(passage, thanks, COUNT(thanks));
}

/* 今年是……关键之年: what year it is. */
static bool names_year(nian_str s)
{
    nian_str start = nian_str_slice(s, 0, 24);
    return (nian_str_has(start, NIAN_STR("年是")) ||
            nian_str_has(start, NIAN_STR("时期是"))) &&
           !nian_str_has(s, NIAN_STR("目标是"));
}

/* …是爬坡过坎的五年, …进程极不平凡: what the years were like. */
static bool sums_up(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("的一年。"), NIAN_STR_INIT("的五年。"),
        NIAN_STR_INIT("之年。"),   NIAN_STR_INIT("不平凡。"),
        NIAN_STR_INIT("不寻常。"), NIAN_STR_INIT("的时期。"),
    };
    return nian_str_ends_any(s, ends, COUNT(ends)) && !nian_has_figure(s);
}

/* 必须坚持…: what the years taught. */
static bool is_lesson(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("必须"),
        NIAN_STR_INIT("只有"),
        NIAN_STR_INIT("我们必须"),
        NIAN_STR_INIT("最重要的是"),
    };
    s = nian_without_label(s);
    return nian_str_starts_any(s, starts, COUNT(starts));
}

/* What a review says something is, unless it is the first or best of all. */
static bool defines(const nian_passage *s)
{
    static const nian_str ranks[] = {
        NIAN_STR_INIT("全国"), NIAN_STR_INIT("全省"), NIAN_STR_INIT("首"),
        NIAN_STR_INIT("最"),   NIAN_STR_INIT("第一"), NIAN_STR_INIT("唯一"),
    };
    return nian_is_maxim(s) && !has_digit(s->text) &&
           !nian_has_any(s, ranks, COUNT(ranks));
}

/* A rule of dashes, or a mark that was torn off its line. */
static bool says_nothing(nian_str s)
{
    while (s.len) {
        uint32_t code;
        s = nian_str_after(s, nian_utf8_next(s, &code));
        if (nian_is_han(code) || nian_is_latin(code))
            return false;
    }
    return true;
}

/* 以……为指导，贯彻落实……精神：what a report professes before it says what
 * was done. */
static bool is_creed(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("为指导"),     NIAN_STR_INIT("为核心的党中央"),
        NIAN_STR_INIT("总体要求是"), NIAN_STR_INIT("指导思想是"),
        NIAN_STR_INIT("会议精神"),
    };
    return nian_has_any(s, words, COUNT(words)) &&
           nian_utf8_longer(s->text, CREED_MIN - 1) &&
           !nian_has_word(s, NIAN_STR("%"));
}

/* Of a gap: what shall be done about all of them. */
static bool faces_gaps(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("正视"),     NIAN_STR_INIT("高度重视"),
        NIAN_STR_INIT("加以解决"), NIAN_STR_INIT("认真解决"),
        NIAN_STR_INIT("切实解决"), NIAN_STR_INIT("努力解决"),
        NIAN_STR_INIT("着力解决"), NIAN_STR_INIT("有力措施"),
        NIAN_STR_INIT("有效措施"), NIAN_STR_INIT("对此，"),
        NIAN_STR_INIT("针对这些"), NIAN_STR_INIT("这些问题"),
        NIAN_STR_INIT("一定要"),   NIAN_STR_INIT("决不辜负"),
        NIAN_STR_INIT("我们将"),   NIAN_STR_INIT("这些难题"),
        NIAN_STR_INIT("这些困难"),
    };
    static const nian_str naming[] = {
        NIAN_STR_INIT("存在"),
        NIAN_STR_INIT("仍有"),
        NIAN_STR_INIT("还有"),
        NIAN_STR_INIT("主要"),
    };
    return !nian_utf8_longer(s->text, CREED_MIN * 2) &&
           !nian_has_any(s, naming, COUNT(naming)) &&
           nian_has_any(s, words, COUNT(words));
}

static bool is_verbal(const nian_verbs *verbs, nian_str s)
{
    for (nian_str clause; nian_clause_next(&s, &clause);)
        if (nian_is_verbal(verbs, clause))
            return true;
    return false;
}

/* A thing comes first, and somebody acts on it all the same. */
static bool is_acted_on(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("深入推进"), NIAN_STR_INIT("加快推进"),
        NIAN_STR_INIT("扎实推进"), NIAN_STR_INIT("持续推进"),
        NIAN_STR_INIT("加快建设"), NIAN_STR_INIT("深入实施"),
        NIAN_STR_INIT("全面实施"), NIAN_STR_INIT("进一步加强"),
        NIAN_STR_INIT("不断加强"), NIAN_STR_INIT("启用"),
        NIAN_STR_INIT("投入使用"), NIAN_STR_INIT("建成"),
        NIAN_STR_INIT("落成"),     NIAN_STR_INIT("开园"),
        NIAN_STR_INIT("开馆"),     NIAN_STR_INIT("开工"),
        NIAN_STR_INIT("投产"),     NIAN_STR_INIT("运营"),
        NIAN_STR_INIT("通车"),     NIAN_STR_INIT("新建"),
        NIAN_STR_INIT("新增减税"), NIAN_STR_INIT("全面推开"),
        NIAN_STR_INIT("全面展开"), NIAN_STR_INIT("提高到每人"),
        NIAN_STR_INIT("出台"),     NIAN_STR_INIT("审核"),
        NIAN_STR_INIT("制发"),     NIAN_STR_INIT("印发"),
        NIAN_STR_INIT("举办"),     NIAN_STR_INIT("设立"),
        NIAN_STR_INIT("办理"),     NIAN_STR_INIT("受理"),
        NIAN_STR_INIT("组织"),     NIAN_STR_INIT("开展"),
        NIAN_STR_INIT("推出"),     NIAN_STR_INIT("选派"),
        NIAN_STR_INIT("安排"),     NIAN_STR_INIT("配发"),
        NIAN_STR_INIT("发放"),     NIAN_STR_INIT("查处"),
        NIAN_STR_INIT("引进"),     NIAN_STR_INIT("修订"),
        NIAN_STR_INIT("聘请"),     NIAN_STR_INIT("签订"),
        NIAN_STR_INIT("抽查"),     NIAN_STR_INIT("废止"),
        NIAN_STR_INIT("兑现"),     NIAN_STR_INIT("接待"),
        NIAN_STR_INIT("公示"),     NIAN_STR_INIT("列入"),
        NIAN_STR_INIT("纳入"),     NIAN_STR_INIT("推广"),
        NIAN_STR_INIT("挂牌"),     NIAN_STR_INIT("移送"),
        NIAN_STR_INIT("督促"),     NIAN_STR_INIT("讨回"),
        NIAN_STR_INIT("配齐"),     NIAN_STR_INIT("铺开"),
        NIAN_STR_INIT("推行"),     NIAN_STR_INIT("实行"),
        NIAN_STR_INIT("上线"),     NIAN_STR_INIT("扩围"),
        NIAN_STR_INIT("立案"),     NIAN_STR_INIT("落地"),
        NIAN_STR_INIT("整改"),     NIAN_STR_INIT("接入"),
        NIAN_STR_INIT("制定"),     NIAN_STR_INIT("组建"),
        NIAN_STR_INIT("启动"),     NIAN_STR_INIT("成立"),
        NIAN_STR_INIT("发布"),     NIAN_STR_INIT("拨付"),
        NIAN_STR_INIT("下达"),     NIAN_STR_INIT("承办"),
        NIAN_STR_INIT("公布"),     NIAN_STR_INIT("完成"),
        NIAN_STR_INIT("合龙"),     NIAN_STR_INIT("封顶"),
        NIAN_STR_INIT("聘用"),     NIAN_STR_INIT("选聘"),
        NIAN_STR_INIT("补建"),     NIAN_STR_INIT("全部办结"),
        NIAN_STR_INIT("全部办复"), NIAN_STR_INIT("全部竣工"),
        NIAN_STR_INIT("完工"),     NIAN_STR_INIT("投运"),
        NIAN_STR_INIT("交付"),     NIAN_STR_INIT("批复"),
        NIAN_STR_INIT("纠正"),     NIAN_STR_INIT("演练"),
        NIAN_STR_INIT("轮训"),     NIAN_STR_INIT("列席"),
        NIAN_STR_INIT("提交"),     NIAN_STR_INIT("开诊"),
        NIAN_STR_INIT("开业"),     NIAN_STR_INIT("打通"),
        NIAN_STR_INIT("修复"),     NIAN_STR_INIT("互认"),
        NIAN_STR_INIT("拓展到"),   NIAN_STR_INIT("扩展到"),
        NIAN_STR_INIT("延伸到"),   NIAN_STR_INIT("派驻"),
        NIAN_STR_INIT("抽调"),     NIAN_STR_INIT("入驻"),
    };
    return nian_has_any(s, words, COUNT(words));
}

static bool is_promise(const nian_verbs *verbs, const nian_passage *passage)
{
    nian_str s = passage->text;
    if (is_verbal(verbs, s) || has_digit(s) || is_acted_on(passage) ||
        nian_str_ends(s, NIAN_STR("；")))
        return true;
    for (nian_str clause; nian_clause_next(&s, &clause);)
        if (nian_modal_length(clause))
            return true;
    return nian_is_goal(passage) && !nian_is_remark(passage);
}

static nian_type type_of_done(const nian_verbs *verbs, const nian_passage *s)
{
    if (nian_admits(s))
        return NIAN_TYPE_SHORTFALL;
    if (is_creed(s) || is_lesson(s->text) || defines(s))
        return NIAN_TYPE_CONTEXT;
    return is_verbal(verbs, s->text) || is_acted_on(s) ? NIAN_TYPE_ACTION
                                                       : NIAN_TYPE_RESULT;
}

/* Some parts of a plan first tell of last year: what was done with figures
 * is an action there too, the rest leads to the plan. */
static nian_type type_of_plan(const nian_verbs *verbs, const nian_passage *s)
{
    if (nian_admits(s) && !nian_has_word(s, NIAN_STR("要")))
        return NIAN_TYPE_SHORTFALL;
    if (is_creed(s) || nian_is_maxim(s) || !is_promise(verbs, s))
        return NIAN_TYPE_CONTEXT;
    if (!nian_tells_past(s))
        return NIAN_TYPE_PLAN;
    return nian_has_figure(s->text) ? type_of_done(verbs, s)
                                    : NIAN_TYPE_CONTEXT;
}

static nian_type type_of(const nian_verbs *verbs, const nian_passage *s,
                         nian_role role)
{
    if (is_frame(s) || names_year(s->text) || sums_up(s->text) ||
        says_nothing(s->text) || (role != NIAN_ROLE_PROBLEM && nian_is_view(s)))
        return NIAN_TYPE_CONTEXT;
    switch (role) {
    case NIAN_ROLE_PROBLEM:
        return faces_gaps(s) ? NIAN_TYPE_CONTEXT : NIAN_TYPE_SHORTFALL;
    case NIAN_ROLE_PLAN:
        return type_of_plan(verbs, s);
    case NIAN_ROLE_DONE:
        return type_of_done(verbs, s);
    case NIAN_ROLE_FRAME:
        break;
    }
    return NIAN_TYPE_CONTEXT;
}

void nian_classify(const nian_report *report, nian_statement *statements)
{
    nian_arena arena = {0};
    nian_report plain;
    nian_plain_make(&plain, report, &arena);
    nian_statement *copies =
        nian_new_array(&arena, nian_statement, report->statement_count);
    for (size_t i = 0; i < report->statement_count; i++)
        copies[i] = plain.statements[i];
    plain.statements = copies;
    nian_passage *passages =
        nian_new_array(&arena, nian_passage, report->statement_count);
    for (size_t i = 0; i < report->statement_count; i++)
        passages[i] = nian_passage_of(copies[i].text);
    const nian_verbs *verbs = nian_verbs_make(&arena);
    nian_roles_find(&plain, passages, copies);
    for (size_t i = 0; i < report->statement_count; i++) {
        statements[i].role = copies[i].role;
        statements[i].type = type_of(verbs, &passages[i], copies[i].role);
    }
    nian_arena_free(&arena);
}
