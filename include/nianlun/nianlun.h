/** The whole library in one include.
 *
 *      #include <nianlun/nianlun.h>
 *
 *      puts("nianlun " NIANLUN_VERSION);
 *
 *  Bytes become a report (report.h), two reports a comparison (compare.h),
 *  many a history (history.h); a corpus keeps them in git (corpus.h).  What a
 *  function hands out through its first parameter is the caller's to free.
 */
#ifndef NIANLUN_NIANLUN_H
#define NIANLUN_NIANLUN_H

#include "nianlun/compare.h"
#include "nianlun/corpus.h"
#include "nianlun/decimal.h"
#include "nianlun/error.h"
#include "nianlun/history.h"
#include "nianlun/quantity.h"
#include "nianlun/report.h"
#include "nianlun/str.h"

#define NIANLUN_VERSION "0.1.0"

#endif
