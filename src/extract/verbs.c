/* Which clauses say that somebody does something.  Formal Chinese opens such a
 * clause with its verb, after adverbs and a general subject at most; a clause
 * that opens with a thing tells how the thing fares. */
#include "extract/verbs.h"

#include "extract/words.h"
#include "text/text.h"

enum {
    HAN_LEN = 3, /* bytes; every entry starts with a Han character */
    REACH = 120  /* bytes within which a preposition's verb stands */
};

/* All tables are in byte order. */
static const nian_str adverbs[] = {
    NIAN_STR_INIT("一体"),     NIAN_STR_INIT("一律"),
    NIAN_STR_INIT("不断"),     NIAN_STR_INIT("严厉"),
    NIAN_STR_INIT("严格"),     NIAN_STR_INIT("主动"),
    NIAN_STR_INIT("也"),       NIAN_STR_INIT("优先"),
    NIAN_STR_INIT("依法"),     NIAN_STR_INIT("充分"),
    NIAN_STR_INIT("先后"),     NIAN_STR_INIT("全力"),
    NIAN_STR_INIT("全方位"),   NIAN_STR_INIT("全面"),
    NIAN_STR_INIT("共"),       NIAN_STR_INIT("共同"),
    NIAN_STR_INIT("再"),       NIAN_STR_INIT("分类"),
    NIAN_STR_INIT("切实"),     NIAN_STR_INIT("加力"),
    NIAN_STR_INIT("加速"),     NIAN_STR_INIT("务实"),
    NIAN_STR_INIT("务必"),     NIAN_STR_INIT("努力"),
    NIAN_STR_INIT("千方百计"), NIAN_STR_INIT("协同"),
    NIAN_STR_INIT("又"),       NIAN_STR_INIT("及时"),
    NIAN_STR_INIT("合理"),     NIAN_STR_INIT("同步"),
    NIAN_STR_INIT("因地制宜"), NIAN_STR_INIT("圆满"),
    NIAN_STR_INIT("坚决"),     NIAN_STR_INIT("坚定"),
    NIAN_STR_INIT("坚定不移"), NIAN_STR_INIT("坚持不懈"),
    NIAN_STR_INIT("多措并举"), NIAN_STR_INIT("多渠道"),
    NIAN_STR_INIT("大力"),     NIAN_STR_INIT("大幅"),
    NIAN_STR_INIT("大胆"),     NIAN_STR_INIT("大规模"),
    NIAN_STR_INIT("奋力"),     NIAN_STR_INIT("妥善"),
    NIAN_STR_INIT("始终"),     NIAN_STR_INIT("定期"),
    NIAN_STR_INIT("密切"),     NIAN_STR_INIT("尽力"),
    NIAN_STR_INIT("尽快"),     NIAN_STR_INIT("已"),
    NIAN_STR_INIT("并"),       NIAN_STR_INIT("广泛"),
    NIAN_STR_INIT("强力"),     NIAN_STR_INIT("快速"),
    NIAN_STR_INIT("成功"),     NIAN_STR_INIT("扎实"),
    NIAN_STR_INIT("抓紧"),     NIAN_STR_INIT("持之以恒"),
    NIAN_STR_INIT("持续"),     NIAN_STR_INIT("提前"),
    NIAN_STR_INIT("新"),       NIAN_STR_INIT("普遍"),
    NIAN_STR_INIT("更加"),     NIAN_STR_INIT("更大"),
    NIAN_STR_INIT("更大力度"), NIAN_STR_INIT("更好"),
    NIAN_STR_INIT("有力"),     NIAN_STR_INIT("有序"),
    NIAN_STR_INIT("有效"),     NIAN_STR_INIT("毫不动摇"),
    NIAN_STR_INIT("深入"),     NIAN_STR_INIT("深度"),
    NIAN_STR_INIT("牢牢"),     NIAN_STR_INIT("率先"),
    NIAN_STR_INIT("率先在"),   NIAN_STR_INIT("着力"),
    NIAN_STR_INIT("科学"),     NIAN_STR_INIT("积极"),
    NIAN_STR_INIT("积极稳妥"), NIAN_STR_INIT("稳妥"),
    NIAN_STR_INIT("稳步"),     NIAN_STR_INIT("稳步有序"),
    NIAN_STR_INIT("精准"),     NIAN_STR_INIT("精心"),
    NIAN_STR_INIT("系统"),     NIAN_STR_INIT("紧紧"),
    NIAN_STR_INIT("累计"),     NIAN_STR_INIT("纵深"),
    NIAN_STR_INIT("统筹"),     NIAN_STR_INIT("继续"),
    NIAN_STR_INIT("联合"),     NIAN_STR_INIT("自觉"),
    NIAN_STR_INIT("认真"),     NIAN_STR_INIT("超额"),
    NIAN_STR_INIT("迅速"),     NIAN_STR_INIT("还"),
    NIAN_STR_INIT("进一步"),   NIAN_STR_INIT("逐年"),
    NIAN_STR_INIT("逐步"),     NIAN_STR_INIT("逐级"),
    NIAN_STR_INIT("重点"),     NIAN_STR_INIT("集中"),
    NIAN_STR_INIT("顺利"),     NIAN_STR_INIT("首次"),
    NIAN_STR_INIT("高度"),     NIAN_STR_INIT("高标准"),
    NIAN_STR_INIT("高水平"),   NIAN_STR_INIT("高质量"),
    NIAN_STR_INIT("高起点"),
};

