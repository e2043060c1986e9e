/* Which quantities measure something.  Dates, names, thresholds and turns of
 * speech are quantities too; each rule looks at a few characters around one. */
#include "extract/indicator.h"
#include "text/text.h"

enum {
    REACH = 14 /* characters that a rule may look at */
};

typedef struct glance {
    const nian_clause *clause;
    const nian_quantity *quantity;
    nian_unit_class class;
    nian_str before; /* at most REACH characters */
    nian_str after;
} glance;

static bool written_as(const glance *look, const char *units)
{
    nian_str unit = look->quantity->unit;
    return nian_any_start(unit, units) == unit.len && unit.len > 0;
}

static nian_decimal magnitude(const nian_quantity *quantity)
{
    return quantity->has_value ? quantity->value : quantity->high;
}

static bool smaller(const nian_quantity *quantity, int64_t limit)
{
    nian_decimal most = {limit, 0};
    return nian_decimal_compare(magnitude(quantity), most) < 0;
}

/* --- 1: nothing is counted --- */

/* 3200农户: the noun counts. */
static bool counted_noun(const glance *look)
{
    return !look->quantity->chinese &&
           nian_any_start(look->after,
                          "农户|贫困户|学生|贫困村|行政村|自然村|乡镇|建制镇|"
                          "省市|企业|贫困县|县市|社区|学校|城市");
}

static bool index_value(const glance *look)
{
    return look->quantity->has_value && look->quantity->value.exponent < 0 &&
           nian_any_find(look->before, "指数|系数|得分|PMI|评分|死亡率|弹性") >=
               0;
}

/* 连续34年 says how long something held. */
static bool run_of_years(const glance *look)
{
    return written_as(look, "年|次") && !look->quantity->chinese &&
           nian_any_end(look->before, "连续|已连续|实现连续");
}

/* 比分3:2 */
static bool ratio(const glance *look)
{
    nian_str text =
        nian_span_text(look->clause->text, look->quantity->value_span);
    return nian_any_find(text, ":|∶|：|比") >= 0;
}

static bool measures_nothing(const glance *look)
{
    const nian_quantity *quantity = look->quantity;
    if (quantity->kind == NIAN_QUANTITY_FRACTION)
        return ratio(look);
    if (look->class == NIAN_UNIT_DATE)
        return !run_of_years(look);
    if (quantity->unit.len || quantity->scaled)
        return false;
    return !counted_noun(look) && !index_value(look);
}

/* --- 2: inside a name --- */

static bool within_name(const glance *look)
{
    enum {
        LONGEST_NAME = 25
    };
    const nian_marks *marks = &look->clause->marks;
    nian_span span = look->quantity->span;
    const nian_mark *open = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const nian_mark *mark = &marks->items[i];
        bool opens =
            mark->kind == NIAN_MARK_QUOTE || mark->kind == NIAN_MARK_BOOK;
        if (mark->begin < span.begin) {
            bool closes = mark->kind == NIAN_MARK_UNQUOTE ||
                          mark->kind == NIAN_MARK_UNBOOK;
            open = opens ? mark : closes ? NULL : open;
            continue;
        }
        if (!open || opens)
            return false;
        if (mark->kind == NIAN_MARK_UNBOOK)
            return true;
        if (mark->kind == NIAN_MARK_UNQUOTE) {
            nian_span inside = {open->end, mark->begin};
            nian_str text = nian_span_text(look->clause->text, inside);
            return nian_utf8_count(text) < LONGEST_NAME;
        }
    }
    return false;
}

/* --- ranks --- */

static bool rank_cue(nian_str before)
{
    return nian_any_end(
               before,
               "居|列|位|名|排|全省|全国|全市|全区|世界|全球|中部|"
               "西部|东部|升至|升到|跃升|跃升至|保持|并列|综合|"
               "上升到|上升至|进到|前进到|进位至|同类城市|同期|考核|评价|"
               "考评|测评|评比|指数|排在|百强|省|区") > 0;
}

static bool ends_phrase(nian_str after)
{
    return after.len == 0 ||
           nian_any_start(after, "，|。|；|、|（|的|和|及|与|,|;|）|”|以|左右");
}

