set encoding utf8
set terminal svg size 800,450 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：几个指标
一个指标（%）
一个指标（亿元）
注：空心标记为目标
来源：云溪县政府工作报告
8.4%
720
ENDabc
$S1 << ENDabc
2019 6.1 NaN NaN NaN NaN
2020 -2.2 NaN NaN NaN NaN
2021 8.4 NaN NaN NaN NaN
ENDabc
$S2 << ENDabc
2018 600 NaN NaN NaN NaN
2019 NaN NaN NaN NaN NaN
2021 720 NaN NaN NaN NaN
ENDabc
set multiplot
set label $L[1] at screen 0.03, screen 0.924444 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.03, screen 0.842222 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[3] at screen 0.03, screen 0.468889 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[4] at screen 0.03, screen 0.071111 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[5] at screen 0.03, screen 0.035556 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[6] at screen 0.9473, screen 0.772504 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.0773
set rmargin at screen 0.9373
set tmargin at screen 0.8
set bmargin at screen 0.542222
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2021.25]
set xtics ("" 2018, "" 2019, "" 2020, "" 2021) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [-5:10]
set ytics ("-5" -5, "-2.5" -2.5, "0" 0, "2.5" 2.5, "5" 5, "7.5" 7.5, "10" 10) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set xzeroaxis lt 1 lw 1 lc rgb "#999999"
plot $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset label
unset xzeroaxis
set label $L[7] at screen 0.9473, screen 0.418074 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.0773
set rmargin at screen 0.9373
set tmargin at screen 0.426667
set bmargin at screen 0.168889
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2021.25]
set xtics ("2018" 2018, "2019" 2019, "2020" 2020, "2021" 2021) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [575:725]
set ytics ("575" 575, "600" 600, "625" 625, "650" 650, "675" 675, "700" 700, "725" 725) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S2 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S2 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset multiplot
