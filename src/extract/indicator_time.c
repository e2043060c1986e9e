/* Words that tell the time. */
#include "extract/indicator_time.h"
#include "text/text.h"

enum {
    LAST_YEAR = 1, /* the reviewed year */
    OWN_YEAR,      /* 全年: the year that the part is about */
    THIS_YEAR,
    PARTIAL,   /* 上半年 */
    NEXT_YEARS /* 今后五年 */
};

static const nian_word TIME_WORDS[] = {
    NIAN_WORD("一季度", PARTIAL),
    NIAN_WORD("一年来", LAST_YEAR),
    NIAN_WORD("三季度", PARTIAL),
    NIAN_WORD("上半年", PARTIAL),
    NIAN_WORD("上年", LAST_YEAR),
    NIAN_WORD("上年同期", 0),
    NIAN_WORD("上年底", LAST_YEAR),
    NIAN_WORD("上年末", LAST_YEAR),
    NIAN_WORD("下一个五年", NEXT_YEARS),
    NIAN_WORD("下半年", PARTIAL),
    NIAN_WORD("二季度", PARTIAL),
    NIAN_WORD("今后一个时期", NEXT_YEARS),
    NIAN_WORD("今后三年", NEXT_YEARS),
    NIAN_WORD("今后五年", NEXT_YEARS),
    NIAN_WORD("今后几年", NEXT_YEARS),
    NIAN_WORD("今年", THIS_YEAR),
    NIAN_WORD("今年一季度", PARTIAL),
    NIAN_WORD("今年上半年", PARTIAL),
    NIAN_WORD("今年以来", THIS_YEAR),
    NIAN_WORD("全年", OWN_YEAR),
    NIAN_WORD("全年工作", 0),
    NIAN_WORD("全年目标", 0),
    NIAN_WORD("全年预期", 0),
    NIAN_WORD("全年预算", 0),
    NIAN_WORD("刚刚过去的一年", LAST_YEAR),
    NIAN_WORD("前三个季度", PARTIAL),
    NIAN_WORD("前三季度", PARTIAL),
    NIAN_WORD("前两个季度", PARTIAL),
    NIAN_WORD("前两季度", PARTIAL),
    NIAN_WORD("去年", LAST_YEAR),
    NIAN_WORD("去年同期", 0),
    NIAN_WORD("去年底", LAST_YEAR),
    NIAN_WORD("去年末", LAST_YEAR),
    NIAN_WORD("四季度", PARTIAL),
    NIAN_WORD("回顾过去一年", LAST_YEAR),
    NIAN_WORD("年内", THIS_YEAR),
    NIAN_WORD("年末", OWN_YEAR),
    NIAN_WORD("当季", PARTIAL),
    NIAN_WORD("当月", PARTIAL),
    NIAN_WORD("明年", THIS_YEAR),
    NIAN_WORD("未来三年", NEXT_YEARS),
    NIAN_WORD("未来五年", NEXT_YEARS),
    NIAN_WORD("未来几年", NEXT_YEARS),
    NIAN_WORD("本年", THIS_YEAR),
    NIAN_WORD("本年度", THIS_YEAR),
    NIAN_WORD("第一季度", PARTIAL),
    NIAN_WORD("第三季度", PARTIAL),
    NIAN_WORD("第二季度", PARTIAL),
    NIAN_WORD("第四季度", PARTIAL),
    NIAN_WORD("过去一年", LAST_YEAR),
    NIAN_WORD("过去一年来", LAST_YEAR),
    NIAN_WORD("过去的一年", LAST_YEAR),
};
const nian_lexicon nian_time_lexicon = NIAN_LEXICON(TIME_WORDS);

nian_period nian_year_alone(int year)
{
    return (nian_period){year, year, NIAN_BASIS_ANNUAL};
}

nian_period nian_years_back(const nian_clock *clock, int count)
{
    return (nian_period){clock->review - count + 1, clock->review,
                         NIAN_BASIS_CUMULATIVE};
}

