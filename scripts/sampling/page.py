"""A report as the site of an office publishes it: a page with navigation,
scripts, meta tags, and paragraphs that say what is a heading by looks alone."""
from html import escape

MENU = ("首页", "政务公开", "政务服务", "互动交流", "走进青汀", "数据开放")
FOOT = ("主办：云澜市青汀区人民政府办公室", "承办：青汀区大数据中心",
        "网站标识码：0000000000", "建议使用1280×720以上分辨率浏览")


def meta(title, date, source):
    pairs = (("SiteName", "云澜市青汀区人民政府"), ("ColumnName", "年度报告"),
             ("ArticleTitle", title), ("PubDate", date + " 09:30"),
             ("ContentSource", source),
             ("Keywords", "青汀区,年度报告"))
    return "\n".join('<meta name="%s" content="%s">' % (n, escape(v))
                     for n, v in pairs)


def table(rows):
    line = ('<td style="border:1px solid #000">'
            '<p style="text-align:center;margin:0">%s</p></td>')
    return ('<table border="0" cellspacing="0"><tbody>%s</tbody></table>'
            % "".join("<tr>%s</tr>\n" % "".join(line % escape(cell)
                                                for cell in row)
                      for row in rows))


def body(blocks):
    styles = {"text": "text-indent:2em", "right": "text-align:right",
              "heading": "text-indent:2em"}
    out = []
    for block in blocks:
        words = escape(block.text)
        if block.kind == "table":
            out.append(table(block.rows))
        elif block.kind == "heading":
            out.append('<p style="%s"><strong><span>%s</span></strong></p>'
                       % (styles["heading"], words))
        elif block.kind != "title":
            out.append('<p style="%s"><span style="font-size:16pt">%s</span>'
                       '&nbsp;</p>' % (styles[block.kind], words))
    return "\n".join(out)


def write(path, blocks, date, source):
    title = next(b.text for b in blocks if b.kind == "title")
    menu = "".join('<li><a href="/%d/">%s</a></li>' % (i, name)
                   for i, name in enumerate(MENU))
    text = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<title>%(title)s_云澜市青汀区人民政府</title>
%(meta)s
<link rel="stylesheet" href="/css/site.css">
<style>.nav li{float:left} .TRS_Editor p{line-height:2}</style>
<script>var columnId = "1021"; function share(to) { return to + "<p>分享到微信</p>"; }</script>
</head>
<body>
<div class="header"><a href="/"><img src="/logo.png" alt="云澜市青汀区人民政府"></a>
<form action="/search"><input name="q" placeholder="请输入关键字"><button>搜索</button></form>
<ul class="nav">%(menu)s</ul></div>
<div class="crumbs">您当前的位置：<a href="/">首页</a> &gt; <a href="/1/">政务公开</a> &gt; <a href="/1/7/">年度报告</a></div>
<div class="article">
<h1>%(title)s</h1>
<div class="info"><span>发布时间：%(date)s 09:30</span><span>来源：%(source)s</span><span>浏览次数：<em id="hits">0</em></span><span>字体：【<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</span></div>
<div class="TRS_Editor" id="zoom">
%(body)s
</div>
<div class="tools"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a> 分享到：<a href="javascript:share('wx')">微信</a></div>
<div class="near"><p>上一篇：<a href="a.html">关于青汀区2023年度政府信息公开工作的情况说明</a></p><p>下一篇：没有了</p></div>
<div class="side"><h3>相关文件</h3><ul><li><a href="b.html">一图读懂：青汀区的这一年</a></li><li><a href="c.html">青汀区召开全面依法治区委员会会议</a></li></ul></div>
</div>
<div class="footer"><p>%(foot)s</p></div>
<script src="/js/count.js"></script>
</body>
</html>
""" % {"title": escape(title), "meta": meta(title, date, source),
       "menu": menu, "date": date, "source": escape(source),
       "body": body(blocks), "foot": "</p>\n<p>".join(FOOT)}
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)
