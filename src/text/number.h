/** Reading numbers out of formal Chinese: the parts that the scanner of
 *  nianlun/quantity.h is made of.
 *
 *      nian_quantity_list found = {0};
 *      nian_number_scan(&found, &arena, NIAN_STR("近1.5万人次"));
 *      found.items[0].unit;                (人次)
 *
 *  All of it is one pass over the bytes; any bytes are a text.
 */
#ifndef NIAN_TEXT_NUMBER_H
#define NIAN_TEXT_NUMBER_H

#include "base/decimal.h"
#include "base/vec.h"
#include "nianlun/quantity.h"
#include "text/lexicon.h"

vec_type(nian_quantity_list, nian_quantity);

void nian_number_scan(nian_quantity_list *out, nian_arena *arena,
                      nian_str text);

/** What a unit measures; decides kinds here and indicators later. */
typedef enum nian_unit_class {
    NIAN_UNIT_NONE,
    NIAN_UNIT_PERCENT, /**< % ‰ 成 折 */
    NIAN_UNIT_POINT,   /**< 个百分点: a difference of shares */
    NIAN_UNIT_TIMES,   /**< 倍 番 */
    NIAN_UNIT_MONEY,
    NIAN_UNIT_MEASURE,
    NIAN_UNIT_TIME, /**< a length of time: 天 个月 小时 岁 */
    NIAN_UNIT_DATE, /**< 年 月 日, that name a time more often */
    NIAN_UNIT_PEOPLE,
    NIAN_UNIT_COUNT /**< classifiers */
} nian_unit_class;

typedef struct nian_unit {
    nian_unit_class class; /**< NONE: no unit stands here */
    nian_str text;         /**< as written, or a static name */
    size_t len;            /**< bytes that it takes */
    bool scaled_only;      /**< counts only behind 万, 亿 … */
} nian_unit;

/** The unit that `s` starts with, "/万人" and the like included. */
nian_unit nian_unit_read(nian_str s);

/** One number at the start of a text. */
typedef struct nian_number {
    nian_decimal value;
    nian_decimal low; /**< 二三十 is 20 to 30; equal to value elsewhere */
    size_t len;       /**< bytes; 0: no number stands here */
    bool chinese;
    bool scaled;  /**< 万 or 亿 is part of it */
    bool implied; /**< 千, 万: no digit before the first power */
    bool digits;  /**< 二〇三五: digits in a row, no powers */
    bool single;  /**< one numeral alone */
} nian_number;

/** ASCII and full-width digits with separators and a decimal point. */
nian_number nian_number_arabic(nian_str s);
/** 一千二百, 二十三点五, 肆佰, 三百五. */
nian_number nian_number_chinese(nian_str s);
/** Either. */
nian_number nian_number_any(nian_str s);
/** 0..9, or -1; `len` gets the bytes of a digit. */
int nian_number_digit(nian_str s, size_t at, size_t *len);
/** Sum; false when it does not fit. */
bool nian_number_add(nian_decimal *out, nian_decimal left, nian_decimal right);

/** A number with its scale and unit, before qualifiers and ranges. */
typedef struct nian_amount {
    nian_decimal value;
    nian_decimal low; /**< as in nian_number */
    nian_unit unit;
    size_t begin;
    size_t number_end; /**< behind the scale */
    size_t end;        /**< behind the unit */
    bool chinese;
    bool scaled;
    int scale; /**< power of a scale behind digits, 0 without */
    bool implied;
    bool digits;
    bool single;
    bool more;     /**< 多, 余, 几 stands in it */
    bool fraction; /**< 三分之一, 1/10 */
    bool tenths;   /**< 成, 折: value and low are percent already */
    bool weak;     /**< the unit is more often the start of a word */
} nian_amount;

/** False when no number starts at `at`. */
bool nian_amount_read(nian_amount *out, nian_str text, size_t at);

/** 百分之五, 千分之三, 百分百, at `at`. */
bool nian_share_read(nian_amount *amount, nian_str s, size_t at);
/** 分之一 behind a denominator, which `amount` holds. */
bool nian_part_take(nian_amount *amount, nian_str s);
/** The same, or 又二分之一, or /10. */
bool nian_fraction_take(nian_amount *amount, nian_str s);
/** :1, 比二 */
bool nian_ratio_take(nian_amount *amount, nian_str s);
/** 三成, 七成六, 三成半, 7.2成, 75折. */
void nian_tenths_finish(nian_amount *amount, nian_str s, bool discount);
/** 角, 分, 半 behind an amount with its unit. */
void nian_compound_take(nian_amount *amount, nian_str s);
/** Adds 5 × 10^power for 半. */
void nian_half_add(nian_amount *amount, int power);

/** The amount that bounds a range of which `low` is the lower end; false when
 *  it stands alone.  May lend `low` a scale. */
bool nian_range_read(nian_amount *low, nian_amount *high, nian_str s);

/** Where the sign of the money at `at` begins, and its name; `at` without
 *  one. */
size_t nian_currency_before(nian_str s, size_t at, nian_str *name);
/** Bytes of such a sign at `at`. */
size_t nian_currency_here(nian_str s, size_t at, nian_str *name);

typedef struct nian_qualifier {
    nian_str name; /**< a static name, or empty */
    size_t at;     /**< where the quantity begins (ends) with it */
} nian_qualifier;

nian_qualifier nian_qualifier_before(nian_str s, const nian_amount *amount);
nian_qualifier nian_qualifier_behind(nian_str s, const nian_amount *amount);
/** 余 */
nian_str nian_qualifier_more(void);

/** A Han character, a letter or a digit stands at `at`. */
bool nian_han_or_word(nian_str s, size_t at);
/** Where the character that ends at `at` begins. */
size_t nian_char_before(nian_str s, size_t at);
/** What stands before (behind) digits makes them a name: C919, 5G, 1+6+3.
 *  `taken`: what ends before it belongs to a quantity. */
bool nian_code_before(nian_str text, size_t at, size_t taken);
bool nian_code_after(nian_str s, size_t at);
/** Behind such a name. */
size_t nian_code_skip(nian_str s, size_t at);
/** :30 of 12:30. */
bool nian_clock_time(nian_str s, size_t at);
/** Where the sign of the number at `at` begins; `at` without one. */
size_t nian_sign_before(nian_str text, size_t at, size_t taken);
bool nian_sign_plus(nian_str text, size_t sign);
/** Bytes of a minus that stands at `at`. */
size_t nian_sign_here(nian_str s, size_t at);
/** 一, 壹, 十, 万 … */
bool nian_is_numeral(uint32_t code);

/** Blanks at `at`: spaces, tabs, U+00A0, U+3000. */
size_t nian_number_blanks(nian_str s, size_t at);

/** Words that count, and words that only look like one of them. */
extern const nian_lexicon nian_unit_lexicon;
extern const nian_lexicon nian_unit_traps;
extern const nian_lexicon nian_scale_lexicon;
extern const nian_lexicon nian_qualifiers_before;
extern const nian_lexicon nian_qualifiers_behind;

#endif