int nian_year_read(nian_str text, size_t at, size_t *len)
{
    nian_str rest = nian_str_after(text, at);
    uint32_t code = 0;
    if (rest.len)
        nian_utf8_next(rest, &code);
    bool arabic = nian_is_digit(code);
    if (!arabic && !nian_is_numeral(code))
        return 0;
    nian_number number =
        arabic ? nian_number_arabic(rest) : nian_number_chinese(rest);
    if (!number.len || (!arabic && !number.digits))
        return 0;
    *len = number.len;
    bool year = number.value.exponent == 0 && number.value.mantissa > 1900 &&
                number.value.mantissa < 2100;
    return year ? (int)number.value.mantissa : 0;
}

static bool starts_at(nian_str s, size_t at, const char *words)
{
    return nian_any_start(nian_str_after(s, at), words) > 0;
}

static bool ends_at(nian_str s, size_t at, const char *words)
{
    return nian_any_end(nian_str_slice(s, 0, at), words) > 0;
}

/* “十四五”: 2021 to 2025. */
static bool plan_years(nian_str text, size_t at, size_t *len,
                       nian_period *period)
{
    static const char *const names[] = {
        "六五",   "七五",   "八五",   "九五",   "十五",
        "十一五", "十二五", "十三五", "十四五", "十五五",
    };
    for (size_t i = sizeof names / sizeof *names; i-- > 0;) {
        if (!starts_at(text, at, names[i]))
            continue;
        int from = 1981 + 5 * (int)i;
        *period = (nian_period){from, from + 4, NIAN_BASIS_CUMULATIVE};
        *len = nian_str_from(names[i]).len;
        return true;
    }
    return false;
}

/* “十四五”时期, not “十四五”末, “十四五”规划. */
static bool read_plan(nian_time *time, nian_str text, size_t at,
                      const nian_clock *clock)
{
    size_t begin = at + nian_any_start(nian_str_after(text, at), "“|\"");
    size_t len;
    if (begin == at || !plan_years(text, begin, &len, &time->period))
        return false;
    size_t end = begin + len;
    end += nian_any_start(nian_str_after(text, end), "”|\"");
    size_t tail = nian_any_start(nian_str_after(text, end),
                                 "时期|期间|以来|五年|头|前|的五年|这五年");
    if (!tail || ends_at(text, at, "比|较|同|与|从|超过"))
        return false;
    time->end = end + tail;
    time->several = true;
    time->ahead = time->period.from > clock->review;
    if (!time->ahead && time->period.to > clock->review)
        time->period.to = clock->review;
    return true;
}

/* 比金融危机前2008年增长18%, 恢复到2019年同期: held against, not told of. */
static bool is_base(nian_str text, size_t at, size_t end)
{
    enum {
        REACH = 36 /* bytes: twelve characters */
    };
    nian_str before = nian_str_slice(text, at > REACH ? at - REACH : 0, at);
    static const nian_str breaks[] = {NIAN_STR_INIT("，"), NIAN_STR_INIT("。"),
                                      NIAN_STR_INIT("；"), NIAN_STR_INIT("、")};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        ptrdiff_t mark = nian_str_find_last(before, breaks[i]);
        if (mark >= 0)
            before = nian_str_after(before, (size_t)mark + breaks[i].len);
    }
    /* 恢复到2019年的113% */
    nian_str part = nian_str_after(text, end);
    if (nian_str_cut_start(&part, NIAN_STR("年的")) && part.len &&
        part.ptr[0] >= '0' && part.ptr[0] <= '9')
        return true;
    return starts_at(text, end, "年同期") ||
           nian_str_has(before, NIAN_STR("恢复到")) ||
           nian_str_has(before, NIAN_STR("恢复至")) ||
           (nian_str_has(before, NIAN_STR("比")) &&
            starts_at(text, end, "年增|年提|年下|年减|年上|年翻"));
}