static const nian_str subjects[] = {
    NIAN_STR_INIT("一年来"),   NIAN_STR_INIT("为此"),
    NIAN_STR_INIT("五年来"),   NIAN_STR_INIT("今年"),
    NIAN_STR_INIT("今年以来"), NIAN_STR_INIT("全区"),
    NIAN_STR_INIT("全县"),     NIAN_STR_INIT("全国"),
    NIAN_STR_INIT("全州"),     NIAN_STR_INIT("全市"),
    NIAN_STR_INIT("全年"),     NIAN_STR_INIT("全省"),
    NIAN_STR_INIT("其中"),     NIAN_STR_INIT("其次"),
    NIAN_STR_INIT("区政府"),   NIAN_STR_INIT("去年"),
    NIAN_STR_INIT("县政府"),   NIAN_STR_INIT("各地"),
    NIAN_STR_INIT("各级政府"), NIAN_STR_INIT("同时"),
    NIAN_STR_INIT("尤其是"),   NIAN_STR_INIT("市政府"),
    NIAN_STR_INIT("年内"),     NIAN_STR_INIT("我们"),
    NIAN_STR_INIT("我区"),     NIAN_STR_INIT("我县"),
    NIAN_STR_INIT("我州"),     NIAN_STR_INIT("我市"),
    NIAN_STR_INIT("我省"),     NIAN_STR_INIT("最后"),
    NIAN_STR_INIT("此外"),     NIAN_STR_INIT("特别是"),
    NIAN_STR_INIT("省政府"),   NIAN_STR_INIT("过去一年"),
    NIAN_STR_INIT("过去五年"), NIAN_STR_INIT("首先"),
};

