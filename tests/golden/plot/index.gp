set encoding utf8
set terminal svg size 800,450 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：一个指标
指数，2019年=100
来源：云溪县政府工作报告
110
ENDabc
$S1 << ENDabc
2019 100 NaN NaN NaN NaN
2020 106.7 NaN NaN NaN NaN
2021 110 NaN NaN NaN NaN
ENDabc
set label $L[1] at screen 0.03, screen 0.924444 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.03, screen 0.866667 left noenhanced font "Noto Sans CJK SC,13" textcolor rgb "#555555"
set label $L[3] at screen 0.03, screen 0.035556 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[4] at screen 0.95, screen 0.808889 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.0686
set rmargin at screen 0.94
set tmargin at screen 0.808889
set bmargin at screen 0.133333
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2018.75:2021.25]
set xtics ("2019" 2019, "2020" 2020, "2021" 2021) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [98:110]
set ytics ("98" 98, "100" 100, "102" 102, "104" 104, "106" 106, "108" 108, "110" 110) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
