/* Names are found by their last words (省, 市, 局, 委 …): no list of places
 * would hold for one that nobody has read yet. */
#include "document/issuer.h"

#include "document/furniture.h"
#include "document/kind.h"
#include "document/statement.h"
#include "text/text.h"

enum {
    NAME_MIN = 2, /* characters before 省 or 市 */
    NAME_MAX = 9, /* 新疆维吾尔自治区 has 7 before 区 */
    OFFICE_MAX = 14
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const nian_str empty = {NULL, 0};

static bool is_unit(uint32_t code)
{
    switch (code) {
    case 0x7701: /* 省 */
    case 0x5E02: /* 市 */
    case 0x53BF: /* 县 */
    case 0x533A: /* 区 */
    case 0x5DDE: /* 州 */
    case 0x76DF: /* 盟 */
    case 0x65D7: /* 旗 */
    case 0x9547: /* 镇 */
    case 0x4E61: /* 乡 */
        return true;
    default:
        return false;
    }
}

/* Words that no name of a place holds. */
static bool breaks_name(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("关于"), NIAN_STR_INIT("人民"), NIAN_STR_INIT("政府"),
        NIAN_STR_INIT("工作"), NIAN_STR_INIT("报告"), NIAN_STR_INIT("建设"),
        NIAN_STR_INIT("中共"), NIAN_STR_INIT("我"),   NIAN_STR_INIT("本"),
        NIAN_STR_INIT("全"),   NIAN_STR_INIT("在"),   NIAN_STR_INIT("的"),
        NIAN_STR_INIT("和"),   NIAN_STR_INIT("第"),   NIAN_STR_INIT("年"),
        NIAN_STR_INIT("各"),   NIAN_STR_INIT("以"),   NIAN_STR_INIT("代表"),
        NIAN_STR_INIT("对"),   NIAN_STR_INIT("为"),   NIAN_STR_INIT("是"),
        NIAN_STR_INIT("中国"), NIAN_STR_INIT("中华"), NIAN_STR_INIT("日"),
        NIAN_STR_INIT("月"),   NIAN_STR_INIT("两"),   NIAN_STR_INIT("委"),
        NIAN_STR_INIT("与"),   NIAN_STR_INIT("及"),
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_starts(s, words[i]))
            return true;
    return false;
}

/* 市场, 区域, 省长: the unit is the start of another word. */
static bool makes_word(nian_str rest)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("场"), NIAN_STR_INIT("域"), NIAN_STR_INIT("级"),
        NIAN_STR_INIT("长"), NIAN_STR_INIT("内"), NIAN_STR_INIT("外"),
        NIAN_STR_INIT("里"), NIAN_STR_INIT("村"), NIAN_STR_INIT("民"),
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_starts(rest, words[i]))
            return true;
    return false;
}

/* The length of one name with its unit at the start of `s`, or 0. */
static size_t read_unit(nian_str s)
{
    size_t at = 0;
    for (size_t chars = 0; at < s.len && chars <= NAME_MAX; chars++) {
        nian_str rest = nian_str_after(s, at);
        uint32_t code;
        size_t len = nian_utf8_next(rest, &code);
        if (!nian_is_han(code) || breaks_name(rest))
            return 0;
        bool prefecture = code == 0x5DDE && chars < NAME_MIN;
        if (is_unit(code) && chars > 0 && !prefecture) {
            nian_str name = nian_str_slice(s, 0, at);
            bool generic = nian_str_equal(name, NIAN_STR("自治")) ||
                           nian_str_equal(name, NIAN_STR("特别行政"));
            bool whole = !makes_word(nian_str_after(s, at + len));
            if (chars >= NAME_MIN - (code == 0x53BF) && !generic && whole)
                return at + len;
        }
        at += len;
    }
    return 0;
}

/* Nouns and verbs of reports that stand where names of places do: 美丽乡村,
 * 各地区, 产业园区, 大城市, 推进省.  The first table holds characters that
 * names of places do without. */