static const nian_str verbs[] = {
    NIAN_STR_INIT("上线"), NIAN_STR_INIT("下放"), NIAN_STR_INIT("下沉"),
    NIAN_STR_INIT("下达"), NIAN_STR_INIT("严守"), NIAN_STR_INIT("严惩"),
    NIAN_STR_INIT("严打"), NIAN_STR_INIT("严抓"), NIAN_STR_INIT("严控"),
    NIAN_STR_INIT("严查"), NIAN_STR_INIT("严格"), NIAN_STR_INIT("严禁"),
    NIAN_STR_INIT("严管"), NIAN_STR_INIT("丰富"), NIAN_STR_INIT("主办"),
    NIAN_STR_INIT("主导"), NIAN_STR_INIT("主张"), NIAN_STR_INIT("举办"),
    NIAN_STR_INIT("举行"), NIAN_STR_INIT("争先"), NIAN_STR_INIT("争创"),
    NIAN_STR_INIT("争取"), NIAN_STR_INIT("争得"), NIAN_STR_INIT("互通"),
    NIAN_STR_INIT("亮化"), NIAN_STR_INIT("亮相"), NIAN_STR_INIT("从快"),
    NIAN_STR_INIT("从重"), NIAN_STR_INIT("优化"), NIAN_STR_INIT("会见"),
    NIAN_STR_INIT("传承"), NIAN_STR_INIT("传播"), NIAN_STR_INIT("使用"),
    NIAN_STR_INIT("依托"), NIAN_STR_INIT("依靠"), NIAN_STR_INIT("侦破"),
    NIAN_STR_INIT("促成"), NIAN_STR_INIT("促进"), NIAN_STR_INIT("保存"),
    NIAN_STR_INIT("保护"), NIAN_STR_INIT("保持"), NIAN_STR_INIT("保留"),
    NIAN_STR_INIT("保证"), NIAN_STR_INIT("保障"), NIAN_STR_INIT("修复"),
    NIAN_STR_INIT("修建"), NIAN_STR_INIT("修改"), NIAN_STR_INIT("修订"),
    NIAN_STR_INIT("借助"), NIAN_STR_INIT("倡导"), NIAN_STR_INIT("倡议"),
    NIAN_STR_INIT("倾听"), NIAN_STR_INIT("做优"), NIAN_STR_INIT("做到"),
    NIAN_STR_INIT("做大"), NIAN_STR_INIT("做好"), NIAN_STR_INIT("做强"),
    NIAN_STR_INIT("健全"), NIAN_STR_INIT("偿付"), NIAN_STR_INIT("偿还"),
    NIAN_STR_INIT("催生"), NIAN_STR_INIT("免征"), NIAN_STR_INIT("免收"),
    NIAN_STR_INIT("免除"), NIAN_STR_INIT("兑现"), NIAN_STR_INIT("兜住"),
    NIAN_STR_INIT("兜牢"), NIAN_STR_INIT("公布"), NIAN_STR_INIT("公开"),
    NIAN_STR_INIT("共享"), NIAN_STR_INIT("关停"), NIAN_STR_INIT("关心"),
    NIAN_STR_INIT("关注"), NIAN_STR_INIT("关爱"), NIAN_STR_INIT("关闭"),
    NIAN_STR_INIT("兴修"), NIAN_STR_INIT("兴办"), NIAN_STR_INIT("兴建"),
    NIAN_STR_INIT("养护"), NIAN_STR_INIT("再造"), NIAN_STR_INIT("净化"),
    NIAN_STR_INIT("减免"), NIAN_STR_INIT("减少"), NIAN_STR_INIT("减轻"),
    NIAN_STR_INIT("凝聚"), NIAN_STR_INIT("出台"), NIAN_STR_INIT("出席"),
    NIAN_STR_INIT("出版"), NIAN_STR_INIT("出访"), NIAN_STR_INIT("出资"),
    NIAN_STR_INIT("列入"), NIAN_STR_INIT("创作"), NIAN_STR_INIT("创办"),
    NIAN_STR_INIT("创建"), NIAN_STR_INIT("创新"), NIAN_STR_INIT("创造"),
    NIAN_STR_INIT("判处"), NIAN_STR_INIT("利用"), NIAN_STR_INIT("制定"),
    NIAN_STR_INIT("制订"), NIAN_STR_INIT("削减"), NIAN_STR_INIT("力争"),
    NIAN_STR_INIT("力促"), NIAN_STR_INIT("力保"), NIAN_STR_INIT("力推"),
    NIAN_STR_INIT("力求"), NIAN_STR_INIT("办好"), NIAN_STR_INIT("办理"),
    NIAN_STR_INIT("办结"), NIAN_STR_INIT("加入"), NIAN_STR_INIT("加固"),
    NIAN_STR_INIT("加大"), NIAN_STR_INIT("加密"), NIAN_STR_INIT("加强"),
    NIAN_STR_INIT("加快"), NIAN_STR_INIT("加注"), NIAN_STR_INIT("加深"),
    NIAN_STR_INIT("加装"), NIAN_STR_INIT("动员"), NIAN_STR_INIT("勇于"),
    NIAN_STR_INIT("勇夺"), NIAN_STR_INIT("包保"), NIAN_STR_INIT("包联"),
    NIAN_STR_INIT("化解"), NIAN_STR_INIT("升级"), NIAN_STR_INIT("协办"),
    NIAN_STR_INIT("协助"), NIAN_STR_INIT("协同"), NIAN_STR_INIT("协调"),
    NIAN_STR_INIT("印发"), NIAN_STR_INIT("压减"), NIAN_STR_INIT("压实"),
    NIAN_STR_INIT("压缩"), NIAN_STR_INIT("压降"), NIAN_STR_INIT("厚植"),
    NIAN_STR_INIT("参与"), NIAN_STR_INIT("参加"), NIAN_STR_INIT("参展"),
    NIAN_STR_INIT("参赛"), NIAN_STR_INIT("反对"), NIAN_STR_INIT("发动"),
    NIAN_STR_INIT("发展"), NIAN_STR_INIT("发布"), NIAN_STR_INIT("发挥"),
    NIAN_STR_INIT("发掘"), NIAN_STR_INIT("发放"), NIAN_STR_INIT("取得"),
    NIAN_STR_INIT("取消"), NIAN_STR_INIT("取缔"), NIAN_STR_INIT("受理"),
    NIAN_STR_INIT("叫响"), NIAN_STR_INIT("召开"), NIAN_STR_INIT("号召"),
    NIAN_STR_INIT("合并"), NIAN_STR_INIT("听取"), NIAN_STR_INIT("启动"),
    NIAN_STR_INIT("启用"), NIAN_STR_INIT("吸引"), NIAN_STR_INIT("唱响"),
    NIAN_STR_INIT("善于"), NIAN_STR_INIT("回应"), NIAN_STR_INIT("回收"),
    NIAN_STR_INIT("回访"), NIAN_STR_INIT("围绕"), NIAN_STR_INIT("固化"),
    NIAN_STR_INIT("坚持"), NIAN_STR_INIT("培养"), NIAN_STR_INIT("培育"),
    NIAN_STR_INIT("培训"), NIAN_STR_INIT("塑造"), NIAN_STR_INIT("填补"),
    NIAN_STR_INIT("增加"), NIAN_STR_INIT("增发"), NIAN_STR_INIT("增建"),
    NIAN_STR_INIT("增开"), NIAN_STR_INIT("增强"), NIAN_STR_INIT("增派"),
    NIAN_STR_INIT("增补"), NIAN_STR_INIT("增设"), NIAN_STR_INIT("增进"),
    NIAN_STR_INIT("增选"), NIAN_STR_INIT("壮大"), NIAN_STR_INIT("处理"),
    NIAN_STR_INIT("处置"), NIAN_STR_INIT("复制"), NIAN_STR_INIT("复建"),
    NIAN_STR_INIT("夯实"), NIAN_STR_INIT("夺取"), NIAN_STR_INIT("奖励"),
    NIAN_STR_INIT("学习"), NIAN_STR_INIT("孵化"), NIAN_STR_INIT("守住"),
    NIAN_STR_INIT("安排"), NIAN_STR_INIT("安置"), NIAN_STR_INIT("完善"),
    NIAN_STR_INIT("完成"), NIAN_STR_INIT("实施"), NIAN_STR_INIT("实现"),
    NIAN_STR_INIT("实行"), NIAN_STR_INIT("审判"), NIAN_STR_INIT("审结"),
    NIAN_STR_INIT("审议"), NIAN_STR_INIT("宣传"), NIAN_STR_INIT("对口"),
    NIAN_STR_INIT("对接"), NIAN_STR_INIT("对标"), NIAN_STR_INIT("对照"),
    NIAN_STR_INIT("尊崇"), NIAN_STR_INIT("尊重"), NIAN_STR_INIT("展演"),
    NIAN_STR_INIT("展示"), NIAN_STR_INIT("履行"), NIAN_STR_INIT("巡查"),
    NIAN_STR_INIT("巡演"), NIAN_STR_INIT("巡视"), NIAN_STR_INIT("巩固"),
    NIAN_STR_INIT("带动"), NIAN_STR_INIT("帮助"), NIAN_STR_INIT("帮扶"),
    NIAN_STR_INIT("应对"), NIAN_STR_INIT("延伸"), NIAN_STR_INIT("延续"),
    NIAN_STR_INIT("延长"), NIAN_STR_INIT("建好"), NIAN_STR_INIT("建成"),
    NIAN_STR_INIT("建档"), NIAN_STR_INIT("建立"), NIAN_STR_INIT("建设"),
    NIAN_STR_INIT("建起"), NIAN_STR_INIT("开办"), NIAN_STR_INIT("开发"),
    NIAN_STR_INIT("开展"), NIAN_STR_INIT("开工"), NIAN_STR_INIT("开拓"),
    NIAN_STR_INIT("开通"), NIAN_STR_INIT("引入"), NIAN_STR_INIT("引导"),
    NIAN_STR_INIT("引水"), NIAN_STR_INIT("引燃"), NIAN_STR_INIT("引爆"),
    NIAN_STR_INIT("引种"), NIAN_STR_INIT("引育"), NIAN_STR_INIT("引进"),
    NIAN_STR_INIT("引领"), NIAN_STR_INIT("引黄"), NIAN_STR_INIT("弘扬"),
    NIAN_STR_INIT("强化"), NIAN_STR_INIT("强调"), NIAN_STR_INIT("归集"),
    NIAN_STR_INIT("形成"), NIAN_STR_INIT("征收"), NIAN_STR_INIT("征集"),
    NIAN_STR_INIT("恪守"), NIAN_STR_INIT("惩治"), NIAN_STR_INIT("慰问"),
    NIAN_STR_INIT("成立"), NIAN_STR_INIT("扎牢"), NIAN_STR_INIT("扎紧"),
    NIAN_STR_INIT("打击"), NIAN_STR_INIT("打响"), NIAN_STR_INIT("打好"),
    NIAN_STR_INIT("打掉"), NIAN_STR_INIT("打破"), NIAN_STR_INIT("打赢"),
    NIAN_STR_INIT("打通"), NIAN_STR_INIT("打造"), NIAN_STR_INIT("扩大"),
    NIAN_STR_INIT("扩容"), NIAN_STR_INIT("扩建"), NIAN_STR_INIT("扩面"),
    NIAN_STR_INIT("扶持"), NIAN_STR_INIT("承办"), NIAN_STR_INIT("承担"),
    NIAN_STR_INIT("承接"), NIAN_STR_INIT("抓住"), NIAN_STR_INIT("抓好"),
    NIAN_STR_INIT("抓实"), NIAN_STR_INIT("抓紧"), NIAN_STR_INIT("投入"),
    NIAN_STR_INIT("投用"), NIAN_STR_INIT("抢修"), NIAN_STR_INIT("抢抓"),
    NIAN_STR_INIT("抢救"), NIAN_STR_INIT("抢险"), NIAN_STR_INIT("报告"),
    NIAN_STR_INIT("抵扣"), NIAN_STR_INIT("抽检"), NIAN_STR_INIT("担保"),
    NIAN_STR_INIT("担当"), NIAN_STR_INIT("拆迁"), NIAN_STR_INIT("拆除"),
    NIAN_STR_INIT("拉长"), NIAN_STR_INIT("拓宽"), NIAN_STR_INIT("拓展"),
    NIAN_STR_INIT("招引"), NIAN_STR_INIT("招聘"), NIAN_STR_INIT("拨付"),
    NIAN_STR_INIT("拨出"), NIAN_STR_INIT("挂钩"), NIAN_STR_INIT("挖掘"),
    NIAN_STR_INIT("授予"), NIAN_STR_INIT("排查"), NIAN_STR_INIT("探索"),
    NIAN_STR_INIT("接受"), NIAN_STR_INIT("接待"), NIAN_STR_INIT("接种"),
    NIAN_STR_INIT("控制"), NIAN_STR_INIT("推出"), NIAN_STR_INIT("推动"),
    NIAN_STR_INIT("推广"), NIAN_STR_INIT("推开"), NIAN_STR_INIT("推行"),
    NIAN_STR_INIT("推进"), NIAN_STR_INIT("推选"), NIAN_STR_INIT("提供"),
    NIAN_STR_INIT("提倡"), NIAN_STR_INIT("提升"), NIAN_STR_INIT("提标"),
    NIAN_STR_INIT("提速"), NIAN_STR_INIT("提高"), NIAN_STR_INIT("援助"),
    NIAN_STR_INIT("援建"), NIAN_STR_INIT("搞好"), NIAN_STR_INIT("搭建"),
    NIAN_STR_INIT("摄制"), NIAN_STR_INIT("撤并"), NIAN_STR_INIT("撤销"),
    NIAN_STR_INIT("擦亮"), NIAN_STR_INIT("支持"), NIAN_STR_INIT("支援"),
    NIAN_STR_INIT("收回"), NIAN_STR_INIT("改善"), NIAN_STR_INIT("改建"),
    NIAN_STR_INIT("改进"), NIAN_STR_INIT("改造"), NIAN_STR_INIT("攻克"),
    NIAN_STR_INIT("攻关"), NIAN_STR_INIT("放宽"), NIAN_STR_INIT("救助"),
    NIAN_STR_INIT("救治"), NIAN_STR_INIT("敢于"), NIAN_STR_INIT("整修"),
    NIAN_STR_INIT("整合"), NIAN_STR_INIT("整改"), NIAN_STR_INIT("整治"),
    NIAN_STR_INIT("整理"), NIAN_STR_INIT("整顿"), NIAN_STR_INIT("整饬"),
    NIAN_STR_INIT("新建"), NIAN_STR_INIT("普及"), NIAN_STR_INIT("更换"),
    NIAN_STR_INIT("更新"), NIAN_STR_INIT("构建"), NIAN_STR_INIT("构筑"),
    NIAN_STR_INIT("查办"), NIAN_STR_INIT("查处"), NIAN_STR_INIT("树立"),
    NIAN_STR_INIT("校准"), NIAN_STR_INIT("校正"), NIAN_STR_INIT("核准"),
    NIAN_STR_INIT("核减"), NIAN_STR_INIT("核发"), NIAN_STR_INIT("核定"),
    NIAN_STR_INIT("核查"), NIAN_STR_INIT("栽培"), NIAN_STR_INIT("检修"),
    NIAN_STR_INIT("检查"), NIAN_STR_INIT("检验"), NIAN_STR_INIT("治理"),
    NIAN_STR_INIT("注册"), NIAN_STR_INIT("注重"), NIAN_STR_INIT("流转"),
    NIAN_STR_INIT("消化"), NIAN_STR_INIT("消除"), NIAN_STR_INIT("涵养"),
    NIAN_STR_INIT("淘汰"), NIAN_STR_INIT("深化"), NIAN_STR_INIT("深挖"),
    NIAN_STR_INIT("深推"), NIAN_STR_INIT("深耕"), NIAN_STR_INIT("清偿"),
    NIAN_STR_INIT("清剿"), NIAN_STR_INIT("清欠"), NIAN_STR_INIT("清理"),
    NIAN_STR_INIT("清退"), NIAN_STR_INIT("滋养"), NIAN_STR_INIT("满足"),
    NIAN_STR_INIT("演出"), NIAN_STR_INIT("激励"), NIAN_STR_INIT("激发"),
    NIAN_STR_INIT("激活"), NIAN_STR_INIT("牵头"), NIAN_STR_INIT("牵线"),
    NIAN_STR_INIT("狠抓"), NIAN_STR_INIT("独创"), NIAN_STR_INIT("理顺"),
    NIAN_STR_INIT("用好"), NIAN_STR_INIT("申办"), NIAN_STR_INIT("申报"),
    NIAN_STR_INIT("申请"), NIAN_STR_INIT("畅通"), NIAN_STR_INIT("留住"),
    NIAN_STR_INIT("疏通"), NIAN_STR_INIT("登记"), NIAN_STR_INIT("监测"),
    NIAN_STR_INIT("监督"), NIAN_STR_INIT("监管"), NIAN_STR_INIT("盘活"),
    NIAN_STR_INIT("真抓"), NIAN_STR_INIT("督察"), NIAN_STR_INIT("督导"),
    NIAN_STR_INIT("督查"), NIAN_STR_INIT("瞄准"), NIAN_STR_INIT("研究"),
    NIAN_STR_INIT("破获"), NIAN_STR_INIT("破解"), NIAN_STR_INIT("破除"),
    NIAN_STR_INIT("硬化"), NIAN_STR_INIT("确保"), NIAN_STR_INIT("确权"),
    NIAN_STR_INIT("确立"), NIAN_STR_INIT("秉承"), NIAN_STR_INIT("秉持"),
    NIAN_STR_INIT("种植"), NIAN_STR_INIT("移送"), NIAN_STR_INIT("稳住"),
    NIAN_STR_INIT("稳定"), NIAN_STR_INIT("突出"), NIAN_STR_INIT("突破"),
    NIAN_STR_INIT("立足"), NIAN_STR_INIT("筑牢"), NIAN_STR_INIT("答复"),
    NIAN_STR_INIT("筹措"), NIAN_STR_INIT("筹集"), NIAN_STR_INIT("签署"),
    NIAN_STR_INIT("签订"), NIAN_STR_INIT("简化"), NIAN_STR_INIT("管控"),
    NIAN_STR_INIT("精简"), NIAN_STR_INIT("紧扣"), NIAN_STR_INIT("紧抓"),
    NIAN_STR_INIT("紧盯"), NIAN_STR_INIT("繁荣"), NIAN_STR_INIT("纠正"),
    NIAN_STR_INIT("纳入"), NIAN_STR_INIT("纾困"), NIAN_STR_INIT("纾解"),
    NIAN_STR_INIT("组团"), NIAN_STR_INIT("组建"), NIAN_STR_INIT("组织"),
    NIAN_STR_INIT("组队"), NIAN_STR_INIT("细化"), NIAN_STR_INIT("织密"),
    NIAN_STR_INIT("织牢"), NIAN_STR_INIT("结交"), NIAN_STR_INIT("结对"),
    NIAN_STR_INIT("统一"), NIAN_STR_INIT("统筹"), NIAN_STR_INIT("续建"),
    NIAN_STR_INIT("维护"), NIAN_STR_INIT("绿化"), NIAN_STR_INIT("缓减"),
    NIAN_STR_INIT("缓缴"), NIAN_STR_INIT("缓解"), NIAN_STR_INIT("缔结"),
    NIAN_STR_INIT("编制"), NIAN_STR_INIT("缩减"), NIAN_STR_INIT("缩小"),
    NIAN_STR_INIT("缩短"), NIAN_STR_INIT("置换"), NIAN_STR_INIT("美化"),
    NIAN_STR_INIT("考核"), NIAN_STR_INIT("联通"), NIAN_STR_INIT("聚焦"),
    NIAN_STR_INIT("育成"), NIAN_STR_INIT("获批"), NIAN_STR_INIT("营造"),
    NIAN_STR_INIT("落地"), NIAN_STR_INIT("落实"), NIAN_STR_INIT("融入"),
    NIAN_STR_INIT("衔接"), NIAN_STR_INIT("补助"), NIAN_STR_INIT("补强"),
    NIAN_STR_INIT("补足"), NIAN_STR_INIT("补齐"), NIAN_STR_INIT("表彰"),
    NIAN_STR_INIT("规范"), NIAN_STR_INIT("解决"), NIAN_STR_INIT("解除"),
    NIAN_STR_INIT("认定"), NIAN_STR_INIT("讲好"), NIAN_STR_INIT("设立"),
    NIAN_STR_INIT("访问"), NIAN_STR_INIT("评估"), NIAN_STR_INIT("评定"),
    NIAN_STR_INIT("评议"), NIAN_STR_INIT("评选"), NIAN_STR_INIT("试办"),
    NIAN_STR_INIT("试水"), NIAN_STR_INIT("试用"), NIAN_STR_INIT("试种"),
    NIAN_STR_INIT("试行"), NIAN_STR_INIT("试验"), NIAN_STR_INIT("调入"),
    NIAN_STR_INIT("调减"), NIAN_STR_INIT("调出"), NIAN_STR_INIT("调动"),
    NIAN_STR_INIT("调增"), NIAN_STR_INIT("调处"), NIAN_STR_INIT("调度"),
    NIAN_STR_INIT("调整"), NIAN_STR_INIT("调研"), NIAN_STR_INIT("调解"),
    NIAN_STR_INIT("调配"), NIAN_STR_INIT("谋划"), NIAN_STR_INIT("贯彻"),
    NIAN_STR_INIT("贯通"), NIAN_STR_INIT("贴息"), NIAN_STR_INIT("赋予"),
    NIAN_STR_INIT("赢得"), NIAN_STR_INIT("走访"), NIAN_STR_INIT("起诉"),
    NIAN_STR_INIT("践行"), NIAN_STR_INIT("转变"), NIAN_STR_INIT("转移"),
    NIAN_STR_INIT("迁建"), NIAN_STR_INIT("运用"), NIAN_STR_INIT("连通"),
    NIAN_STR_INIT("追加"), NIAN_STR_INIT("追缴"), NIAN_STR_INIT("退出"),
    NIAN_STR_INIT("选树"), NIAN_STR_INIT("选派"), NIAN_STR_INIT("选用"),
    NIAN_STR_INIT("选聘"), NIAN_STR_INIT("通过"), NIAN_STR_INIT("造林"),
    NIAN_STR_INIT("遏制"), NIAN_STR_INIT("遵循"), NIAN_STR_INIT("配合"),
    NIAN_STR_INIT("配备"), NIAN_STR_INIT("配置"), NIAN_STR_INIT("采取"),
    NIAN_STR_INIT("采用"), NIAN_STR_INIT("采集"), NIAN_STR_INIT("释放"),
    NIAN_STR_INIT("重塑"), NIAN_STR_INIT("重建"), NIAN_STR_INIT("重视"),
    NIAN_STR_INIT("量化"), NIAN_STR_INIT("铸牢"), NIAN_STR_INIT("铸造"),
    NIAN_STR_INIT("铺开"), NIAN_STR_INIT("锁定"), NIAN_STR_INIT("锚定"),
    NIAN_STR_INIT("锻造"), NIAN_STR_INIT("防止"), NIAN_STR_INIT("防范"),
    NIAN_STR_INIT("阻断"), NIAN_STR_INIT("降低"), NIAN_STR_INIT("颁布"),
    NIAN_STR_INIT("颁证"), NIAN_STR_INIT("首创"), NIAN_STR_INIT("驻村"),
    NIAN_STR_INIT("鼓励"),
};

