/* How much a text that was decoded on trial reads like formal Chinese.  The
 * right reading of a report is two thirds characters that stand in every
 * report; a wrong one is rare characters, private ones and none at all.  The
 * weights are tenths of the natural logarithm of how much oftener a class
 * stands in right readings than in wrong ones, counted over sixty reports in
 * four encodings. */
#include "ingest/convert.h"

enum {
    HAN_FIRST = 0x4E00,
    HAN_LAST = 0x9FFF,
    HAN_COUNT = HAN_LAST - HAN_FIRST + 1
};

enum {
    USUAL = 34,  /* one of the 200 commonest */
    COMMON = 20, /* of the 600 */
    OTHER = -20, /* any other Han character */
    MARK = 40,   /* ，。、；： … */
    WIDE = 5,    /* other signs that a report may use */
    STRANGE = -40,
    PRIVATE = -50,
    BROKEN = -60
};

/* By how often they stand in reports, simplified. */
static const nian_str usual =
    NIAN_STR_INIT("一万三上下不与业个中为主乡了事五产人亿代以企优会"
                  "位体作保信元入全公共关农决出分划创利到制力加务动"
                  "化区医升发取口各合向和品商善国在地场坚型城域基境"
                  "增外大好学安完定实家对就展工市平年府度建开强心快"
                  "态性总成我技抓投持推提支收改放政效教整文新方施是"
                  "有服本术机村极构标步比民水治法活济深源点特环现理"
                  "生用电的目省社科积程稳立等策管系级经结统续群育能"
                  "自范营落融行要规计设调质费资路转达进通造部重量金"
                  "镇长防集面革项高");

static const nian_str common =
    NIAN_STR_INIT("七专世东两严举义之九习书争二于互交亩今从们件价任"
                  "伐众传低住使供依促债值做健儿充先党八六兴其具养内"
                  "再军准减切列别前办功助努励劳势包北十千协单南占卫"
                  "历压原去县参及双反受变可台史右司同名后吨启告员周"
                  "售四因团园困围固土均培壮处备复多天央失头奋套委子"
                  "字存宁审富导小少局层居届山州左巩布带常干并广序应"
                  "康廉式引当形影彻律得必志思息情惠想意感战户房所才"
                  "扎打执扩扶批承把护报拓招指按挥振据排接控措攻救数"
                  "斗料断旅族无日时明易显普智更最期末权材条来林果染"
                  "查校核格案模次款正段气求江污河油流测海消清港游湖"
                  "灾然煤照牌牢牧物率由界略疗病百益监盖直相真着督石"
                  "矿研破础确示神福种移税究空突站竞第筹算类粮精素紧"
                  "约线组织给络继绩维综绿网置美老考者职联聚脱至航良"
                  "色节药获藏补表装西覆见观视解认让议记论证评识试象"
                  "负财责贫贯贷贸走起超足跨身车较输边过运近还这连退"
                  "适速遇道都配采里铁银链销键门问间队阶际降院除险障"
                  "难零需青非须预领题额风食首验鼓龙");

static const nian_str marks = NIAN_STR_INIT("，。、；：“”（）《》％");

static const nian_str wide =
    NIAN_STR_INIT("\xEF\xBB\xBF\xE3\x80\x80"
                  "—…·〔〕【】-—―–０１２３４５６７８９．－～"
                  "℃㎡①②③④⑤⑥⑦⑧⑨⑩‘’？！〇×＋");

typedef struct weights {
    signed char han[HAN_COUNT];
} weights;

static void weigh(weights *out, nian_str letters, int weight)
{
    uint32_t code;
    for (size_t at = 0; at < letters.len;) {
        at += nian_utf8_next(nian_str_after(letters, at), &code);
        out->han[code - HAN_FIRST] = (signed char)weight;
    }
}

static int weight_of(const weights *known, nian_str letter, uint32_t code,
                     int narrow)
{
    if (code < 0x20 && code != '\n' && code != '\r' && code != '\t' &&
        code != '\f')
        return BROKEN;
    if (code < 0x7F)
        return code < 0x20 ? 0 : narrow;
    if (code >= HAN_FIRST && code <= HAN_LAST)
        return known->han[code - HAN_FIRST];
    if (nian_str_has(marks, letter))
        return MARK;
    if (nian_str_has(wide, letter))
        return WIDE;
    if (code == 0xFFFD)
        return BROKEN;
    return code >= 0xE000 && code < 0xF900 ? PRIVATE : STRANGE;
}

static weights *know(nian_arena *arena)
{
    weights *known = nian_new(arena, weights);
    for (size_t i = 0; i < HAN_COUNT; i++)
        known->han[i] = OTHER;
    weigh(known, common, COMMON);
    weigh(known, usual, USUAL);
    return known;
}

/* The score of all; `most` (may be NULL) is after how many characters it was
 * highest. */
static long run(nian_str text, int narrow, size_t *most)
{
    nian_arena arena = {0};
    const weights *known = know(&arena);
    long score = 0, highest = 0;
    size_t count = 0, best = 0;
    uint32_t code;
    nian_str simple = nian_simplify(&arena, text);
    for (size_t at = 0, len; at < simple.len; at += len) {
        nian_str rest = nian_str_after(simple, at);
        len = nian_utf8_next(rest, &code);
        score += weight_of(known, nian_str_slice(rest, 0, len), code, narrow);
        count++;
        if (score > highest) {
            highest = score;
            best = count;
        }
    }
    if (most)
        *most = best;
    nian_arena_free(&arena);
    return score;
}

long nian_encoding_score(nian_str text, int narrow)
{
    return run(text, narrow, NULL);
}

size_t nian_encoding_good(nian_str text)
{
    size_t most;
    run(text, 0, &most);
    return most;
}