static bool is_common(nian_str stem)
{
    static const nian_str never = NIAN_STR_INIT(
        "推程经创提升加快实完环境消障试战略质量管监督权制度政策产业企投"
        "技教育疗社服务网络输校设改革民体系效能稳就收增持续统筹促优机构"
        "组织领导责标准规范指格局型式模类级医项目更已将要使让把被从向"
        "后各个性度字显题游断受按办意识思想才享据险取备援得岸");
    static const nian_str words[] = {
        NIAN_STR_INIT("水平"), NIAN_STR_INIT("城市"), NIAN_STR_INIT("生态"),
        NIAN_STR_INIT("地方"), NIAN_STR_INIT("工作"), NIAN_STR_INIT("家园"),
        NIAN_STR_INIT("乡村"), NIAN_STR_INIT("校园"), NIAN_STR_INIT("文化"),
        NIAN_STR_INIT("生活"), NIAN_STR_INIT("安全"), NIAN_STR_INIT("科技"),
        NIAN_STR_INIT("合作"), NIAN_STR_INIT("建成"), NIAN_STR_INIT("强国"),
        NIAN_STR_INIT("强省"), NIAN_STR_INIT("发展"), NIAN_STR_INIT("小康"),
        NIAN_STR_INIT("重点"), NIAN_STR_INIT("重大"), NIAN_STR_INIT("食品"),
        NIAN_STR_INIT("农村"), NIAN_STR_INIT("农业"), NIAN_STR_INIT("工业"),
        NIAN_STR_INIT("高地"), NIAN_STR_INIT("屏障"), NIAN_STR_INIT("银行"),
        NIAN_STR_INIT("进一"), NIAN_STR_INIT("文明"), NIAN_STR_INIT("化工"),
        NIAN_STR_INIT("矿山"), NIAN_STR_INIT("村镇"), NIAN_STR_INIT("城镇"),
        NIAN_STR_INIT("河湖"), NIAN_STR_INIT("村牧"), NIAN_STR_INIT("深化"),
        NIAN_STR_INIT("强化"), NIAN_STR_INIT("优化"), NIAN_STR_INIT("亮化"),
    };
    static const nian_str ends[] = {
        NIAN_STR_INIT("城"), NIAN_STR_INIT("都"), NIAN_STR_INIT("辖"),
        NIAN_STR_INIT("地"), NIAN_STR_INIT("园"), NIAN_STR_INIT("灾"),
        NIAN_STR_INIT("特"), NIAN_STR_INIT("景"), NIAN_STR_INIT("片"),
        NIAN_STR_INIT("发"), NIAN_STR_INIT("验"), NIAN_STR_INIT("易"),
        NIAN_STR_INIT("税"), NIAN_STR_INIT("贸"), NIAN_STR_INIT("治"),
        NIAN_STR_INIT("街"), NIAN_STR_INIT("库"), NIAN_STR_INIT("矿"),
        NIAN_STR_INIT("作"), NIAN_STR_INIT("上"), NIAN_STR_INIT("超"),
        NIAN_STR_INIT("股"), NIAN_STR_INIT("入"), NIAN_STR_INIT("楼"),
        NIAN_STR_INIT("村"), NIAN_STR_INIT("会"), NIAN_STR_INIT("展"),
        NIAN_STR_INIT("活"), NIAN_STR_INIT("国"), NIAN_STR_INIT("家"),
        NIAN_STR_INIT("院"), NIAN_STR_INIT("心"), NIAN_STR_INIT("高"),
        NIAN_STR_INIT("位"), NIAN_STR_INIT("小"), NIAN_STR_INIT("力"),
        NIAN_STR_INIT("保"), NIAN_STR_INIT("府"), NIAN_STR_INIT("了"),
        NIAN_STR_INIT("强"), NIAN_STR_INIT("护"), NIAN_STR_INIT("农"),
        NIAN_STR_INIT("大"), NIAN_STR_INIT("好"),
    };
    static const nian_str starts[] = {
        NIAN_STR_INIT("省"), NIAN_STR_INIT("市"), NIAN_STR_INIT("县"),
        NIAN_STR_INIT("区"), NIAN_STR_INIT("州"), NIAN_STR_INIT("与"),
        NIAN_STR_INIT("及"), NIAN_STR_INIT("等"), NIAN_STR_INIT("跨"),
        NIAN_STR_INIT("外"), NIAN_STR_INIT("多"), NIAN_STR_INIT("一"),
        NIAN_STR_INIT("发"), NIAN_STR_INIT("生"), NIAN_STR_INIT("农"),
        NIAN_STR_INIT("共"), NIAN_STR_INIT("化"),
    };
    for (size_t at = 0; at < stem.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(stem, at), &code);
        if (nian_str_has(never, nian_str_slice(stem, at, at + len)))
            return true;
        at += len;
    }
    return nian_str_ends_any(stem, ends, COUNT(ends)) ||
           nian_str_starts_any(stem, starts, COUNT(starts)) ||
           nian_str_has_any(stem, words, COUNT(words));
}

