set encoding utf8
set terminal svg size 800,450 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：一个指标
单位：亿元
来源：云溪县政府工作报告
第二产业 实际 1638
第二产业 目标 1600
第一产业 实际 298
ENDabc
$S1 << ENDabc
2020 273 NaN NaN NaN NaN
2021 298 NaN NaN NaN NaN
ENDabc
$S2 << ENDabc
2020 1339 NaN NaN NaN NaN
2021 1638 NaN NaN NaN NaN
ENDabc
$S3 << ENDabc
2021 1600 NaN NaN NaN NaN
ENDabc
set label $L[1] at screen 0.03, screen 0.924444 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.03, screen 0.866667 left noenhanced font "Noto Sans CJK SC,13" textcolor rgb "#555555"
set label $L[3] at screen 0.03, screen 0.035556 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label "" at screen 0.81595, screen 0.686613 point pt 5 ps 0.8 lw 1.5 lc rgb "#d55e00"
set label $L[4] at screen 0.83095, screen 0.686613 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#d55e00"
set label "" at screen 0.81595, screen 0.646613 point pt 4 ps 0.8 lw 1.5 lc rgb "#d55e00"
set label $L[5] at screen 0.83095, screen 0.646613 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#d55e00"
set label "" at screen 0.81595, screen 0.233991 point pt 7 ps 0.8 lw 1.5 lc rgb "#0072b2"
set label $L[6] at screen 0.83095, screen 0.233991 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.0773
set rmargin at screen 0.80095
set tmargin at screen 0.808889
set bmargin at screen 0.133333
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2019.75:2021.25]
set xtics ("2020" 2020, "2021" 2021) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [0:2000]
set ytics ("0" 0, "500" 500, "1000" 1000, "1500" 1500, "2000" 2000) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S3 using 1:2 with points pt 5 ps 0.9 lw 1.5 lc rgb "#ffffff", \
     $S3 using 1:2 with points pt 4 ps 0.9 lw 1.5 lc rgb "#d55e00", \
     $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2", \
     $S2 using 1:2 with lines lt 1 lw 2.4 lc rgb "#d55e00", \
     $S2 using 1:2 with points pt 5 ps 0.9 lw 1.5 lc rgb "#d55e00"