static bool is_rank(const glance *look)
{
    if (nian_any_start(nian_span_text(look->clause->text, look->quantity->span),
                       "首位|榜首"))
        return false;
    if (look->quantity->unit.len)
        return !nian_any_start(look->after, "院士|以来|书记|主席");
    return rank_cue(look->before) && ends_phrase(look->after);
}

/* --- 3: numerals --- */

static bool bare_power(const glance *look)
{
    nian_str text =
        nian_span_text(look->clause->text, look->quantity->value_span);
    return nian_any_start(text, "百|千|万|亿") > 0;
}

static bool small_numeral(const glance *look)
{
    const nian_quantity *quantity = look->quantity;
    bool counted =
        look->class == NIAN_UNIT_COUNT || look->class == NIAN_UNIT_PEOPLE;
    if (!quantity->chinese || look->class == NIAN_UNIT_PERCENT ||
        look->class == NIAN_UNIT_POINT ||
        quantity->kind == NIAN_QUANTITY_FRACTION)
        return false;
    if (bare_power(look))
        return !quantity->qualifier.len || look->class == NIAN_UNIT_NONE;
    if (look->class == NIAN_UNIT_TIME)
        return !quantity->qualifier.len;
    if (look->class == NIAN_UNIT_TIMES)
        return written_as(look, "番");
    /* The last 一公里, 九万里. */
    if (look->class == NIAN_UNIT_MEASURE)
        return written_as(look, "里|米|寸|斤") ||
               (smaller(quantity, 10) && !quantity->qualifier.len);
    if (counted && smaller(quantity, 20))
        return true;
    if (nian_any_end(nian_span_text(look->clause->text,
                                    (nian_span){0, quantity->value_span.begin}),
                     "数|几"))
        return true;
    return counted && !quantity->scaled && !quantity->qualifier.len &&
           smaller(quantity, 100);
}

/* --- 4: thresholds in names --- */

static const char FLOWS[] =
    "增发|发行|投放|发放|安排|投入|落实|下达|新增|减免|筹措|筹集|拨付|争取|"
    "提供|撬动|引进|吸引|减轻|降低|节约|节省|压减|完成|实现|利用|设立|达|达到";

static const char CLASSES[] =
    "企业|项目|产业|产业链|产业集群|集群|行动|工程|园区|机组|镇|村|县|市|级|"
    "城市|线路|电站|平台|产品|开发区|工业园|基地|品牌|商圈|强县|区|大县|专业|"
    "特色|优势|重点|支柱|主导|工业|大关口|规模企业|俱乐部|梯队|方阵|阵营|板块|"
    "龙头|民营|上市|大企业|大集团|集团|市场|商品|单体|重大|工业企业|骨干|乡镇|"
    "农业|制造业|制造|生物|旅游|民企|国企|单位|粮食|大项目|建设项目|投资项目|"
    "技改|招商|外资|内资|服务业|高新|科技|现代|先进|世界级|国家级";

static const char CLASSES_OF[] =
    "的园区|的企业|的项目|的产业|的县|的市|的镇|的乡|的村|的大型|的龙头|的重大|"
    "的工业|的集群|的重点|的优势|的集团|的开发区|的品牌|的主导|的骨干|的特色|"
    "的民营|的大企业|的城市|的行业|的支柱|的上市|的超大|的特大|的区|的贫困|"
    "的商品|的投资|的单位|的大项目|的建设|的技改|的招商|的产品|的大|的有|的达|"
    "的省|的国家|的经济|的农|的现代|的先进";

/* 超百亿元企业, 200亿元以上的县: what a class is bounded by. */
static bool of_a_class(const glance *look)
{
    bool sum = look->class == NIAN_UNIT_NONE && look->quantity->scaled;
    if (look->class != NIAN_UNIT_MONEY && look->class != NIAN_UNIT_MEASURE &&
        !sum)
        return false;
    if (nian_any_start(look->after, "级|量级|俱乐部|梯队|方阵|以上的"))
        return true;
    if (look->class == NIAN_UNIT_MONEY &&
        nian_any_start(look->after, "的扶持线|的贫困线|的扶贫线|的低保线"))
        return true;
    bool bounded = look->quantity->qualifier.len > 0;
    if (nian_any_end(look->before, FLOWS) && !bounded)
        return false;
    bool from = nian_str_equal(look->quantity->qualifier, NIAN_STR("以上")) ||
                nian_str_equal(look->quantity->qualifier, NIAN_STR("以下"));
    if ((from && nian_any_start(look->after, "的")) ||
        (bounded && nian_any_start(look->after, CLASSES_OF)))
        return true;
    return nian_any_start(look->after, CLASSES) > 0;
}

