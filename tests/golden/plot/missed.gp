set encoding utf8
set terminal svg size 800,450 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：一个指标
增长　单位：%
注：中空的圆点为未达目标的年份
来源：云溪县政府工作报告
实际 8.4%（2022）
目标 5–5.5%
ENDabc
$S1 << ENDabc
2019 6.1 NaN NaN NaN NaN NaN
2020 2.2 NaN NaN NaN NaN 2.2
2021 NaN NaN NaN NaN NaN NaN
2022 8.4 NaN NaN NaN NaN NaN
ENDabc
$S2 << ENDabc
2020 6 NaN NaN NaN NaN
2021 NaN NaN NaN NaN NaN
2022 NaN NaN NaN 5.5 NaN
2023 NaN 5 5.5 NaN NaN
ENDabc
set label $L[1] at screen 0.03, screen 0.924444 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.03, screen 0.866667 left noenhanced font "Noto Sans CJK SC,13" textcolor rgb "#555555"
set label $L[3] at screen 0.03, screen 0.071111 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[4] at screen 0.03, screen 0.035556 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label "" at screen 0.820175, screen 0.706489 point pt 7 ps 0.8 lw 1.5 lc rgb "#0072b2"
set label $L[5] at screen 0.835175, screen 0.706489 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set label "" at screen 0.820175, screen 0.504889 point pt 5 ps 0.8 lw 1.5 lc rgb "#80d55e00"
set label $L[6] at screen 0.835175, screen 0.504889 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#d55e00"
set lmargin at screen 0.0599
set rmargin at screen 0.805175
set tmargin at screen 0.808889
set bmargin at screen 0.168889
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2018.75:2023.25]
set xtics ("2019" 2019, "2020" 2020, "2021" 2021, "2022" 2022, "2023" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [0:10]
set ytics ("0" 0, "2" 2, "4" 4, "6" 6, "8" 8, "10" 10) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S2 using 1:(0.5*($3+$4)):($1-0.026416):($1+0.026416):3:4 with boxxyerror lw 1 lc rgb "#d55e00", \
     $S2 using 1:5:(0):(0.694444444) with vectors head filled size screen 0.009,22 lt 1 lw 1.5 lc rgb "#d55e00", \
     $S2 using 1:2 with points pt 13 ps 1.215 lw 1.5 lc rgb "#ffffff", \
     $S2 using 1:2 with points pt 12 ps 1.215 lw 1.5 lc rgb "#d55e00", \
     $S2 using 1:5 with points pt 13 ps 1.215 lw 1.5 lc rgb "#ffffff", \
     $S2 using 1:5 with points pt 12 ps 1.215 lw 1.5 lc rgb "#d55e00", \
     $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2", \
     $S1 using 1:7 with points pt 7 ps 0.495 lw 1 lc rgb "#ffffff"
