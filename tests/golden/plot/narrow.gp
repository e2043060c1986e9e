set encoding utf8
set terminal svg size 400,954 dynamic noenhanced font "Noto Sans CJK SC,12" background "#ffffff"
$L << ENDabc
云溪县：几个指标
一个指标（%）
一个指标（亿元）
一个指标（人）
一个指标（万吨）
一个指标（%）
注：空心标记为目标
来源：云溪县政府工作报告
8.4%
720
20000
56
55.5%
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
$S3 << ENDabc
2019 20000 NaN NaN NaN NaN
ENDabc
$S4 << ENDabc
2020 54 NaN NaN NaN NaN
2021 NaN NaN NaN NaN NaN
2022 56 NaN NaN NaN NaN
ENDabc
$S5 << ENDabc
2019 52 NaN NaN NaN NaN
2020 NaN NaN NaN NaN NaN
2023 55.5 NaN NaN NaN NaN
ENDabc
set multiplot
set label $L[1] at screen 0.06, screen 0.964361 left noenhanced font "Noto Sans CJK SC:Bold,20" textcolor rgb "#222222"
set label $L[2] at screen 0.06, screen 0.925577 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[3] at screen 0.06, screen 0.749476 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[4] at screen 0.06, screen 0.573375 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[5] at screen 0.06, screen 0.397275 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[6] at screen 0.06, screen 0.221174 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#222222"
set label $L[7] at screen 0.06, screen 0.033543 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[8] at screen 0.06, screen 0.016771 left noenhanced font "Noto Sans CJK SC,11" textcolor rgb "#777777"
set label $L[9] at screen 0.87575, screen 0.89269 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.172
set rmargin at screen 0.85575
set tmargin at screen 0.90566
set bmargin at screen 0.784067
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2023.25]
set xtics ("" 2018, "" 2019, "" 2020, "" 2021, "" 2022, "" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [-5:10]
set ytics ("-5" -5, "-2.5" -2.5, "0" 0, "2.5" 2.5, "5" 5, "7.5" 7.5, "10" 10) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set xzeroaxis lt 1 lw 1 lc rgb "#999999"
plot $S1 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S1 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset label
unset xzeroaxis
set label $L[10] at screen 0.87575, screen 0.725507 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.172
set rmargin at screen 0.85575
set tmargin at screen 0.72956
set bmargin at screen 0.607966
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2023.25]
set xtics ("" 2018, "" 2019, "" 2020, "" 2021, "" 2022, "" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [575:725]
set ytics ("575" 575, "600" 600, "625" 625, "650" 650, "675" 675, "700" 700, "725" 725) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S2 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S2 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset label
set label $L[11] at screen 0.87575, screen 0.492662 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.172
set rmargin at screen 0.85575
set tmargin at screen 0.553459
set bmargin at screen 0.431866
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2023.25]
set xtics ("" 2018, "" 2019, "" 2020, "" 2021, "" 2022, "" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [19000:21000]
set ytics ("19000" 19000, "19500" 19500, "20000" 20000, "20500" 20500, "21000" 21000) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S3 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S3 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset label
set label $L[12] at screen 0.87575, screen 0.377358 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#0072b2"
set lmargin at screen 0.172
set rmargin at screen 0.85575
set tmargin at screen 0.377358
set bmargin at screen 0.255765
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2023.25]
set xtics ("" 2018, "" 2019, "" 2020, "" 2021, "" 2022, "" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [53.5:56]
set ytics ("53.5" 53.5, "54" 54, "54.5" 54.5, "55" 55, "55.5" 55.5, "56" 56) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S4 using 1:2 with lines lt 1 lw 2.4 lc rgb "#0072b2", \
     $S4 using 1:2 with points pt 7 ps 0.9 lw 1.5 lc rgb "#0072b2"
unset label
set label $L[13] at screen 0.87575, screen 0.189099 left noenhanced font "Noto Sans CJK SC:Bold,13" textcolor rgb "#d55e00"
set lmargin at screen 0.172
set rmargin at screen 0.85575
set tmargin at screen 0.201258
set bmargin at screen 0.079665
unset key
set border 1 lw 1 lc rgb "#999999"
set tics nomirror out
set xtics scale 0.5
set ytics scale 0
set grid ytics back lt 1 lw 0.8 lc rgb "#e2e2e2"
set style fill transparent solid 0.3 border
set xrange [2017.75:2023.25]
set xtics ("2018" 2018, "2019" 2019, "2020" 2020, "2021" 2021, "2022" 2022, "2023" 2023) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
set yrange [51:56]
set ytics ("51" 51, "52" 52, "53" 53, "54" 54, "55" 55, "56" 56) font "Noto Sans CJK SC,12" textcolor rgb "#555555"
plot $S5 using 1:2 with points pt 13 ps 1.215 lw 1.5 lc rgb "#ffffff", \
     $S5 using 1:2 with points pt 12 ps 1.215 lw 1.5 lc rgb "#d55e00"
unset multiplot