/* Whether one of the words stands in `text` before a mark that `stops` it. */
static bool ahead(nian_str text, const char *words, const char *stops)
{
    for (size_t at = 0; at < text.len;) {
        nian_str rest = nian_str_after(text, at);
        uint32_t code;
        if (nian_any_start(rest, stops))
            return false;
        if (nian_any_start(rest, words))
            return true;
        at += nian_utf8_next(rest, &code);
    }
    return false;
}

/* 年产30万吨乙烯项目: what a plant can do belongs to its name. */
static bool capacity(const glance *look)
{
    static const char plants[] = "项目|装置|生产线|基地|机组|电站|电厂|工程|"
                                 "码头|泊位|航道|扩建|扩能|技改|扩产|工厂";
    static const char outputs[] = "吨|千瓦|兆瓦|吉瓦|吉瓦时|MW|GW|kW|立方米|升|"
                                  "标箱|瓦|千瓦时|GWh|MWh|兆瓦时|"
                                  "平方米|桶|千伏安|标准箱|片";
    if (written_as(look, "千伏|kV|KV|伏|米|寸|匹"))
        return look->class == NIAN_UNIT_MEASURE &&
               nian_any_start(look->after, "，|。|；|、") == 0;
    if (written_as(look, outputs) &&
        ahead(look->after, plants, "，|。|；|、|的|："))
        return true;
    bool product = written_as(look, "吨|辆|台|套|片") &&
                   look->quantity->scaled &&
                   !nian_any_start(look->after, "、|，|。|；|的|以上|左右");
    nian_str rest =
        nian_str_after(look->clause->text, look->quantity->span.end);
    return product && ahead(nian_head(rest, 90), plants, "，|。|；|：|的");
}

/* --- 5: lengths of time --- */

static bool plain_duration(const glance *look)
{
    if (look->class != NIAN_UNIT_TIME)
        return false;
    if (written_as(look, "岁|周岁"))
        return nian_any_find(look->before, "寿命|年龄") < 0;
    if (nian_any_find(look->before, "7×24|24小时") >= 0 ||
        nian_any_start(look->after, "自助|营业|服务|值班|响应|在线|通关|不打烊|"
                                    "交通圈|经济圈|生活圈|都市圈|通勤圈|高铁圈|"
                                    "热线|开放|供水|应急"))
        return true;
    return nian_any_find(
               look->before,
               "缩短|压缩|压减|减|增|至|到|由|从|达|平均|控制|不超过|"
               "快|节约|提前|降|少|推动|优于|时间|周期|时限|天数|用时|"
               "工作日|办结|延长|只需|仅需|最快|限时") < 0;
}

/* --- 6: turns of speech --- */

/* 在58个县建设316所幼儿园: where something else is counted. */
static bool scope_of_another(const glance *look)
{
    if (look->class != NIAN_UNIT_COUNT || !nian_any_end(look->before, "在") ||
        !ahead(look->after, "县|市|区|省|国家|乡镇|村|街道|社区|学校|单位|州",
               "，|。|；|、"))
        return false;
    nian_str rest =
        nian_str_after(look->clause->text, look->quantity->span.end);
    ptrdiff_t end = nian_any_first(rest, "，|。|；");
    size_t stop = look->quantity->span.end + (end < 0 ? rest.len : (size_t)end);
    for (size_t i = 0; i < look->clause->quantities.count; i++) {
        nian_span span = look->clause->quantities.items[i].span;
        if (span.begin > look->quantity->span.begin && span.end <= stop)
            return true;
    }
    return false;
}

