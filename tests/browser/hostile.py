#!/usr/bin/env python3
"""hostile FOLDER: two reports of an invented county whose words try to be
markup, scripts and commands; a title of 10 kB."""
import pathlib
import sys

ATTACKS = [
    '<script>globalThis.ran = 1</script>',
    '</script><script>globalThis.ran = 2</script>',
    '<img src=x onerror="globalThis.ran = 3">',
    '"><svg onload=globalThis.ran=4>',
    "' onmouseover='globalThis.ran=5",
    '<a href="javascript:globalThis.ran=6">链接</a>',
    ']]><b>',
    '--><h1>',
    '&lt;script&gt;globalThis.ran = 7&lt;/script&gt;',
    '\u202e反向\u202c\u2066隔离\u2069',
    '{{constructor.constructor("globalThis.ran = 8")()}}',
    '`touch /tmp/ran`$(touch /tmp/ran)',
    'data:text/html,<script>globalThis.ran=9</script>',
    '</textarea></title></style><iframe src="//example.com">',
    '__proto__ constructor toString',
]


def report(year):
    title = f"甲水县{year}年法治政府建设年度报告"
    lines = [f"# {title}<script>globalThis.ran = 0</script>" + "长" * 3300, ""]
    for number, attack in enumerate(ATTACKS):
        lines += [
            f"## {'一二三四五六七八九十'[number % 10]}、整治{attack}乱象",
            "",
            f"开展{attack}专项整治{year - 2000 + number}次。"
            f"新建{attack}服务站{number + 3}个。"
            f"明年将建成{attack}平台，覆盖率达到{60 + number}%。",
            "",
        ]
    return "\n".join(lines)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for year in (2020, 2021, 2022, 2023):
        (folder / f"{year}.md").write_text(report(year), "utf-8")


if __name__ == "__main__":
    main()
