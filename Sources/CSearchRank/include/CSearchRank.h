#ifndef CSEARCHRANK_H
#define CSEARCHRANK_H

#include <stdint.h>

// The function by which search ranks its hits, for the FTS5 tables of a connection:
//
//     SELECT searchRank(searchIndex, :plan) FROM searchIndex WHERE searchIndex MATCH :words
//
// A hit's whole part is its tier, counted down from SEARCH_RANK_TIERS - 1, and the rest, below 1, how well it matches:
//
//     w = the highest weight of an alternative of the concept: the sum over its hits of the column's weight
//     s = the sum over the concepts of idf * w / (w + 10);  rest = s / (1 + s)
//
// No table is read for it, and no list of hits beyond the row's own, unlike for FTS5's bm25().

enum {
    SEARCH_RANK_COLUMNS = 16,
    SEARCH_RANK_TIERS = 7,
    // The tier of a hit in the first one whose image the model did not recognise: rowid has SEARCH_RANK_UNRECOGNISED.
    SEARCH_RANK_UNRECOGNISED_TIER = 2,
    SEARCH_RANK_UNRECOGNISED = 8,
    // The lowest bits of rowid: the share of right captions, in eighths.
    SEARCH_RANK_SHARE = 7,
};

// The plan is a blob: a search_rank_plan, then `phrases` search_rank_phrase, then `concepts` idf weights (float).
typedef struct {
    int32_t phrases;
    int32_t concepts;
    // Weight of a hit in each column, and its tier; tier -1: not counted.
    float weight[SEARCH_RANK_COLUMNS];
    int32_t tier[SEARCH_RANK_COLUMNS];
    // 1: the column's weight counts as far as captions are right.
    int32_t is_caption[SEARCH_RANK_COLUMNS];
} search_rank_plan;

// One phrase of the full-text expression, in their order there. Phrases of one alternative are neighbours, and so are the
// alternatives of one concept. Every phrase of an alternative must have a hit; one alternative of a concept is enough.
typedef struct {
    int32_t concept;      // -1: not ranked
    int32_t alternative;  // another number than that of the neighbouring alternatives
    int32_t tier;         // the least tier of its hits
    float factor;         // of its weight
} search_rank_phrase;

// Adds searchRank to a connection (sqlite3 *). Returns an SQLite result code.
int search_rank_add(void *connection);

#endif