bool nian_place_likely(nian_str stem, nian_str rest)
{
    for (size_t at = 0; at < stem.len;) {
        uint32_t code;
        nian_str here = nian_str_after(stem, at);
        size_t len = nian_utf8_next(here, &code);
        if (!nian_is_han(code) || breaks_name(here))
            return false;
        at += len;
    }
    return stem.len > 0 && !is_common(stem) && !makes_word(rest);
}

nian_str nian_place_read(nian_str s)
{
    size_t at = 0;
    for (int depth = 0; depth < 4; depth++) {
        size_t len = read_unit(nian_str_after(s, at));
        if (len == 0)
            break;
        at += len;
    }
    return nian_str_slice(s, 0, at);
}

static bool ends_name(nian_str rest)
{
    uint32_t code = 0;
    if (rest.len)
        nian_utf8_next(rest, &code);
    return !nian_is_han(code) || nian_kind_starts(rest) ||
           nian_str_starts(rest, NIAN_STR("关于")) ||
           nian_str_starts(rest, NIAN_STR("文件"));
}

/* What follows a place up to a year or the kind of report. */
static nian_str office_after(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("人大常委会"), NIAN_STR_INIT("委员会"),
        NIAN_STR_INIT("办公室"),     NIAN_STR_INIT("办公厅"),
        NIAN_STR_INIT("法院"),       NIAN_STR_INIT("检察院"),
        NIAN_STR_INIT("局"),         NIAN_STR_INIT("厅"),
    };
    size_t at = 0;
    for (size_t chars = 0; at < s.len && chars < OFFICE_MAX; chars++) {
        uint32_t code;
        nian_str rest = nian_str_after(s, at);
        size_t len = nian_utf8_next(rest, &code);
        if (!nian_is_han(code) || nian_str_starts(rest, NIAN_STR("关于")))
            break;
        for (size_t i = 0; i < COUNT(ends); i++)
            if (nian_str_starts(rest, ends[i]) &&
                ends_name(nian_str_after(rest, ends[i].len)))
                return nian_str_slice(s, 0, at + ends[i].len);
        at += len;
    }
    return empty;
}

/* A place and its office, in one slice. */
static nian_str with_office(nian_str place, nian_str all)
{
    nian_str rest =
        nian_str_after(all, (size_t)(place.ptr - all.ptr) + place.len);
    nian_str office = office_after(rest);
    place.len += office.len;
    return place;
}

nian_str nian_issuer_in(nian_str s)
{
    for (size_t at = 0; at < s.len;) {
        nian_str place = nian_place_read(nian_str_after(s, at));
        if (place.len)
            return with_office(place, s);
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
    }
    return empty;
}

nian_str nian_issuer_in_title(nian_str title)
{
    ptrdiff_t about = nian_str_find(title, NIAN_STR("关于"));
    if (about != NIAN_STR_NONE) {
        nian_str topic = nian_str_after(title, (size_t)about + 6);
        nian_str place = nian_issuer_in(nian_str_slice(topic, 0, 60));
        if (place.len)
            return place;
        title = nian_str_slice(title, 0, (size_t)about);
        nian_str_cut_start(&title, NIAN_STR("中华人民共和国"));
        if (nian_is_office(title))
            return title;
    }
    return nian_issuer_in(title);
}

nian_str nian_issuer_of_office(nian_arena *arena, nian_str line)
{
    static const nian_str long_name = NIAN_STR_INIT("人民代表大会常务委员会");
    nian_str_cut_end(&line, NIAN_STR("文件"));
    nian_str_cut_start(&line, NIAN_STR("中华人民共和国"));
    if (!nian_is_office(line) && !nian_str_ends(line, NIAN_STR("人大常委会")))
        return empty;
    if (nian_str_cut_end(&line, long_name))
        return nian_str_concat(arena, line, NIAN_STR("人大常委会"));
    nian_str_cut_end(&line, NIAN_STR("人民政府"));
    return line;
}

bool nian_issuer_shortens(nian_str brief, nian_str full)
{
    if (brief.len >= full.len || nian_last_char(brief) != nian_last_char(full))
        return false;
    for (size_t at = 0; at < full.len && brief.len;) {
        uint32_t code;
        uint32_t wanted;
        at += nian_utf8_next(nian_str_after(full, at), &code);
        size_t len = nian_utf8_next(brief, &wanted);
        if (code == wanted)
            brief = nian_str_after(brief, len);
    }
    return brief.len == 0;
}
