<?php
/* peer_wikidiff2.php table|json OLD NEW: one diff of two files.  Writes to
 * standard error the seconds that the call itself took. */
$before = file_get_contents($argv[2]);
$after = file_get_contents($argv[3]);
$start = hrtime(true);
echo $argv[1] === "json" ? wikidiff2_inline_json_diff($before, $after, 2)
                         : wikidiff2_do_diff($before, $after, 2);
fprintf(STDERR, "%.6f\n", (hrtime(true) - $start) / 1e9);
