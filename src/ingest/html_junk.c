/* Table of words around articles: what portals of offices write above, below
 * and beside them, and how their pages call these places. */
#include "ingest/html.h"

enum {
    NAME_LONGEST = 64,   /* bytes of one class */
    MORE = 4,            /* characters of a button behind its word */
    FURNITURE_MOST = 90, /* characters of a line of a page's foot */
    PROSE = 20,          /* characters before a comma makes a sentence */
    LONG = 60
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What may follow the first word of a line. */
typedef enum follow {
    ANY,
    BRIEF, /* a few characters: 关闭窗口, and not 关闭煤矿12处 */
    COLON  /* these or a mark or figure: 浏览次数：12 */
} follow;

static const struct {
    nian_str start;
    nian_html_junk junk;
    follow follow;
} starts[] = {
    {NIAN_STR_INIT("打印"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("【打印"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("[打印"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("〖打印"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("关闭"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("【关闭"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("[关闭"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【大"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("【字"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("[字"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("〖字"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("字号"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("字体"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("文字大小"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【返回"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【收藏"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【推荐"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【我要"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("我要纠错"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("返回顶部"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("返回首页"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("收藏"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("点赞"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("分享到"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("分享："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("分享:"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("分享"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("扫一扫"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("扫码"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("扫描二维码"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("微信扫"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("（责任编辑"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("(责任编辑"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("【责任编辑"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("[责任编辑"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("责任编辑"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("责编"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("（编辑："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("编辑："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("编辑:"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("审核："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("审核人："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("文章录入"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("信息录入"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("录入："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("校对："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("初审："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("供稿："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("打印时间"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("网址："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("本文网址"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("浏览次数"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("浏览量"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("阅读次数"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("阅读："), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("点击数"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("点击率"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("点击："), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("访问量"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("上一篇"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("下一篇"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("上一条"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("下一条"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("上一页"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("下一页"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("前一篇"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("后一篇"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("主办单位"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("主办："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("承办单位"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("承办："), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("技术支持"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("网站地图"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("网站声明"), NIAN_HTML_FURNITURE, COLON},
    {NIAN_STR_INIT("联系我们"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("关于我们"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("设为首页"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("无障碍"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("长者"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("您是第"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("原文链接"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("大中小"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("Copyright"), NIAN_HTML_FURNITURE, ANY},
    {NIAN_STR_INIT("发布时间"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发布日期"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发稿时间"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("更新时间"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("更新日期"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("录入时间"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("时间："), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("日期："), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("来源："), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("来源:"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("信息来源"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("稿件来源"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("文章来源"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发布机构"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发布单位"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发布人"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发布者"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("发表于"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("作者："), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("索引号"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("成文日期"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("主题分类"), NIAN_HTML_ABOVE, COLON},
    {NIAN_STR_INIT("有效性"), NIAN_HTML_ABOVE, BRIEF},
    {NIAN_STR_INIT("当前位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("所在位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("现在位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("您的位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("您现在的位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("您当前的位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("您当前位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("您所在的位置"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("首页>"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("首页»"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("首页/"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("首页-"), NIAN_HTML_ABOVE, ANY},
    {NIAN_STR_INIT("相关链接"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关阅读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关文章"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关新闻"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关信息"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关解读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关政策"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关文档"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关文件"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关稿件"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关推荐"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关报道"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关内容"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关专题"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("相关附件"), NIAN_HTML_FURNITURE, BRIEF},
    {NIAN_STR_INIT("关联阅读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("延伸阅读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("推荐阅读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("热门推荐"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("热点推荐"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("猜你喜欢"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("为您推荐"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("为你推荐"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("大家都在看"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("热点新闻"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("热门文章"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("推荐文章"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("最新文章"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("近期文章"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("网友评论"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("最新评论"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("发表评论"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("我来说两句"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("友情链接"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("政策解读"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("点击排行"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("最新信息"), NIAN_HTML_TAIL, BRIEF},
    {NIAN_STR_INIT("发表回复"), NIAN_HTML_TAIL, BRIEF},
};

/* Wherever they stand in a line. */
static const nian_str rights[] = {
    NIAN_STR_INIT("版权所有"),
    NIAN_STR_INIT("©"),
    NIAN_STR_INIT("Copyright"),
    NIAN_STR_INIT("转载请注明"),
};

/* … of a line that is no sentence. */
static const nian_str legal[] = {
    NIAN_STR_INIT("ICP备"),      NIAN_STR_INIT("公网安备"),
    NIAN_STR_INIT("网站标识码"), NIAN_STR_INIT("AllRights"),
    NIAN_STR_INIT("浏览器浏览"), NIAN_STR_INIT("分辨率浏览"),
    NIAN_STR_INIT("版本浏览器"), NIAN_STR_INIT("以上浏览器"),
    NIAN_STR_INIT("浏览本站"),
};

/* In a class or id, in small letters. */
static const nian_str around[] = {
    NIAN_STR_INIT("breadcrumb"),  NIAN_STR_INIT("crumb"),
    NIAN_STR_INIT("navbar"),      NIAN_STR_INIT("navigat"),
    NIAN_STR_INIT("sidebar"),     NIAN_STR_INIT("footer"),
    NIAN_STR_INIT("copyright"),   NIAN_STR_INIT("share"),
    NIAN_STR_INIT("comment"),     NIAN_STR_INIT("related"),
    NIAN_STR_INIT("recommend"),   NIAN_STR_INIT("toolbar"),
    NIAN_STR_INIT("paginat"),     NIAN_STR_INIT("prevnext"),
    NIAN_STR_INIT("prev-next"),   NIAN_STR_INIT("location"),
    NIAN_STR_INIT("weizhi"),      NIAN_STR_INIT("daohang"),
    NIAN_STR_INIT("fenxiang"),    NIAN_STR_INIT("pinglun"),
    NIAN_STR_INIT("xiangguan"),   NIAN_STR_INIT("qrcode"),
    NIAN_STR_INIT("erweima"),     NIAN_STR_INIT("hotnews"),
    NIAN_STR_INIT("ranking"),     NIAN_STR_INIT("topbar"),
    NIAN_STR_INIT("searchbox"),   NIAN_STR_INIT("friendlink"),
    NIAN_STR_INIT("friend-link"), NIAN_STR_INIT("jiathis"),
};

/* A whole class or id. */
static const nian_str around_whole[] = {
    NIAN_STR_INIT("nav"),    NIAN_STR_INIT("foot"),     NIAN_STR_INIT("menu"),
    NIAN_STR_INIT("bottom"), NIAN_STR_INIT("crumbs"),   NIAN_STR_INIT("path"),
    NIAN_STR_INIT("tools"),  NIAN_STR_INIT("tool"),     NIAN_STR_INIT("top"),
    NIAN_STR_INIT("pager"),  NIAN_STR_INIT("dqwz"),     NIAN_STR_INIT("banner"),
    NIAN_STR_INIT("search"), NIAN_STR_INIT("position"), NIAN_STR_INIT("xglj"),
    NIAN_STR_INIT("xgxw"),
};

/* Where the systems that run such portals put the text. */
static const nian_str articles[] = {
    NIAN_STR_INIT("zoom"),          NIAN_STR_INIT("trs_editor"),
    NIAN_STR_INIT("trs_ueditor"),   NIAN_STR_INIT("ucap-content"),
    NIAN_STR_INIT("pages_content"), NIAN_STR_INIT("vsb_content"),
    NIAN_STR_INIT("news_content"),  NIAN_STR_INIT("con_con"),
    NIAN_STR_INIT("article"),       NIAN_STR_INIT("zhengwen"),
    NIAN_STR_INIT("entry-content"), NIAN_STR_INIT("post-content"),
    NIAN_STR_INIT("rich_media"),    NIAN_STR_INIT("wenzhang"),
    NIAN_STR_INIT("founder"),       NIAN_STR_INIT("content"),
};

bool nian_html_is_prose(nian_str line)
{
    return nian_str_has(line, NIAN_STR("。")) ||
           nian_str_has(line, NIAN_STR("；")) ||
           (nian_str_has(line, NIAN_STR("，")) &&
            nian_utf8_longer(line, PROSE)) ||
           nian_utf8_longer(line, LONG);
}

nian_str nian_html_squeeze(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t size = nian_utf8_next(nian_str_after(s, at), &code);
        bool blank = code <= ' ' || code == 0xA0 || code == 0x3000 ||
                     (code >= 0x2000 && code <= 0x200F) || code == 0xFEFF;
        if (!blank)
            memcpy(out + len, s.ptr + at, size);
        len += blank ? 0 : size;
        at += size;
    }
    return (nian_str){out, len};
}

/* 2024-01-15 10:30, 2024/1/15: as a machine writes it, alone or with whence
 * the page came. */
static bool is_stamp(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("来源"), NIAN_STR_INIT("发布"), NIAN_STR_INIT("作者"),
        NIAN_STR_INIT("阅读"), NIAN_STR_INIT("浏览"), NIAN_STR_INIT("点击"),
        NIAN_STR_INIT("字号"), NIAN_STR_INIT("打印"),
    };
    size_t digits = 0;
    size_t at = 0;
    while (at < s.len && ((s.ptr[at] >= '0' && s.ptr[at] <= '9') ||
                          strchr("-/.:", s.ptr[at]))) {
        digits += s.ptr[at] >= '0' && s.ptr[at] <= '9';
        at++;
    }
    bool stamp = digits >= 6 && digits <= 14 && digits < at;
    nian_str rest = nian_str_after(s, at);
    return stamp &&
           (rest.len == 0 || nian_str_has_any(rest, words, COUNT(words)));
}

/* 首页 > 政务公开 > 工作报告 */
static bool is_path(nian_str s)
{
    size_t steps = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        steps += code == '>' || code == 0xBB || code == 0x203A;
    }
    return steps >= 2;
}

static bool is_mark(nian_str s)
{
    uint32_t code = ' ';
    if (s.len)
        nian_utf8_next(s, &code);
    return !nian_is_han(code) && !nian_is_latin(code) && code != 0xFF0C &&
           code != 0x3001;
}

/* By the first word; several buttons may stand in a row: 收藏 点赞 分享. */
static nian_html_junk judge_word(nian_str s)
{
    for (size_t i = 0; i < COUNT(starts); i++) {
        nian_str rest = s;
        follow how = starts[i].follow;
        if (!nian_str_cut_start(&rest, starts[i].start))
            continue;
        if (how == ANY || (how == COLON && is_mark(rest)) ||
            (how == BRIEF && (!nian_utf8_longer(rest, MORE) ||
                              judge_word(rest) == NIAN_HTML_FURNITURE)))
            return starts[i].junk;
    }
    return NIAN_HTML_NO_JUNK;
}

static nian_html_junk judge(nian_str s)
{
    bool sentence = nian_str_has(s, NIAN_STR("。"));
    if (nian_utf8_longer(s, sentence ? FURNITURE_MOST : FURNITURE_MOST * 3))
        return NIAN_HTML_NO_JUNK;
    if (nian_str_has_any(s, rights, COUNT(rights)) ||
        (!sentence && nian_str_has_any(s, legal, COUNT(legal))))
        return NIAN_HTML_FURNITURE;
    if (sentence || nian_utf8_longer(s, FURNITURE_MOST))
        return NIAN_HTML_NO_JUNK;
    if (is_stamp(s) || is_path(s))
        return NIAN_HTML_ABOVE;
    return judge_word(s);
}

/* Pictures of a thumb or a star stand before the words of a button. */
static nian_str cut_signs(nian_str s)
{
    while (s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(s, &code);
        if (code < 0x2190 || (code >= 0x2E80 && code < 0xF000) ||
            (code >= 0xFF00 && code < 0x10000))
            break;
        s = nian_str_after(s, len);
    }
    return s;
}

nian_html_junk nian_html_judge(nian_str line)
{
    nian_arena scratch = {0};
    nian_html_junk junk = NIAN_HTML_NO_JUNK;
    if (line.len < 2048)
        junk = judge(cut_signs(nian_html_squeeze(&scratch, line)));
    nian_arena_free(&scratch);
    return junk;
}

/* The next class in small letters. */
static bool next_name(nian_str *rest, char name[NAME_LONGEST], nian_str *out)
{
    *rest = nian_str_trim(*rest);
    size_t len = 0;
    while (len < rest->len && rest->ptr[len] != ' ' && rest->ptr[len] != '\n')
        len++;
    for (size_t i = 0; i < len && i < NAME_LONGEST; i++) {
        char byte = rest->ptr[i];
        name[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    *rest = nian_str_after(*rest, len);
    *out = (nian_str){name, len < NAME_LONGEST ? len : NAME_LONGEST};
    return len > 0;
}

static bool names_any(const nian_html_node *node, const nian_str *parts,
                      size_t part_count, const nian_str *wholes,
                      size_t whole_count)
{
    static const nian_str attrs[] = {NIAN_STR_INIT("class"),
                                     NIAN_STR_INIT("id")};
    char buffer[NAME_LONGEST];
    for (size_t i = 0; i < COUNT(attrs); i++) {
        nian_str rest = nian_html_attr_of(node, attrs[i]);
        for (nian_str name; next_name(&rest, buffer, &name);)
            if (nian_str_has_any(name, parts, part_count) ||
                nian_str_is_any(name, wholes, whole_count))
                return true;
    }
    return false;
}

bool nian_html_names_junk(const nian_html_node *node)
{
    return names_any(node, around, COUNT(around), around_whole,
                     COUNT(around_whole));
}

bool nian_html_names_article(const nian_html_node *node)
{
    return node->tag == NIAN_HTML_ARTICLE ||
           names_any(node, articles, COUNT(articles), NULL, 0);
}
