/* Numbers of lists as a browser would draw them. */
#include "ingest/html.h"
#include "ingest/numeral.h"

typedef struct look {
    nian_numeral script;
    const char *before;
    const char *after;
} look;

/* By the style of the list and the classes that a widespread editor of pages
 * (UEditor) gives to its own; the first that is found. */
static const struct {
    nian_str word;
    look look;
} words[] = {
    {NIAN_STR_INIT("custom_cn1"), {NIAN_NUMERAL_HAN, "", "）"}},
    {NIAN_STR_INIT("custom_cn2"), {NIAN_NUMERAL_HAN, "（", "）"}},
    {NIAN_STR_INIT("custom_cn"), {NIAN_NUMERAL_HAN, "", "、"}},
    {NIAN_STR_INIT("custom_num1"), {NIAN_NUMERAL_DECIMAL, "", ") "}},
    {NIAN_STR_INIT("custom_num2"), {NIAN_NUMERAL_DECIMAL, "(", ") "}},
    {NIAN_STR_INIT("cjk-ideographic"), {NIAN_NUMERAL_HAN, "", "、"}},
    {NIAN_STR_INIT("chinese-informal"), {NIAN_NUMERAL_HAN, "", "、"}},
    {NIAN_STR_INIT("chinese-formal"), {NIAN_NUMERAL_FORMAL, "", "、"}},
    {NIAN_STR_INIT("cjk-decimal"), {NIAN_NUMERAL_HAN_DIGITS, "", "、"}},
    {NIAN_STR_INIT("lower-alpha"), {NIAN_NUMERAL_LOWER_LETTER, "", ". "}},
    {NIAN_STR_INIT("lower-latin"), {NIAN_NUMERAL_LOWER_LETTER, "", ". "}},
    {NIAN_STR_INIT("upper-alpha"), {NIAN_NUMERAL_UPPER_LETTER, "", ". "}},
    {NIAN_STR_INIT("upper-latin"), {NIAN_NUMERAL_UPPER_LETTER, "", ". "}},
    {NIAN_STR_INIT("lower-roman"), {NIAN_NUMERAL_LOWER_ROMAN, "", ". "}},
    {NIAN_STR_INIT("upper-roman"), {NIAN_NUMERAL_UPPER_ROMAN, "", ". "}},
    {NIAN_STR_INIT("list-style:none"), {NIAN_NUMERAL_NONE, "", ""}},
    {NIAN_STR_INIT("list-style: none"), {NIAN_NUMERAL_NONE, "", ""}},
    {NIAN_STR_INIT("list-style-type:none"), {NIAN_NUMERAL_NONE, "", ""}},
    {NIAN_STR_INIT("list-style-type: none"), {NIAN_NUMERAL_NONE, "", ""}},
};

static nian_numeral script_of(nian_str type)
{
    switch (type.len == 1 ? type.ptr[0] : '1') {
    case 'a':
        return NIAN_NUMERAL_LOWER_LETTER;
    case 'A':
        return NIAN_NUMERAL_UPPER_LETTER;
    case 'i':
        return NIAN_NUMERAL_LOWER_ROMAN;
    case 'I':
        return NIAN_NUMERAL_UPPER_ROMAN;
    default:
        return NIAN_NUMERAL_DECIMAL;
    }
}

static look look_of(const nian_html_node *list)
{
    nian_str css = nian_html_attr_of(list, NIAN_STR("style"));
    nian_str names = nian_html_attr_of(list, NIAN_STR("class"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nian_str_has(css, words[i].word) ||
            nian_str_has(names, words[i].word))
            return words[i].look;
    nian_str type = nian_html_attr_of(list, NIAN_STR("type"));
    return (look){script_of(type), "", ". "};
}

nian_str nian_html_number(nian_arena *arena, const nian_html_node *list,
                          int number)
{
    look drawn = look_of(list);
    nian_buf out = {0};
    if (drawn.script == NIAN_NUMERAL_NONE)
        return (nian_str){0};
    nian_buf_add(&out, nian_str_from(drawn.before));
    nian_numeral_add(&out, drawn.script, number);
    nian_buf_add(&out, nian_str_from(drawn.after));
    nian_str made = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return made;
}
