/* From a run of characters that two texts share to the phrases in it. */
#include "align/terms.h"

#include "text/text.h"

enum {
    PHRASE_LEAST = 2,
    PHRASE_MOST = 20
};

/* What opens many phrases and names nothing. */
static const nian_str openers[] = {
    NIAN_STR_INIT("进一步"), NIAN_STR_INIT("全面"),   NIAN_STR_INIT("深入"),
    NIAN_STR_INIT("持续"),   NIAN_STR_INIT("积极"),   NIAN_STR_INIT("大力"),
    NIAN_STR_INIT("加快"),   NIAN_STR_INIT("加强"),   NIAN_STR_INIT("推进"),
    NIAN_STR_INIT("推动"),   NIAN_STR_INIT("完善"),   NIAN_STR_INIT("健全"),
    NIAN_STR_INIT("深化"),   NIAN_STR_INIT("强化"),   NIAN_STR_INIT("提升"),
    NIAN_STR_INIT("提高"),   NIAN_STR_INIT("促进"),   NIAN_STR_INIT("实施"),
    NIAN_STR_INIT("开展"),   NIAN_STR_INIT("建立"),   NIAN_STR_INIT("坚持"),
    NIAN_STR_INIT("落实"),   NIAN_STR_INIT("扎实"),   NIAN_STR_INIT("做好"),
    NIAN_STR_INIT("优化"),   NIAN_STR_INIT("扩大"),   NIAN_STR_INIT("实现"),
    NIAN_STR_INIT("完成"),   NIAN_STR_INIT("达到"),   NIAN_STR_INIT("增长"),
    NIAN_STR_INIT("继续"),   NIAN_STR_INIT("切实"),   NIAN_STR_INIT("着力"),
    NIAN_STR_INIT("努力"),   NIAN_STR_INIT("抓好"),   NIAN_STR_INIT("搞好"),
    NIAN_STR_INIT("办好"),   NIAN_STR_INIT("取得"),   NIAN_STR_INIT("确保"),
    NIAN_STR_INIT("力争"),   NIAN_STR_INIT("重点"),   NIAN_STR_INIT("稳步"),
    NIAN_STR_INIT("认真"),   NIAN_STR_INIT("严格"),   NIAN_STR_INIT("坚决"),
    NIAN_STR_INIT("不断"),   NIAN_STR_INIT("新增"),   NIAN_STR_INIT("全年"),
    NIAN_STR_INIT("今年"),   NIAN_STR_INIT("我们"),   NIAN_STR_INIT("其中"),
    NIAN_STR_INIT("我省"),   NIAN_STR_INIT("我市"),   NIAN_STR_INIT("我区"),
    NIAN_STR_INIT("全省"),   NIAN_STR_INIT("全市"),   NIAN_STR_INIT("全区"),
    NIAN_STR_INIT("年末"),   NIAN_STR_INIT("预计"),   NIAN_STR_INIT("一批"),
    NIAN_STR_INIT("进行"),   NIAN_STR_INIT("形成"),   NIAN_STR_INIT("加大"),
    NIAN_STR_INIT("有序"),   NIAN_STR_INIT("有效"),   NIAN_STR_INIT("围绕"),
    NIAN_STR_INIT("启动"),   NIAN_STR_INIT("统筹"),   NIAN_STR_INIT("组织"),
    NIAN_STR_INIT("必须"),   NIAN_STR_INIT("特别"),   NIAN_STR_INIT("突出"),
    NIAN_STR_INIT("狠抓"),   NIAN_STR_INIT("分别"),   NIAN_STR_INIT("各项"),
    NIAN_STR_INIT("各类"),   NIAN_STR_INIT("比上年"), NIAN_STR_INIT("同比"),
    NIAN_STR_INIT("下降"),   NIAN_STR_INIT("按照"),   NIAN_STR_INIT("通过"),
    NIAN_STR_INIT("成功"),   NIAN_STR_INIT("一是"),   NIAN_STR_INIT("二是"),
    NIAN_STR_INIT("三是"),   NIAN_STR_INIT("四是"),   NIAN_STR_INIT("五是"),
    NIAN_STR_INIT("六是"),   NIAN_STR_INIT("七是"),   NIAN_STR_INIT("八是"),
    NIAN_STR_INIT("九是"),   NIAN_STR_INIT("十是"),   NIAN_STR_INIT("的"),
};
/* The same, but these are nouns as well: 建设用地, 发展规划. */
static const nian_str noun_openers[] = {
    NIAN_STR_INIT("建设"), NIAN_STR_INIT("发展"), NIAN_STR_INIT("支持"),
    NIAN_STR_INIT("新建"), NIAN_STR_INIT("改革"), NIAN_STR_INIT("建成"),
};
static const nian_str closers[] = {
    NIAN_STR_INIT("工作"),   NIAN_STR_INIT("达到"), NIAN_STR_INIT("增长"),
    NIAN_STR_INIT("完成"),   NIAN_STR_INIT("实现"), NIAN_STR_INIT("推进"),
    NIAN_STR_INIT("进一步"), NIAN_STR_INIT("取得"), NIAN_STR_INIT("明显"),
    NIAN_STR_INIT("全面"),   NIAN_STR_INIT("分别"), NIAN_STR_INIT("继续"),
    NIAN_STR_INIT("比上年"), NIAN_STR_INIT("上年"), NIAN_STR_INIT("得到"),
    NIAN_STR_INIT("以上"),   NIAN_STR_INIT("左右"), NIAN_STR_INIT("顺利"),
    NIAN_STR_INIT("加快"),   NIAN_STR_INIT("不断"), NIAN_STR_INIT("稳步"),
    NIAN_STR_INIT("超过"),   NIAN_STR_INIT("同比"), NIAN_STR_INIT("提高"),
    NIAN_STR_INIT("重点"),   NIAN_STR_INIT("力度"), NIAN_STR_INIT("步伐"),
    NIAN_STR_INIT("下降"),   NIAN_STR_INIT("提升"), NIAN_STR_INIT("有效"),
    NIAN_STR_INIT("实施"),   NIAN_STR_INIT("扎实"), NIAN_STR_INIT("深入"),
    NIAN_STR_INIT("作为"),   NIAN_STR_INIT("特别"), NIAN_STR_INIT("控制"),
    NIAN_STR_INIT("的"),     NIAN_STR_INIT("等"),   NIAN_STR_INIT("和"),
    NIAN_STR_INIT("与"),     NIAN_STR_INIT("及"),   NIAN_STR_INIT("进行"),
    NIAN_STR_INIT("积极"),
};

