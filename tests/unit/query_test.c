/* What a few words mean: how much of a query stands in a text, and other names
 * of what it asks for. */
#include "test.h"

#include "history/history.h"

/* How much of the query the statement holds, in a series of which one
 * statement is known. */
static float rate(const char *query, const char *known, const char *statement)
{
    enum {
        TEXTS = 60
    };
    nian_arena arena = {0};
    nian_letters texts[TEXTS], letters;
    nian_query read;
    for (size_t i = 0; i < TEXTS; i++)
        nian_letters_read(&texts[i], &arena,
                          i ? NIAN_STR("扎实做好各项事情")
                            : nian_str_from(known));
    nian_letters_read(&letters, &arena, nian_str_from(statement));
    nian_query_read(&read, &arena, nian_str_from(query), texts, TEXTS);
    float out = nian_query_rate(&read, letters);
    nian_arena_free(&arena);
    return out;
}

static void assert_about(float actual, float expected)
{
    assert_true(actual > expected - 0.001F && actual < expected + 0.001F);
}

static void test_query_reads_names_and_parts(void **state)
{
    (void)state;
    assert_about(rate("河道清淤", "", "全面完成河道清淤任务"), 1);
    assert_about(rate("河道清淤（水系连通）", "", "水系连通工程开工"), 1);
    assert_about(rate("河道清淤 / 水系连通", "", "水系连通工程开工"), 1);
    assert_about(rate("河道 清淤", "", "清淤的河道"), 1);
    assert_true(rate("河道清淤", "", "清淤的河道") < 1);
    assert_about(rate("托育服务", "", "推广电子证照"), 0);
    assert_about(rate("渡口（码头）修缮", "", "渡口码头修缮"), 1);
    /* What every second statement says is no hint. */
    assert_true(rate("事情清淤", "", "办好事情") < 0.1F);
    /* Each part of a joined query will do, completed from the other. */
    assert_about(
        rate("乡村道路养护和桥梁加固", "乡村桥梁加固", "启动乡村桥梁加固"), 1);
    assert_true(rate("乡村道路养护和桥梁加固", "乡村桥梁加固", "桥梁加固") < 1);
    /* A joined phrase that the series writes so is one thing. */
    assert_true(rate("生态修复和绿色发展", "推进生态修复和绿色发展",
                     "坚持绿色发展") < 0.7F);
}

static bool has_name(const nian_query *query, const char *name)
{
    nian_arena arena = {0};
    nian_letters letters;
    nian_letters_read(&letters, &arena, nian_str_from(name));
    bool found = false;
    for (size_t i = 0; i < query->names.count; i++)
        found |= nian_letters_equal(query->names.items[i], letters);
    nian_arena_free(&arena);
    return found;
}

/* A short name stands for its long form and a long one for its short form,
 * when the series uses both; a name of three letters counts as a whole. */
static void test_query_knows_short_and_long_names(void **state)
{
    (void)state;
    static const char *const said[] = {
        "扩大新型农村合作医疗覆盖面",
        "推进新型农村合作医疗制度建设",
        "提高新农合财政补助标准",
        "建设社会主义新农村",
        "实施环境保护工程",
        "环保部门加强环境执法",
        "加强环保督察",
        "环保投入持续增加",
    };
    enum {
        SAID = sizeof said / sizeof *said
    };
    nian_arena arena = {0};
    nian_letters texts[SAID];
    nian_query query;
    for (size_t i = 0; i < SAID; i++)
        nian_letters_read(&texts[i], &arena, nian_str_from(said[i]));
    nian_query_read(&query, &arena, NIAN_STR("新农合"), texts, SAID);
    nian_names_find(&query, &arena, NIAN_STR("新农合"), texts, SAID);
    assert_true(has_name(&query, "新型农村合作"));
    assert_about(nian_query_rate(&query, texts[0]), 1);
    assert_about(nian_query_rate(&query, texts[2]), 1);
    assert_about(nian_query_rate(&query, texts[3]), 0);
    nian_query_read(&query, &arena, NIAN_STR("环境保护"), texts, SAID);
    nian_names_find(&query, &arena, NIAN_STR("环境保护"), texts, SAID);
    assert_true(has_name(&query, "环保"));
    nian_query_read(&query, &arena, NIAN_STR("新型农村"), texts, SAID);
    nian_names_find(&query, &arena, NIAN_STR("新型农村"), texts, SAID);
    assert_int_equal(query.names.count, 0);
    nian_arena_free(&arena);
}

/* 升级为 makes one name another only where both stand right beside it. */
static void test_query_follows_what_is_renamed(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_query query = {0};
    assert_true(nian_names_follow(
        &query, &arena,
        NIAN_STR("开展“晨曦”行动，将“渡口通”升级为“一渡通”，配“船夫”"), NULL, 0,
        3));
    assert_int_equal(query.names.count, 2);
    assert_true(has_name(&query, "渡口通") && has_name(&query, "一渡通"));
    assert_false(nian_names_follow(&query, &arena,
                                   NIAN_STR("推动“晨曦”行动提质"), NULL, 0, 3));
    nian_arena_free(&arena);
}

/* Words far from each other may each speak of something else. */
static void test_query_wants_words_together(void **state)
{
    (void)state;
    float near = rate("渡船检修", "", "对渡船全面检修");
    float far = rate("渡船检修", "",
                     "渡船航线新增六条，方便沿岸村民出行赶集，"
                     "校舍屋面完成检修");
    assert_true(near > far + 0.05F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_query_reads_names_and_parts),
        cmocka_unit_test(test_query_knows_short_and_long_names),
        cmocka_unit_test(test_query_follows_what_is_renamed),
        cmocka_unit_test(test_query_wants_words_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
