/* Words and shapes of the lines around a report. */
#include "document/furniture.h"

#include "document/date.h"
#include "document/heading.h"
#include "document/join.h"
#include "document/statement.h"

enum {
    ADDRESSEE_MAX = 30, /* characters */
    OFFICE_MAX = 40,
    IMPRINT_MAX = 120,
    TERM_MAX = 40,
    HEAD_LINES_MAX = 40,
    SHORT_LINE = 6,
    NAME_CHARS = 5
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

bool nian_is_addressee(nian_str s)
{
    bool colon =
        nian_str_ends(s, NIAN_STR("：")) || nian_str_ends(s, NIAN_STR(":"));
    return colon && !nian_utf8_longer(s, ADDRESSEE_MAX) &&
           !nian_str_has(s, NIAN_STR("，")) &&
           !nian_str_has(s, NIAN_STR("是")) && !nian_is_prose(s);
}

bool nian_is_imprint(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("抄送"),       NIAN_STR_INIT("抄报"),
        NIAN_STR_INIT("主送"),       NIAN_STR_INIT("签发人"),
        NIAN_STR_INIT("公开方式"),   NIAN_STR_INIT("联系人："),
        NIAN_STR_INIT("责任编辑"),   NIAN_STR_INIT("（此件"),
        NIAN_STR_INIT("来源："),     NIAN_STR_INIT("（新华社"),
        NIAN_STR_INIT("注："),       NIAN_STR_INIT("（注"),
        NIAN_STR_INIT("资料来源："),
    };
    /* 注： alone heads the notes below it. */
    if (nian_utf8_longer(s, IMPRINT_MAX) || nian_str_equal(s, NIAN_STR("注：")))
        return false;
    if (nian_str_starts_any(s, starts, COUNT(starts)))
        return true;
    bool printed = nian_str_ends(s, NIAN_STR("印发")) ||
                   nian_str_ends(s, NIAN_STR("日印"));
    return printed && !nian_utf8_longer(s, OFFICE_MAX);
}

bool nian_is_date(nian_str s)
{
    nian_date date;
    return nian_date_line(&date, s);
}

bool nian_is_glossary_head(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("名词解释"), NIAN_STR_INIT("名词说明"),
        NIAN_STR_INIT("名词注释"), NIAN_STR_INIT("名词术语"),
        NIAN_STR_INIT("有关名词"), NIAN_STR_INIT("用语说明"),
        NIAN_STR_INIT("词语解释"), NIAN_STR_INIT("相关注释"),
    };
    static const nian_str whole[] = {
        NIAN_STR_INIT("注释"),
        NIAN_STR_INIT("注解"),
        NIAN_STR_INIT("注"),
    };
    s = nian_without_end(s);
    if (nian_utf8_longer(s, OFFICE_MAX) || nian_is_prose(s))
        return false;
    if (nian_str_ends(s, NIAN_STR("》注释")))
        return true;
    for (size_t i = 0; i < COUNT(whole); i++)
        if (nian_str_equal(s, whole[i]))
            return true;
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_has(s, words[i]))
            return true;
    return false;
}

bool nian_is_glossary_entry(nian_str s)
{
    static const nian_str verbs[] = {
        NIAN_STR_INIT("指"),   NIAN_STR_INIT("即"),   NIAN_STR_INIT("是"),
        NIAN_STR_INIT("主要"), NIAN_STR_INIT("一种"), NIAN_STR_INIT("“"),
    };
    nian_label label;
    if (!nian_label_read(s, &label) || (label.mark != NIAN_MARK_DIGIT &&
                                        label.mark != NIAN_MARK_DIGIT_BRACKET &&
                                        label.mark != NIAN_MARK_CIRCLE))
        return false;
    s = nian_str_after(s, label.len);
    ptrdiff_t colon = nian_str_find(s, NIAN_STR("："));
    if (colon <= 0)
        return false;
    nian_str term = nian_str_slice(s, 0, (size_t)colon);
    nian_str rest = nian_str_after(s, (size_t)colon + 3);
    return !nian_utf8_longer(term, TERM_MAX) &&
           !nian_str_has(term, NIAN_STR("。")) &&
           nian_str_starts_any(rest, verbs, COUNT(verbs));
}