/* Words of one character that part two phrases. */
static const nian_str breakers[] = {
    NIAN_STR_INIT("的"), NIAN_STR_INIT("了"), NIAN_STR_INIT("为"),
    NIAN_STR_INIT("以"), NIAN_STR_INIT("在"), NIAN_STR_INIT("把"),
    NIAN_STR_INIT("将"), NIAN_STR_INIT("对"), NIAN_STR_INIT("从"),
    NIAN_STR_INIT("由"), NIAN_STR_INIT("使"), NIAN_STR_INIT("让"),
    NIAN_STR_INIT("并"), NIAN_STR_INIT("于"), NIAN_STR_INIT("要"),
    NIAN_STR_INIT("是"), NIAN_STR_INIT("等"), NIAN_STR_INIT("比"),
    NIAN_STR_INIT("向"), NIAN_STR_INIT("被"), NIAN_STR_INIT("到"),
};

/* Words of one character that belong to a name at its beginning … */
static const nian_str heads[] = {
    NIAN_STR_INIT("非"), NIAN_STR_INIT("无"), NIAN_STR_INIT("零"),
    NIAN_STR_INIT("双"), NIAN_STR_INIT("大"), NIAN_STR_INIT("小"),
    NIAN_STR_INIT("高"), NIAN_STR_INIT("低"), NIAN_STR_INIT("老"),
    NIAN_STR_INIT("反"), NIAN_STR_INIT("防"), NIAN_STR_INIT("副"),
    NIAN_STR_INIT("水"), NIAN_STR_INIT("农"), NIAN_STR_INIT("林"),
    NIAN_STR_INIT("党"), NIAN_STR_INIT("多"), NIAN_STR_INIT("单"),
    NIAN_STR_INIT("软"), NIAN_STR_INIT("硬"), NIAN_STR_INIT("智"),
    NIAN_STR_INIT("云"), NIAN_STR_INIT("打"), NIAN_STR_INIT("治"),
    NIAN_STR_INIT("禁"), NIAN_STR_INIT("东"), NIAN_STR_INIT("南"),
    NIAN_STR_INIT("西"), NIAN_STR_INIT("北"), NIAN_STR_INIT("总"),
};
/* … and at its end. */
static const nian_str tails[] = {
    NIAN_STR_INIT("率"), NIAN_STR_INIT("额"), NIAN_STR_INIT("量"),
    NIAN_STR_INIT("值"), NIAN_STR_INIT("数"), NIAN_STR_INIT("群"),
    NIAN_STR_INIT("带"), NIAN_STR_INIT("区"), NIAN_STR_INIT("省"),
    NIAN_STR_INIT("市"), NIAN_STR_INIT("县"), NIAN_STR_INIT("镇"),
    NIAN_STR_INIT("乡"), NIAN_STR_INIT("村"), NIAN_STR_INIT("路"),
    NIAN_STR_INIT("桥"), NIAN_STR_INIT("港"), NIAN_STR_INIT("站"),
    NIAN_STR_INIT("厂"), NIAN_STR_INIT("院"), NIAN_STR_INIT("校"),
    NIAN_STR_INIT("所"), NIAN_STR_INIT("局"), NIAN_STR_INIT("会"),
    NIAN_STR_INIT("党"), NIAN_STR_INIT("法"), NIAN_STR_INIT("权"),
    NIAN_STR_INIT("税"), NIAN_STR_INIT("费"), NIAN_STR_INIT("险"),
    NIAN_STR_INIT("病"), NIAN_STR_INIT("房"), NIAN_STR_INIT("水"),
    NIAN_STR_INIT("电"), NIAN_STR_INIT("气"), NIAN_STR_INIT("煤"),
    NIAN_STR_INIT("林"), NIAN_STR_INIT("田"), NIAN_STR_INIT("草"),
    NIAN_STR_INIT("湖"), NIAN_STR_INIT("河"), NIAN_STR_INIT("江"),
    NIAN_STR_INIT("山"), NIAN_STR_INIT("海"), NIAN_STR_INIT("业"),
    NIAN_STR_INIT("户"), NIAN_STR_INIT("型"), NIAN_STR_INIT("制"),
    NIAN_STR_INIT("化"), NIAN_STR_INIT("网"), NIAN_STR_INIT("库"),
    NIAN_STR_INIT("园"), NIAN_STR_INIT("馆"), NIAN_STR_INIT("城"),
    NIAN_STR_INIT("岛"), NIAN_STR_INIT("线"), NIAN_STR_INIT("段"),
    NIAN_STR_INIT("级"), NIAN_STR_INIT("类"), NIAN_STR_INIT("案"),
    NIAN_STR_INIT("点"), NIAN_STR_INIT("产"), NIAN_STR_INIT("品"),
    NIAN_STR_INIT("性"), NIAN_STR_INIT("力"), NIAN_STR_INIT("度"),
    NIAN_STR_INIT("人"), NIAN_STR_INIT("员"), NIAN_STR_INIT("师"),
    NIAN_STR_INIT("生"), NIAN_STR_INIT("州"), NIAN_STR_INIT("国"),
    NIAN_STR_INIT("船"), NIAN_STR_INIT("车"), NIAN_STR_INIT("机"),
    NIAN_STR_INIT("观"), NIAN_STR_INIT("史"), NIAN_STR_INIT("学"),
};