/* A table's words by the slot of their first character. */
typedef struct wordlist {
    const nian_str *words;
    uint16_t head[NIAN_CHARS_SLOTS]; /* index + 1 of the first; 0: none */
    uint16_t *next;
} wordlist;

struct nian_verbs {
    wordlist verbs;
    wordlist adverbs;
    wordlist subjects;
};

static void index_words(wordlist *out, nian_arena *arena, const nian_str *words,
                        size_t count)
{
    out->words = words;
    out->next = nian_new_array(arena, uint16_t, count);
    for (size_t i = 0; i < count; i++) {
        unsigned slot = nian_chars_slot((const unsigned char *)words[i].ptr);
        out->next[i] = out->head[slot];
        out->head[slot] = (uint16_t)(i + 1);
    }
}

const nian_verbs *nian_verbs_make(nian_arena *arena)
{
    nian_verbs *made = nian_new(arena, nian_verbs);
    index_words(&made->verbs, arena, verbs, COUNT(verbs));
    index_words(&made->adverbs, arena, adverbs, COUNT(adverbs));
    index_words(&made->subjects, arena, subjects, COUNT(subjects));
    return made;
}

/* The bytes of the longest entry that `s` starts with, or 0. */
static size_t match(nian_str s, const wordlist *list)
{
    size_t longest = 0;
    if (s.len < HAN_LEN)
        return 0;
    unsigned slot = nian_chars_slot((const unsigned char *)s.ptr);
    for (size_t i = list->head[slot]; i; i = list->next[i - 1]) {
        nian_str word = list->words[i - 1];
        if (word.len > longest && nian_str_starts(s, word))
            longest = word.len;
    }
    return longest;
}

