/**
 * Words for generated clauses: offices, wards, kitchens, pits and rivers. Nothing here is taken from the grammar's
 * tables, so that a word the reader lost from them shows.
 */

/** Something that is missing, broken or done badly: the question of a deduction. */
export const faults: readonly string[] = [
  '未配备消防器材',
  '未按要求填写值班记录',
  '急救箱药品不齐全',
  '没有建立巡检台账',
  '无留样登记',
  '夜间未安排专人值守',
  '处方书写不规范',
  '冷藏柜温度记录不完整',
  '擅自离岗',
  '违规动火作业',
  '教案与进度不符',
  '截污管网破损未修复',
  '通风机停运未报告',
  '病历未在当日归档',
  '校车座椅安全带缺失',
  '未与商户签订责任书',
  '窗口人员态度生硬',
  '采样瓶标签脱落',
  '台账弄虚作假',
  '井盖松动未处理',
  '未公示“两单一表”',
  '违反《食品留样管理规定》第3条',
  '未在6月30日前完成清淤',
  '部分岗位无操作规程',
  '分管领导未到场检查',
  '统计分析不及时',
  '扣件松动未紧固',
  '未取得上岗证书上岗',
];

/** The same for two faults in one question. */
export const joinedFaults: readonly string[] = [
  '未配备消防器材或消防器材过期',
  '餐具清洗、消毒不彻底',
  '无巡河计划和巡河记录',
  '支护材料不合格、安装不牢固',
  '未开展演练或演练无记录',
  '操作台脏乱，地面积水',
];

/** Something that was achieved: the question of an award. */
export const merits: readonly string[] = [
  '值班制度健全',
  '按期完成管网普查',
  '病案归档及时准确',
  '食材来源可追溯',
  '应急预案经过演练',
  '校园周边秩序良好',
  '井下标识清楚',
  '河长公示牌信息完整',
  '设备维护保养到位',
  '获得群众书面表扬',
];

/** A requirement in front of the condition it is broken by. */
export const requirements: readonly string[] = ['制度上墙', '责任落实到人', '设施完好', '台账清晰', '人员持证上岗'];

export interface Counted {
  /** 少, 缺: something is missing; 发现, 发生: something happened. */
  readonly verb: string;
  readonly measure: string;
  readonly noun: string;
}

/** What is counted when something is missing. */
export const lacks: readonly Counted[] = [
  { verb: '少', measure: '次', noun: '巡查' },
  { verb: '少开', measure: '次', noun: '例会' },
  { verb: '缺', measure: '份', noun: '检测报告' },
  { verb: '漏', measure: '个', noun: '采样点位' },
  { verb: '少组织', measure: '场', noun: '培训' },
  { verb: '缺少', measure: '项', noun: '应急物资' },
  { verb: '少上报', measure: '期', noun: '简报' },
];

/** What is counted when something happens. */
export const happenings: readonly Counted[] = [
  { verb: '发现', measure: '处', noun: '积水' },
  { verb: '发生', measure: '起', noun: '有责投诉' },
  { verb: '发现', measure: '人', noun: '无证上岗' },
  { verb: '出现', measure: '例', noun: '院内感染' },
  { verb: '查出', measure: '件', noun: '过期食品' },
  { verb: '发现', measure: '台', noun: '设备带病运行' },
];

/** What is counted when it is to be praised. */
export const deeds: readonly Counted[] = [
  { verb: '开展', measure: '次', noun: '义诊' },
  { verb: '新增', measure: '个', noun: '示范点' },
  { verb: '发表', measure: '篇', noun: '信息' },
  { verb: '帮扶', measure: '户', noun: '困难家庭' },
];

export interface Quantity {
  readonly name: string;
  /** As written: 90%, 45分钟. */
  readonly unit: string;
  readonly scale: readonly [low: number, middle: number, high: number];
  /** Is more of it worse? */
  readonly moreIsWorse: boolean;
}

export const quantities: readonly Quantity[] = [
  { name: '水质达标率', unit: '%', scale: [60, 80, 95], moreIsWorse: false },
  { name: '抽检合格率', unit: '%', scale: [70, 85, 98], moreIsWorse: false },
  { name: '门诊候诊时间', unit: '分钟', scale: [15, 30, 45], moreIsWorse: true },
  { name: '平均住院日', unit: '天', scale: [5, 8, 12], moreIsWorse: true },
  { name: '专职安全员', unit: '名', scale: [2, 3, 5], moreIsWorse: false },
  { name: '违章发生率', unit: '%', scale: [3, 5, 8], moreIsWorse: true },
  { name: '技改投入', unit: '万元', scale: [20, 50, 80], moreIsWorse: false },
  { name: '绿化面积', unit: '平方米', scale: [200, 300, 500], moreIsWorse: false },
  { name: '班额', unit: '人', scale: [40, 45, 55], moreIsWorse: true },
];

/** Members of a distribution, each a question of its own. */
export const members: readonly (readonly string[])[] = [
  ['未亮证', '未公示', '未登记'],
  ['无计划', '无总结'],
  ['未晨检', '未留样', '未消毒'],
];

/** What cohorts are ranked by. */
export const rankings: readonly string[] = ['河长履职考评', '病历质量评比', '安全巡查得分', '满意度测评'];

/** Documents that an external rule names. */
export const documents: readonly string[] = ['《校车安全管理评分细则》', '《诊所基本标准》', '《冷链运输考核办法》'];