#define IS_ANY(word, table)                                                    \
    nian_str_is_any(word, table, sizeof(table) / sizeof *(table))

/* Scales of a figure: 万, 亿, 千, 百, 余, 多, 几. */
static const uint16_t scales[] = {0x4E07, 0x4EBF, 0x5343, 0x767E,
                                  0x4F59, 0x591A, 0x51E0};

bool nian_is_letter(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code) ||
           (code >= 0xC0 && code < 0x2000);
}

bool nian_is_in_word(uint32_t code)
{
    return nian_is_letter(code) || nian_is_digit(code) || code == '+' ||
           code == '-' || code == '.' || code == '%' || code == 0xB7;
}

static bool is_figure(uint32_t code)
{
    return nian_is_digit(code) || code == '.' || code == ',' || code == '%' ||
           code == 0xFF05;
}

/* One run under way; what is left of it. */
typedef struct reading {
    const nian_spelled *before, *after;
    nian_shared span;
} reading;

static bool is_border(const reading *r, uint32_t at)
{
    return r->before->begins[r->span.before + at] &&
           r->after->begins[r->span.after + at];
}

static uint32_t code_at(const reading *r, uint32_t at)
{
    return r->after->codes[r->span.after + at];
}

static nian_str part(const reading *r, uint32_t begin, uint32_t end)
{
    return nian_str_slice(r->after->text, r->after->at[r->span.after + begin],
                          r->after->at[r->span.after + end]);
}

static void cut_start(reading *r, uint32_t count)
{
    r->span.before += count;
    r->span.after += count;
    r->span.length -= count;
}

/* Length of the first word, and where the last one begins. */
static uint32_t first_word(const reading *r)
{
    uint32_t end = 1;
    while (end < r->span.length && !is_border(r, end))
        end++;
    return end;
}

static uint32_t last_word(const reading *r)
{
    uint32_t begin = r->span.length - 1;
    while (begin && !is_border(r, begin))
        begin--;
    return begin;
}

