/** The year that a report is filed under. */
#ifndef NIAN_DOCUMENT_YEAR_H
#define NIAN_DOCUMENT_YEAR_H

#include "document/date.h"
#include "document/document.h"

/** Witnesses that speak for years; the heaviest year wins. */
typedef struct nian_votes {
    struct {
        int year;
        float weight;
    } items[24];
    size_t count;
} nian_votes;

void nian_votes_add(nian_votes *votes, int year, float weight);
/** The winner and how sure it is: its share of all weight, less when few
 *  spoke; 0 when nobody did. */
int nian_votes_winner(const nian_votes *votes, float *sure);

/** What headings and sentences say of the year of delivery: 2022年工作回顾
 *  speaks for 2023, 2023年工作安排 too. */
void nian_votes_of_text(nian_votes *votes, const nian_document *document);

/** The year that stands most often in the text, for the year covered, with
 *  its share of all years that do. */
int nian_year_most_named(const nian_document *document, float *share);

#endif
