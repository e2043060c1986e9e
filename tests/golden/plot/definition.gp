set encoding utf8
set terminal svg size 800,450 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：一个指标
单位：%
来源：云溪县政府工作报告
调查失业率 实际 5.4%
登记失业率 目标 ≤3.5%（2019）
登记失业率 实际 3.2%（2019）
ENDabc
$S1 << ENDabc
2018 3.1 NaN NaN NaN NaN
2019 3.2 NaN NaN NaN NaN
ENDabc
$S2 << ENDabc
2019 NaN NaN NaN NaN 3.5
ENDabc
$S3 << ENDabc
2020 5.6 NaN NaN NaN NaN
2021 5.4 NaN NaN NaN NaN
ENDabc
set label $L[1] at screen 0.03, screen 0.924444 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.03, screen 0.866667 left noenhanced font "Noto Sans CJK SC,13" textcolor rgb "#555555"
set label $L[3] at screen 0.03, screen 0.035556 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label "" at screen 0.720075, screen 0.741333 point pt 15 ps 0.8 lw 1.5 lc rgb "#444444"
set label $L[4] at screen 0.735075, screen 0.741333 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#444444"
set label "" at screen 0.720075, screen 0.527407 point pt 12 ps 1.08 lw 1.5 lc rgb "#d55e00"
set label $L[5] at screen 0.735075, screen 0.527407 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#d55e00"
set label "" at screen 0.720075, screen 0.487407 point pt 7 ps 0.8 lw 1.5 lc rgb "#0072b2"
set label $L[6] at screen 0.735075, screen 0.487407 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.0512
set rmargin at screen 0.705075
set tmargin at screen 0.808889
set bmargin at screen 0.133333
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2021.25]
set xtics ("2018" 2018, "2019" 2019, "2020" 2020, "2021" 2021) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [0:6]
set ytics ("0" 0, "2" 2, "4" 4, "6" 6) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S2 using 1:6:(0):(-0.394736842) with vectors head filled size screen 0.009,22 lt 1 lw 1.5 lc rgb "#d55e00", \
     $S2 using 1:6 with points pt 13 ps 1.215 lw 1.5 lc rgb "#ffffff", \
     $S2 using 1:6 with points pt 12 ps 1.215 lw 1.5 lc rgb "#d55e00", \
     $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2", \
     $S3 using 1:2 with lines lt 1 lw 2.4 lc rgb "#444444", \
     $S3 using 1:2 with points pt 15 ps 0.9 lw 1.5 lc rgb "#444444"
