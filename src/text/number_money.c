/* What stands before an amount of money: ¥5000, US$20, RMB 500. */
#include "text/number.h"

typedef struct currency {
    const char *sign;
    const char *name;
    bool letters; /* a blank may stand behind it */
} currency;

/* Longer signs first. */
static const currency CURRENCIES[] = {
    {"US$", "美元", false}, {"HK$", "港元", false}, {"¥", "元", false},
    {"￥", "元", false},    {"$", "美元", false},   {"＄", "美元", false},
    {"€", "欧元", false},   {"£", "英镑", false},   {"￡", "英镑", false},
    {"RMB", "元", true},    {"CNY", "元", true},    {"USD", "美元", true},
    {"EUR", "欧元", true},  {"GBP", "英镑", true},  {"HKD", "港元", true},
    {"JPY", "日元", true},
};

static bool letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Signs end in a capital letter, in $ or in a mark that is neither Han nor a
 * digit; a blank may follow letters. */
static bool may_end_sign(nian_str s, size_t at)
{
    unsigned char last = at ? (unsigned char)s.ptr[at - 1] : 0;
    bool han = at >= 3 && (last & 0xC0) == 0x80 &&
               (unsigned char)s.ptr[at - 3] >= 0xE3 &&
               (unsigned char)s.ptr[at - 3] <= 0xE9;
    return at > 0 && at <= s.len && !han && !(last >= '0' && last <= '9');
}

size_t nian_currency_before(nian_str s, size_t at, nian_str *name)
{
    if (!may_end_sign(s, at))
        return at;
    for (size_t i = 0; i < sizeof CURRENCIES / sizeof *CURRENCIES; i++) {
        nian_str before = nian_str_slice(s, 0, at);
        if (CURRENCIES[i].letters)
            nian_str_cut_end(&before, NIAN_STR(" "));
        if (!nian_str_cut_end(&before, nian_str_from(CURRENCIES[i].sign)))
            continue;
        if (CURRENCIES[i].letters && before.len &&
            letter(before.ptr[before.len - 1]))
            continue;
        *name = nian_str_from(CURRENCIES[i].name);
        return before.len;
    }
    return at;
}

size_t nian_currency_here(nian_str s, size_t at, nian_str *name)
{
    nian_str rest = nian_str_after(s, at);
    for (size_t i = 0; i < sizeof CURRENCIES / sizeof *CURRENCIES; i++) {
        nian_str sign = nian_str_from(CURRENCIES[i].sign);
        if (!nian_str_starts(rest, sign))
            continue;
        *name = nian_str_from(CURRENCIES[i].name);
        return sign.len + nian_number_blanks(rest, sign.len);
    }
    return 0;
}
