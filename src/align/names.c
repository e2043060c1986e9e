/* Abbreviations that official Chinese uses all over the country, each with
 * what it stands for.  A pair acts only where one report writes the short form
 * and the other the long one, so that what is never written costs nothing;
 * words of one place, of one campaign or with two readings stay out (两新 is
 * social organisations and infrastructure, 旧改 housing and industry). */
#include "align/features.h"

/* For a constant. */
#define PAIR(short_form, long_form)                                            \
    {                                                                          \
        .name = NIAN_STR_INIT(short_form), .means = NIAN_STR_INIT(long_form)   \
    }

static const nian_renaming general[] = {
    /* economy */
    PAIR("高企", "高新技术企业"),
    PAIR("规上", "规模以上"),
    PAIR("限上", "限额以上"),
    PAIR("专项债", "专项债券"),
    PAIR("专精特新", "专业化、精细化、特色化、新颖化"),
    PAIR("民企", "民营企业"),
    PAIR("国企", "国有企业"),
    PAIR("央企", "中央企业"),
    PAIR("外企", "外资企业"),
    PAIR("小微企业", "小型微型企业"),
    PAIR("国资", "国有资产"),
    PAIR("外贸", "对外贸易"),
    PAIR("电商", "电子商务"),
    PAIR("经开区", "经济技术开发区"),
    PAIR("高新区", "高新技术产业开发区"),
    PAIR("自贸区", "自由贸易试验区"),
    PAIR("自贸试验区", "自由贸易试验区"),
    PAIR("综保区", "综合保税区"),
    PAIR("新基建", "新型基础设施建设"),
    PAIR("双碳", "碳达峰、碳中和"),
    PAIR("供销社", "供销合作社"),
    PAIR("农信社", "农村信用社"),
    PAIR("三农", "农业、农村和农民"),
    /* people */
    PAIR("低保", "最低生活保障"),
    PAIR("医保", "医疗保险"),
    PAIR("社保", "社会保险"),
    PAIR("新农合", "新型农村合作医疗"),
    PAIR("新农保", "新型农村社会养老保险"),
    PAIR("公租房", "公共租赁住房"),
    PAIR("廉租房", "廉租住房"),
    PAIR("经适房", "经济适用住房"),
    PAIR("保租房", "保障性租赁住房"),
    PAIR("棚改", "棚户区改造"),
    PAIR("义教", "义务教育"),
    PAIR("高校", "高等学校"),
    PAIR("中职", "中等职业"),
    PAIR("高职", "高等职业"),
    PAIR("双一流", "世界一流大学和一流学科"),
    PAIR("医改", "医药卫生体制改革"),
    PAIR("环保", "环境保护"),
    /* government by law */
    PAIR("放管服", "简政放权、放管结合、优化服务"),
    PAIR("双随机、一公开",
         "随机抽取检查对象、随机选派执法检查人员、抽查情况及查处结果及时向社会"
         "公开"),
    PAIR("三项制度",
         "行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度"),
    PAIR("三项制度", "行政执法公示、执法全过程记录、重大执法决定法制审核"),
    PAIR("建议提案", "人大代表建议和政协委员提案"),
    PAIR("建议提案", "人大代表建议、政协委员提案"),
    PAIR("建议提案", "人大建议和政协提案"),
    PAIR("建议提案", "人大建议、政协提案"),
    PAIR("两代表一委员", "党代表、人大代表、政协委员"),
    PAIR("人大", "人民代表大会"),
    PAIR("政协", "人民政治协商会议"),
    PAIR("法援", "法律援助"),
    PAIR("扫黑除恶", "扫除黑恶势力"),
    PAIR("权责清单", "权力清单和责任清单"),
    PAIR("权责清单", "权力清单、责任清单"),
    PAIR("三公经费", "因公出国（境）费、公务用车购置及运行费和公务接待费"),
};

nian_names nian_general_names(void)
{
    return (nian_names){general, sizeof general / sizeof *general};
}