/* 三是, 四要 */
static nian_str without_count(nian_str clause)
{
    static const nian_str counts[] = {
        NIAN_STR_INIT("一"), NIAN_STR_INIT("二"), NIAN_STR_INIT("三"),
        NIAN_STR_INIT("四"), NIAN_STR_INIT("五"), NIAN_STR_INIT("六"),
        NIAN_STR_INIT("七"), NIAN_STR_INIT("八"), NIAN_STR_INIT("九"),
        NIAN_STR_INIT("十"),
    };
    nian_str rest = clause;
    for (size_t i = 0; i < COUNT(counts); i++)
        nian_str_cut_start(&rest, counts[i]);
    if (rest.len < clause.len && nian_str_cut_start(&rest, NIAN_STR("是")))
        return rest;
    return clause;
}

/* 在……的推动下, 为……的发展: the verb is part of a phrase. */
static bool is_nominal(nian_str rest)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("下"), NIAN_STR_INIT("中"), NIAN_STR_INIT("上"),
        NIAN_STR_INIT("的"), NIAN_STR_INIT("后"), NIAN_STR_INIT("时"),
        NIAN_STR_INIT("率"), NIAN_STR_INIT("和"), NIAN_STR_INIT("、"),
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_starts(rest, words[i]))
            return true;
    return rest.len == 0;
}