size_t nian_note_mark(nian_str s)
{
    nian_str rest = s;
    size_t digits = 0;
    if (!nian_str_cut_start(&rest, NIAN_STR("[^")))
        return 0;
    while (digits < rest.len && nian_is_digit((unsigned char)rest.ptr[digits]))
        digits++;
    rest = nian_str_after(rest, digits);
    if (digits == 0 || !nian_str_cut_start(&rest, NIAN_STR("]:")))
        return 0;
    rest = nian_str_trim(rest);
    return rest.len ? (size_t)(rest.ptr - s.ptr) : s.len;
}

bool nian_is_annex_mark(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("附件"),
        NIAN_STR_INIT("附表"),
        NIAN_STR_INIT("附录"),
        NIAN_STR_INIT("附"),
    };
    s = nian_without_end(s);
    for (size_t i = 0; i < COUNT(starts); i++) {
        nian_str rest = s;
        if (!nian_str_cut_start(&rest, starts[i]))
            continue;
        int number;
        rest = nian_str_trim(rest);
        return rest.len == 0 || nian_str_to_int(rest, &number) ||
               nian_han_number(rest, &number) == rest.len;
    }
    return false;
}

bool nian_is_office(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("人民政府"), NIAN_STR_INIT("委员会"),
        NIAN_STR_INIT("办公室"),   NIAN_STR_INIT("办公厅"),
        NIAN_STR_INIT("区委"),     NIAN_STR_INIT("市委"),
        NIAN_STR_INIT("省委"),     NIAN_STR_INIT("县委"),
        NIAN_STR_INIT("秘书科"),   NIAN_STR_INIT("秘书处"),
        NIAN_STR_INIT("局"),       NIAN_STR_INIT("厅"),
    };
    return !nian_utf8_longer(s, OFFICE_MAX) && !nian_is_prose(s) &&
           nian_str_ends_any(s, ends, COUNT(ends));
}

/* Opens the report itself: a numbered heading, a table, or running text. */
static bool opens_body(const nian_line *line)
{
    nian_label label;
    if (line->kind == NIAN_LINE_TABLE)
        return true;
    if (line->kind != NIAN_LINE_TEXT)
        return false;
    nian_str s = line->text;
    if (nian_label_read(s, &label) && label.mark != NIAN_MARK_DASH)
        return true;
    if (nian_is_addressee(s) || nian_is_imprint(s) || line->hashes)
        return false;
    if (nian_is_prose(s))
        return true;
    return nian_ends_sentence(s) && nian_last_char(s) != 0xFF09 &&
           nian_last_char(s) != ')' && nian_utf8_count(s) >= SHORT_LINE;
}

/* A line that frames a report: its title, occasion, speaker or date.  What is
 * none of these and stands right before the text heads it. */
static bool is_frame(const nian_line *line)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("报告"), NIAN_STR_INIT("公报"),     NIAN_STR_INIT("意见"),
        NIAN_STR_INIT("文件"), NIAN_STR_INIT("人民代表"), NIAN_STR_INIT("会议"),
        NIAN_STR_INIT("省长"), NIAN_STR_INIT("市长"),     NIAN_STR_INIT("县长"),
        NIAN_STR_INIT("区长"), NIAN_STR_INIT("州长"),     NIAN_STR_INIT("镇长"),
        NIAN_STR_INIT("主席"), NIAN_STR_INIT("总理"),     NIAN_STR_INIT("主任"),
        NIAN_STR_INIT("局长"), NIAN_STR_INIT("报告人"),   NIAN_STR_INIT("〔"),
        NIAN_STR_INIT("来源"), NIAN_STR_INIT("新华社"),
    };
    nian_str s = line->text;
    if (line->kind != NIAN_LINE_TEXT || !nian_utf8_longer(s, NAME_CHARS))
        return true;
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_has(s, words[i]))
            return true;
    nian_date date;
    return nian_is_addressee(s) || nian_is_imprint(s) || nian_is_office(s) ||
           nian_date_find(&date, s, NULL) == 0 ||
           nian_str_starts(s, NIAN_STR("（")) ||
           nian_str_starts(s, NIAN_STR("("));
}

static bool is_review(nian_str s)
{
    return nian_str_has(s, NIAN_STR("回顾")) ||
           nian_str_has(s, NIAN_STR("工作情况"));
}

size_t nian_head_count(const nian_lines *lines)
{
    size_t count = 0;
    while (count < lines->count && count < HEAD_LINES_MAX &&
           !opens_body(&lines->items[count]))
        count++;
    if (count == HEAD_LINES_MAX)
        return 0;
    while (count && (!is_frame(&lines->items[count - 1]) ||
                     is_review(lines->items[count - 1].text)))
        count--;
    return count;
}