/* To whole words in both texts. */
static void snap(reading *r)
{
    uint32_t begin = 0;
    while (begin < r->span.length && !is_border(r, begin))
        begin++;
    cut_start(r, begin);
    while (r->span.length && !is_border(r, r->span.length))
        r->span.length--;
}

static bool follows_figure(const nian_spelled *l, uint32_t at)
{
    return at && is_figure(l->codes[at - 1]);
}

static bool precedes_figure(const nian_spelled *l, uint32_t end)
{
    return end < l->count && is_figure(l->codes[end]);
}

static bool is_scale(uint32_t code)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (scales[i] == code)
            return true;
    return false;
}

/* Half a figure says nothing, nor does the unit of one that differs: 00多张
 * of 4500多张 and 3400多张. */
static void cut_figures(reading *r)
{
    bool behind = follows_figure(r->before, r->span.before) ||
                  follows_figure(r->after, r->span.after);
    uint32_t cut = 0;
    while (behind && cut < r->span.length && is_figure(code_at(r, cut)))
        cut++;
    while (behind && cut < r->span.length && is_scale(code_at(r, cut)))
        cut++;
    cut_start(r, cut);
    if (behind && r->span.length)
        cut_start(r, first_word(r));
    while (r->span.length && is_figure(code_at(r, r->span.length - 1)))
        r->span.length--;
    bool before = precedes_figure(r->before, r->span.before + r->span.length);
    bool after = precedes_figure(r->after, r->span.after + r->span.length);
    while ((before || after) && r->span.length &&
           nian_is_latin(code_at(r, r->span.length - 1)))
        r->span.length--; /* M of M2 */
}

static uint32_t opener_length(const reading *r)
{
    nian_str s = part(r, 0, r->span.length);
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (nian_str_starts(s, openers[i]))
            return (uint32_t)nian_utf8_count(openers[i]);
    for (size_t i = 0; i < sizeof noun_openers / sizeof *noun_openers; i++)
        if (r->span.length >= 6 && nian_str_starts(s, noun_openers[i]))
            return (uint32_t)nian_utf8_count(noun_openers[i]);
    return 0;
}

static uint32_t closer_length(const reading *r)
{
    nian_str s = part(r, 0, r->span.length);
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (nian_str_ends(s, closers[i]))
            return (uint32_t)nian_utf8_count(closers[i]);
    return 0;
}

static void trim_start(reading *r)
{
    while (r->span.length >= PHRASE_LEAST) {
        uint32_t word = first_word(r);
        uint32_t cut = opener_length(r);
        if (!cut && word == 1 && nian_is_han(code_at(r, 0)) &&
            !IS_ANY(part(r, 0, 1), heads))
            cut = 1;
        if (!cut || (cut > 1 && !is_border(r, cut)))
            return;
        cut_start(r, cut);
    }
}

static void trim_end(reading *r)
{
    while (r->span.length >= PHRASE_LEAST) {
        uint32_t begin = last_word(r);
        uint32_t cut = closer_length(r);
        if (!cut && begin + 1 == r->span.length &&
            nian_is_han(code_at(r, begin)) &&
            !IS_ANY(part(r, begin, begin + 1), tails))
            cut = 1;
        if (!cut || (cut > 1 && !is_border(r, r->span.length - cut)))
            return;
        r->span.length -= cut;
    }
}

/* A phrase too long to be said ends with the last word that fits. */
static void add_phrase(nian_shareds *out, nian_arena *arena, reading r)
{
    trim_start(&r);
    if (r.span.length > PHRASE_MOST) {
        r.span.length = PHRASE_MOST;
        while (r.span.length && !is_border(&r, r.span.length))
            r.span.length--;
    }
    trim_end(&r);
    trim_start(&r);
    if (r.span.length >= PHRASE_LEAST)
        vec_push(arena, out, r.span);
}

void nian_shared_read(nian_shareds *out, nian_arena *arena,
                      const nian_spelled *before, const nian_spelled *after,
                      nian_shared run)
{
    reading r = {before, after, run};
    snap(&r);
    cut_figures(&r);
    while (r.span.length >= PHRASE_LEAST) {
        uint32_t end = 0;
        uint32_t next = 0;
        while (next < r.span.length) {
            reading rest = r;
            end = next;
            cut_start(&rest, end);
            next = end + first_word(&rest);
            if (next == end + 1 && IS_ANY(part(&r, end, next), breakers))
                break;
            end = next;
        }
        reading piece = r;
        piece.span.length = end;
        if (end >= PHRASE_LEAST)
            add_phrase(out, arena, piece);
        cut_start(&r, next);
    }
}