/* 2023年, 2018—2022年; not 比2002年, 2015年以来. */
static bool read_year(nian_time *time, nian_str text, size_t at,
                      const nian_clock *clock)
{
    static const char before[] =
        "比|较|自|从|以|与|同|相比|于|由|和|到|至|截至|截止|截至到";
    size_t len;
    int year = nian_year_read(text, at, &len);
    int from = year;
    size_t end = at + len;
    if (!year)
        return false;
    size_t dash = nian_any_start(nian_str_after(text, end),
                                 "—|-|–|～|~|年至|年到|至|－|年—");
    if (dash) {
        int last = nian_year_read(text, end + dash, &len);
        if (!last || last <= year)
            return false;
        year = last;
        end += dash + len;
    }
    /* 2003年以来 */
    if (from == year && year < clock->review &&
        starts_at(text, end, "年以来")) {
        time->period =
            (nian_period){year, clock->review, NIAN_BASIS_CUMULATIVE};
        time->several = true;
        time->end = end + nian_str_from("年以来").len;
        return true;
    }
    if (!starts_at(text, end, "年") ||
        starts_at(text, end,
                  "年以来|年以前|年之前|年相比|年不变价|年价格|年前|"
                  "年后|年起|年版|年的水平|年水平|年基数|年可比"))
        return false;
    /* 是2002年的5.4倍 */
    if (starts_at(text, end, "年的") && ends_at(text, at, "是|为|相当于|别"))
        return false;
    if (is_base(text, at, end))
        return false;
    bool until = ends_at(text, at, "到|至|截至|截止|截至到");
    if (!until && ends_at(text, at, before))
        return false;
    time->period = (nian_period){
        from, year, from < year ? NIAN_BASIS_CUMULATIVE : NIAN_BASIS_ANNUAL};
    time->several = from < year;
    time->ahead = year > clock->review;
    time->end = end + nian_str_from("年").len;
    return true;
}

/* 五年来, 过去三年, 十年间: years before the reviewed one. */
static bool read_span(nian_time *time, nian_str text, size_t at,
                      const nian_clock *clock)
{
    size_t opening = nian_any_start(nian_str_after(text, at),
                                    "过去的|过去|近|这|前|刚刚过去的");
    nian_str rest = nian_str_after(text, at + opening);
    nian_number number = nian_number_chinese(rest);
    if (!number.len)
        number = nian_number_arabic(rest);
    int64_t count = number.value.mantissa;
    size_t end = at + opening + number.len;
    if (!number.len || count < 1 || count > 40 || number.value.exponent ||
        !starts_at(text, end, "年|个年头") || starts_at(text, end, "年前"))
        return false;
    size_t tail = nian_any_start(
        nian_str_after(text, end),
        "年来|年间|年累计|年共|年以来|年新增|年的|年年均|年增加|年增长|"
        "年下降|年减少|年完成|年投入|年建成|年培训|年实现|年平均|"
        "年改造|年转移|年总");
    /* 五年全省粮食总产: bare, but at the start of its clause. */
    bool opens = at == 0 || ends_at(text, at, "，|。|；|、|：");
    if (!opening && !tail &&
        (!opens || count < 2 ||
         starts_at(text, end,
                   "年行动|年计划|年规划|年免费|年义务|年制|年期|"
                   "年一|年大|年攻坚|年提升|年工程|年任务|年目标|"
                   "年左右|年以上|年内|年后|年再|年见|年上|年实施")))
        return false;
    if (opening && nian_any_start(nian_str_after(text, at), "前|这") && !tail)
        return false;
    if (ends_at(text, at, "比|较|连续|第|同|与|为"))
        return false;
    time->period = count == 1 ? nian_year_alone(clock->review)
                              : nian_years_back(clock, (int)count);
    time->several = count > 1;
    if (clock->part == NIAN_PART_AHEAD) {
        time->period =
            (nian_period){clock->review + 1, clock->review + (int)count,
                          NIAN_BASIS_CUMULATIVE};
        time->ahead = true;
    }
    time->end = end + (tail ? tail : nian_str_from("年").len);
    return true;
}

static bool read_word(nian_time *time, nian_str text, size_t at,
                      const nian_clock *clock)
{
    const nian_word *word =
        nian_lexicon_start(&nian_time_lexicon, nian_str_after(text, at));
    if (!word || !word->tag || ends_at(text, at, "比|较|同|与|超"))
        return false;
    time->end = at + word->text.len;
    int next = clock->review + 1;
    switch (word->tag) {
    case LAST_YEAR:
        time->period = nian_year_alone(clock->review);
        return true;
    case OWN_YEAR:
        time->period = nian_year_alone(
            clock->part == NIAN_PART_PLAN ? next : clock->review);
        time->ahead = clock->part == NIAN_PART_PLAN;
        return true;
    case THIS_YEAR:
        time->period = nian_year_alone(clock->delivered ? next : clock->review);
        time->ahead = clock->delivered;
        return true;
    case NEXT_YEARS:
        time->period = (nian_period){next, next + 4, NIAN_BASIS_CUMULATIVE};
        time->several = true;
        time->ahead = true;
        return true;
    default:
        time->period = nian_year_alone(clock->review);
        time->period.basis = NIAN_BASIS_PARTIAL;
        return true;
    }
}