/* 在两个镇开展…, 为老人发放…: the verb stands behind what a preposition
 * brings in. */
static bool acts_behind(const nian_verbs *known, nian_str clause)
{
    static const nian_str prepositions[] = {
        NIAN_STR_INIT("在"), NIAN_STR_INIT("对"),   NIAN_STR_INIT("从"),
        NIAN_STR_INIT("为"), NIAN_STR_INIT("以"),   NIAN_STR_INIT("与"),
        NIAN_STR_INIT("向"), NIAN_STR_INIT("通过"), NIAN_STR_INIT("按照"),
        NIAN_STR_INIT("将"), NIAN_STR_INIT("针对"), NIAN_STR_INIT("给"),
    };
    bool found = false;
    for (size_t i = 0; i < COUNT(prepositions); i++)
        found |= nian_str_starts(clause, prepositions[i]);
    clause = nian_str_slice(clause, 0, REACH);
    uint32_t code;
    for (size_t at = 0; found && at < clause.len;) {
        at += nian_utf8_next(nian_str_after(clause, at), &code);
        nian_str rest = nian_str_after(clause, at);
        size_t len = match(rest, &known->verbs);
        if (len && !is_nominal(nian_str_after(rest, len)))
            return true;
    }
    return false;
}

bool nian_is_verbal(const nian_verbs *known, nian_str clause)
{
    clause = without_count(clause);
    if (acts_behind(known, clause))
        return true;
    for (;;) {
        if (match(clause, &known->verbs) ||
            nian_str_starts(clause, NIAN_STR("把")))
            return true;
        size_t len = match(clause, &known->adverbs);
        if (len == 0)
            len = match(clause, &known->subjects);
        if (len == 0)
            len = nian_modal_length(clause);
        if (len == 0)
            return false;
        clause = nian_str_after(clause, len);
    }
}

