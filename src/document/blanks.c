/* The look of a line tells what its blanks are for: no mark of a sentence,
 * and pieces that are names or stand in columns. */
#include "document/blanks.h"

enum {
    WIDE = 2,      /* columns of a gap between columns */
    ENTRIES = 3,   /* of a list without marks */
    ENTRY_MAX = 6, /* characters */
    NAME_MIN = 2,
    NAME_MAX = 4,
    SIGNED_MAX = 12,  /* 某某·某某某某 */
    SPACED_LEAST = 4, /* letters that prove that a line is set so */
    SAMPLE = 1 << 12, /* bytes */
    CUT_LEAST = 24,   /* ideographs; fewer prove nothing */
    CUT_SHARE = 12    /* one blank to so many ideographs cuts words */
};

static uint32_t next_code(nian_str s, size_t at, size_t *len)
{
    uint32_t code = 0;
    *len = at < s.len ? nian_utf8_next(nian_str_after(s, at), &code) : 0;
    return code;
}

/* The surnames of nineteen Chinese in twenty. */
static bool is_surname(uint32_t code)
{
    static const nian_str all = NIAN_STR_INIT(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖"
        "田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
        "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
        "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝"
        "包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍"
        "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
        "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫");
    return nian_utf8_has(all, code);
}

static uint32_t width_of(uint32_t code)
{
    return code == 0x3000 || code == '\t' ? WIDE : 1;
}

/* False when the line has more pieces than are looked at. */
static bool cut_pieces(nian_blanks *out, nian_str line)
{
    uint32_t gap = 0;
    bool open = false;
    for (size_t at = 0, len; at < line.len; at += len) {
        uint32_t code = next_code(line, at, &len);
        if (nian_is_blank(code)) {
            gap += width_of(code);
            open = false;
            continue;
        }
        if (!open && out->count == NIAN_PIECES_MAX)
            return false;
        if (!open)
            out->pieces[out->count++] = (nian_piece){
                .begin = at, .gap = gap, .first = code, .han = true};
        nian_piece *piece = &out->pieces[out->count - 1];
        piece->count++;
        piece->last = code;
        piece->letter = nian_is_han(code) || nian_is_digit(code);
        piece->han &= nian_is_han(code) || code == 0x3007 || code == 0xB7;
        open = true;
        gap = 0;
    }
    return true;
}

static bool is_name(const nian_piece *piece)
{
    return piece->han && piece->count >= NAME_MIN && piece->count <= NAME_MAX &&
           is_surname(piece->first);
}

/* All pieces are ideographs, of one length or another. */
typedef struct shape {
    size_t single, names, entries, wide;
    bool han;
} shape;

static shape shape_of(const nian_blanks *blanks)
{
    shape s = {.han = true};
    for (size_t i = 0; i < blanks->count; i++) {
        const nian_piece *piece = &blanks->pieces[i];
        s.han &= piece->han;
        s.single += piece->count == 1 && piece->letter;
        s.names += is_name(piece);
        s.entries += piece->count >= NAME_MIN && piece->count <= ENTRY_MAX;
        s.wide += i && piece->gap >= WIDE;
    }
    return s;
}

static bool has_cut_words(nian_str text)
{
    nian_str sample = nian_str_slice(text, 0, SAMPLE);
    size_t ideographs = 0;
    size_t blanks = 0;
    bool before = false;
    for (size_t at = 0, len; at < sample.len; at += len) {
        uint32_t code = next_code(sample, at, &len);
        bool han = nian_is_han(code);
        size_t next;
        ideographs += han;
        blanks += before && code == ' ' &&
                  nian_is_han(next_code(sample, at + len, &next));
        before = han;
    }
    return ideographs >= CUT_LEAST && blanks * CUT_SHARE > ideographs;
}

/* A name at the end of a line, its letters apart or not. */
static size_t name_at_end(const nian_blanks *blanks, nian_str line,
                          nian_str *name)
{
    size_t at = blanks->count - 1;
    if (at > 1 && blanks->pieces[at].count == 1 && blanks->pieces[at].han &&
        blanks->pieces[at - 1].count == 1)
        at--;
    *name = nian_str_after(line, blanks->pieces[at].begin);
    while (nian_str_cut_end(name, NIAN_STR("）")) ||
           nian_str_cut_end(name, NIAN_STR(")")) ||
           nian_str_cut_end(name, NIAN_STR("*")) ||
           nian_str_cut_start(name, NIAN_STR("*")))
        continue;
    return at;
}

static bool is_plain_name(nian_str name)
{
    size_t count = 0;
    for (size_t len; name.len; name = nian_str_after(name, len)) {
        uint32_t code = next_code(name, 0, &len);
        if (!nian_is_blank(code) && !nian_is_han(code) && code != 0xB7)
            return false;
        count += !nian_is_blank(code);
    }
    return count >= NAME_MIN && count <= SIGNED_MAX;
}

/* （2003年1月10日 某某某）, 代省长 某某: a name behind a date or a post. */
static bool is_signed(const nian_blanks *blanks, nian_str line)
{
    static const nian_str posts = NIAN_STR_INIT("长席理任员记者");
    static const nian_str before = NIAN_STR_INIT("日上府院会局厅委");
    static const nian_str marks[] = {
        NIAN_STR_INIT("。"), NIAN_STR_INIT("，"), NIAN_STR_INIT("；"),
        NIAN_STR_INIT("、"), NIAN_STR_INIT("："),
    };
    nian_str name;
    size_t at = name_at_end(blanks, line, &name);
    size_t len;
    if (at == 0 || !is_plain_name(name) ||
        nian_str_has_any(line, marks, sizeof marks / sizeof *marks))
        return false;
    uint32_t last = blanks->pieces[at - 1].last;
    return nian_utf8_has(posts, last) || (nian_utf8_has(before, last) &&
                                          is_surname(next_code(name, 0, &len)));
}

void nian_blanks_read(nian_blanks *out, nian_str line, nian_str text)
{
    *out = (nian_blanks){.count = 0};
    if (!cut_pieces(out, line) || out->count < 2)
        return;
    shape s = shape_of(out);
    size_t count = out->count;
    out->spaced = s.single >= SPACED_LEAST && s.single * 4 >= count * 3;
    out->signed_by = is_signed(out, line);
    out->apart =
        s.han && !out->spaced &&
        (s.wide > 0 || s.names == count ||
         (count >= ENTRIES && s.entries == count && !has_cut_words(text)));
}

bool nian_blanks_part(const nian_blanks *blanks, size_t at)
{
    if (!blanks->apart && !blanks->signed_by)
        return false;
    for (size_t i = 1; i < blanks->count; i++) {
        const nian_piece *piece = &blanks->pieces[i];
        if (piece->begin != at)
            continue;
        bool letters = piece->count == 1 && piece[-1].count == 1;
        bool columns = piece->gap >= WIDE && !letters;
        bool listed = piece->count >= NAME_MIN && piece[-1].count >= NAME_MIN;
        return columns || listed || (blanks->signed_by && !letters);
    }
    return false;
}
