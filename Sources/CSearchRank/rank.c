#include "CSearchRank.h"

#include <sqlite3.h>

// Half of the highest weight of a column: with two good hits, a concept has two thirds of what it can have.
static const float saturation = 10;

// A plan whose sizes have been checked.
typedef struct {
    const search_rank_plan *plan;
    const search_rank_phrase *phrases;
    const float *idf;
} plan;

static int read_plan(sqlite3_value *value, plan *out) {
    const unsigned char *bytes = sqlite3_value_blob(value);
    int64_t size = sqlite3_value_bytes(value);
    if (!bytes || (uintptr_t)bytes % sizeof(float) || size < (int64_t)sizeof(search_rank_plan)) { return 0; }
    out->plan = (const search_rank_plan *)bytes;
    int64_t phrases = out->plan->phrases, concepts = out->plan->concepts;
    if (phrases < 0 || concepts < 0 || phrases > 100000 || concepts > 100000) { return 0; }
    out->phrases = (const search_rank_phrase *)(bytes + sizeof(search_rank_plan));
    out->idf = (const float *)(out->phrases + phrases);
    return size
           == (int64_t)sizeof(search_rank_plan) + phrases * (int64_t)sizeof(search_rank_phrase)
                  + concepts * (int64_t)sizeof(float);
}

// The weight and the best tier of a phrase's hits in the row; tier SEARCH_RANK_TIERS without a hit.
static int phrase_hits(
    const plan *p, int number, float share, const Fts5ExtensionApi *api, Fts5Context *context, float *weight, int *tier) {
    const search_rank_phrase *phrase = &p->phrases[number];
    Fts5PhraseIter iterator;
    int column, offset;
    *weight = 0;
    *tier = SEARCH_RANK_TIERS;
    int code = api->xPhraseFirst(context, number, &iterator, &column, &offset);
    if (code != SQLITE_OK) { return code; }
    for (; column >= 0; api->xPhraseNext(context, &iterator, &column, &offset)) {
        if (column >= SEARCH_RANK_COLUMNS || p->plan->tier[column] < 0) { continue; }
        *weight += p->plan->weight[column] * (p->plan->is_caption[column] ? share : 1) * phrase->factor;
        int here = p->plan->tier[column] > phrase->tier ? p->plan->tier[column] : phrase->tier;
        if (here < *tier) { *tier = here; }
    }
    return SQLITE_OK;
}

static void search_rank(
    const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count, sqlite3_value **values) {
    plan p;
    if (count != 1 || !read_plan(values[0], &p)) {
        sqlite3_result_error(result, "searchRank needs a plan", -1);
        return;
    }
    sqlite3_int64 row = api->xRowid(context);
    float share = ((float)(row & SEARCH_RANK_SHARE) + 0.5f) / (SEARCH_RANK_SHARE + 1);
    int phrases = api->xPhraseCount(context);
    if (phrases > p.plan->phrases) { phrases = p.plan->phrases; }

    double sum = 0;
    int worst = 0;
    int number = 0;
    while (number < phrases) {
        int concept = p.phrases[number].concept;
        if (concept < 0 || concept >= p.plan->concepts) {
            number++;
            continue;
        }
        float best_weight = 0;
        int best_tier = SEARCH_RANK_TIERS;
        while (number < phrases && p.phrases[number].concept == concept) {
            int alternative = p.phrases[number].alternative;
            float weight = 0;
            int tier = 0;
            for (; number < phrases && p.phrases[number].concept == concept
                   && p.phrases[number].alternative == alternative;
                 number++) {
                float part;
                int part_tier;
                int code = phrase_hits(&p, number, share, api, context, &part, &part_tier);
                if (code != SQLITE_OK) {
                    sqlite3_result_error_code(result, code);
                    return;
                }
                weight += part;
                if (part_tier > tier) { tier = part_tier; }
            }
            if (tier >= SEARCH_RANK_TIERS) { continue; }
            if (weight > best_weight) { best_weight = weight; }
            if (tier < best_tier) { best_tier = tier; }
        }
        // One of a group of which another matched.
        if (best_tier >= SEARCH_RANK_TIERS) { continue; }
        sum += (double)p.idf[concept] * best_weight / (best_weight + saturation);
        if (best_tier > worst) { worst = best_tier; }
    }
    if (worst == 0 && (row & SEARCH_RANK_UNRECOGNISED)) { worst = SEARCH_RANK_UNRECOGNISED_TIER; }
    sqlite3_result_double(result, SEARCH_RANK_TIERS - 1 - worst + sum / (1 + sum));
}

int search_rank_add(void *connection) {
    sqlite3 *db = connection;
    fts5_api *api = 0;
    sqlite3_stmt *statement = 0;
    int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, 0);
    if (code != SQLITE_OK) { return code; }
    sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", 0);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
    if (code != SQLITE_OK) { return code; }
    if (!api) { return SQLITE_ERROR; }
    return api->xCreateFunction(api, "searchRank", 0, search_rank, 0);
}