size_t nian_modal_length(nian_str s)
{
    static const nian_str modals[] = {
        NIAN_STR_INIT("要"),   NIAN_STR_INIT("将"), NIAN_STR_INIT("必须"),
        NIAN_STR_INIT("应当"), NIAN_STR_INIT("应"), NIAN_STR_INIT("需要"),
        NIAN_STR_INIT("须"),   NIAN_STR_INIT("拟"), NIAN_STR_INIT("需"),
        NIAN_STR_INIT("成为"),
    };
    for (size_t i = 0; i < COUNT(modals); i++)
        if (nian_str_starts(s, modals[i]))
            return modals[i].len;
    return 0;
}

static bool is_break(uint32_t code)
{
    return code == 0xFF0C || code == ',' || code == 0x3002 || code == 0xFF1B ||
           code == ';' || code == 0xFF1A || code == ':' || code == 0xFF01 ||
           code == 0xFF1F;
}

bool nian_clause_next(nian_str *rest, nian_str *clause)
{
    while (rest->len) {
        size_t at = 0;
        size_t len = 0;
        for (; at < rest->len; at += len) {
            uint32_t code;
            len = nian_utf8_next(nian_str_after(*rest, at), &code);
            if (is_break(code))
                break;
        }
        *clause = nian_str_trim(nian_str_slice(*rest, 0, at));
        *rest = nian_str_after(*rest, at + (at < rest->len ? len : 0));
        if (clause->len)
            return true;
    }
    return false;
}