/* 30户以上的自然村 */
static bool homes_beyond(const glance *look)
{
    return (look->class == NIAN_UNIT_PEOPLE ||
            look->class == NIAN_UNIT_COUNT) &&
           (nian_str_equal(look->quantity->qualifier, NIAN_STR("以上")) ||
            nian_str_equal(look->quantity->qualifier, NIAN_STR("以下"))) &&
           nian_any_start(look->after,
                          "的村|的自然村|的行政村|的建制村|的镇|"
                          "的城市|的县|的社区|的居民点|的乡镇|"
                          "的城镇|自然村|建制村|行政村|人口城市") > 0;
}

static bool of_the_world(const glance *look)
{
    if (nian_any_find(
            nian_span_text(look->clause->text, look->quantity->figure),
            "一分钱|一块钱") >= 0)
        return true;
    if (nian_any_end(look->before, "前|排名前|位居前|居前|列前"))
        return look->class != NIAN_UNIT_MONEY;
    if (nian_any_end(look->before, "每") && !look->quantity->qualifier.len)
        return look->class != NIAN_UNIT_MONEY;
    if (nian_any_start(look->after, "中国人|中国人民|各族|全国人民|江西人民|"
                                    "父老|人民|儿女|同胞|中华|干部群众|兆") &&
        look->quantity->scaled)
        return true;
    if (look->quantity->scaled && look->class == NIAN_UNIT_NONE &&
        ahead(nian_head(look->after, 8), "人民|儿女|父老|乡亲|各族群众",
              "，|。|；|、"))
        return true;
    if (nian_any_start(look->after, "兑|比1"))
        return true;
    if (written_as(look, "番"))
        return true;
    if (nian_any_end(look->before, "在|全国|全省|全市|全") &&
        nian_any_start(look->after,
                       "县|区|市|省|国家|城市|地级|直辖市|省份|省区|"
                       "副省级|重点城市") &&
        nian_any_find(look->after, "中|排") >= 0)
        return true;
    if (scope_of_another(look) || homes_beyond(look))
        return true;
    if (written_as(look, "张") &&
        nian_any_start(look->after, "清单|网|表|图|名片|王牌|牌|蓝图"))
        return true;
    if (written_as(look, "条") &&
        (nian_any_find(look->after, "措施|政策|举措|意见") >= 0 ||
         nian_any_find(nian_tail(look->before, 6), "稳|促|惠|扶|政策|措施") >=
             0))
        return true;
    if (look->class == NIAN_UNIT_COUNT &&
        ahead(look->after, "之一", "，|。|；|、"))
        return true;
    return nian_any_start(look->after,
                          "五年规划|个五年|体系|方面|一体|全覆盖|转变|确保|"
                          "坚持|百分之百|一定要") > 0;
}

static nian_unit_class class_of(const nian_quantity *quantity)
{
    if (nian_any_start(quantity->unit, ":|∶|："))
        return NIAN_UNIT_TIMES;
    return nian_unit_read(quantity->unit).class;
}

static bool measures(const glance *look)
{
    if (look->quantity->kind == NIAN_QUANTITY_ORDINAL)
        return is_rank(look) && !within_name(look);
    return !measures_nothing(look) && !within_name(look) &&
           !small_numeral(look) && !of_a_class(look) && !capacity(look) &&
           !plain_duration(look) && !of_the_world(look);
}

void nian_figures_filter(nian_clause *clause, nian_arena *scratch)
{
    for (size_t i = 0; i < clause->quantities.count; i++) {
        const nian_quantity *quantity = &clause->quantities.items[i];
        glance look = {.clause = clause, .quantity = quantity};
        look.class = class_of(quantity);
        look.before = nian_tail(
            nian_str_slice(clause->text, 0, quantity->span.begin), REACH);
        look.after =
            nian_head(nian_str_after(clause->text, quantity->span.end), REACH);
        if (!measures(&look))
            continue;
        nian_figure figure = {
            .quantity = quantity, .class = look.class, .unit = quantity->unit};
        figure.rank = quantity->kind == NIAN_QUANTITY_ORDINAL;
        vec_push(scratch, &clause->figures, figure);
    }
}