/* 1—9月, 10月份: less than a year; a day of the month tells none. */
static bool read_months(nian_time *time, nian_str text, size_t at,
                        const nian_clock *clock)
{
    nian_number number = nian_number_arabic(nian_str_after(text, at));
    size_t end = at + number.len;
    if (!number.len || number.value.mantissa > 12 || number.value.exponent)
        return false;
    size_t dash = nian_any_start(nian_str_after(text, end), "—|-|–|至|～|到");
    if (dash) {
        number = nian_number_arabic(nian_str_after(text, end + dash));
        end += dash + number.len;
    }
    if (!starts_at(text, end, dash ? "月" : "月份") ||
        (dash && number.value.mantissa == 12))
        return false;
    time->period = nian_year_alone(clock->review);
    time->period.basis = NIAN_BASIS_PARTIAL;
    time->end = end + nian_str_from("月").len;
    return true;
}

static bool read_time(nian_time *time, nian_str text, size_t at,
                      const nian_clock *clock)
{
    *time = (nian_time){.at = at};
    bool figure = text.ptr[at] >= '0' && text.ptr[at] <= '9';
    return (!figure && (read_word(time, text, at, clock) ||
                        read_plan(time, text, at, clock))) ||
           read_year(time, text, at, clock) ||
           read_span(time, text, at, clock) ||
           read_months(time, text, at, clock);
}

/* What a time word may start with; a numeral, a digit, a quote too. */
static bool may_tell_time(uint32_t code)
{
    switch (code) {
    case 0x4E0A: /* 上 */
    case 0x4E0B: /* 下 */
    case 0x4ECA: /* 今 */
    case 0x5168: /* 全 */
    case 0x521A: /* 刚 */
    case 0x524D: /* 前 */
    case 0x53BB: /* 去 */
    case 0x5E74: /* 年 */
    case 0x5F53: /* 当 */
    case 0x660E: /* 明 */
    case 0x672A: /* 未 */
    case 0x672C: /* 本 */
    case 0x7B2C: /* 第 */
    case 0x8FC7: /* 过 */
    case 0x8FD1: /* 近 */
    case 0x8FD9: /* 这 */
    case 0x201C:
    case '"':
        return true;
    default:
        return nian_is_digit(code) || nian_is_numeral(code);
    }
}

/* The next place where time may be told, or a name in quotes begins. */
static size_t skip_plain(nian_str text, size_t at)
{
    while (at < text.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        if (code == 0x300A || may_tell_time(code))
            break;
        at += len;
    }
    return at;
}

/* Behind a name in quotes that starts at `at`; what it holds tells no time. */
static size_t quoted_end(nian_str text, size_t at)
{
    static const nian_str ends[] = {NIAN_STR_INIT("”"), NIAN_STR_INIT("》")};
    unsigned char byte = (unsigned char)text.ptr[at];
    if (byte != 0xE2 && byte != 0xE3)
        return 0;
    for (size_t i = 0; i < 2; i++) {
        if (!starts_at(text, at, i ? "《" : "“"))
            continue;
        ptrdiff_t end = nian_str_find(nian_str_after(text, at), ends[i]);
        if (end > 0)
            return at + (size_t)end + ends[i].len;
    }
    return 0;
}

void nian_times_find(nian_times *out, nian_arena *scratch, nian_str text,
                     const nian_clock *clock)
{
    for (size_t at = 0; (at = skip_plain(text, at)) < text.len;) {
        nian_time time;
        uint32_t code;
        if (read_time(&time, text, at, clock)) {
            vec_push(scratch, out, time);
            at = time.end;
            continue;
        }
        size_t quoted = quoted_end(text, at);
        if (quoted) {
            at = quoted;
            continue;
        }
        size_t number = nian_number_arabic(nian_str_after(text, at)).len;
        at += number ? number : nian_utf8_next(nian_str_after(text, at), &code);
    }
}
