import type { PrintLanguage } from './official-table.ts';

/** Words that are printed and are not the author's. */
export interface PrintedWords {
  /** Joined to a label that goes on on the next page. */
  readonly continued: string;
  readonly draft: string;
  readonly appliesTo: (names: readonly string[]) => string;
  readonly subtotal: string;
  readonly total: string;
  readonly grandTotal: string;
  readonly selfAssessment: string;
  readonly summary: string;
  readonly feedback: string;
  readonly subject: string;
  readonly date: string;
  readonly blankDate: string;
  readonly seal: string;
  readonly edition: string;
  readonly digest: string;
  readonly colon: string;
  readonly notApplicable: string;
  readonly pending: string;
  readonly zeroed: string;
  readonly byHand: (item: string, text: string) => string;
  readonly columns: Readonly<
    Record<
      | 'number'
      | 'level1'
      | 'level2'
      | 'level3'
      | 'item'
      | 'content'
      | 'points'
      | 'standard'
      | 'evidence'
      | 'due'
      | 'deducted'
      | 'actual'
      | 'score'
      | 'selfScore'
      | 'selfGround'
      | 'assessed'
      | 'reason'
      | 'remark'
      | 'notApplicable'
      | 'rank'
      | 'subject'
      | 'group'
      | 'grade'
      | 'total'
      | 'clause'
      | 'count'
      | 'effect',
      string
    >
  >;
}

const zh: PrintedWords = {
  continued: '（续）',
  draft: '（征求意见稿）',
  appliesTo: (names) => `（适用于${names.join('、')}）`,
  subtotal: '小计',
  total: '合计',
  grandTotal: '总得分',
  selfAssessment: '自评表',
  summary: '考核结果汇总表',
  feedback: '考核情况反馈函',
  subject: '考评对象',
  date: '日期',
  blankDate: '　　　　年　　月　　日',
  seal: '（盖章）',
  edition: '年版',
  digest: '摘要',
  colon: '：',
  notApplicable: '空项',
  pending: '待评',
  zeroed: '不得分',
  byHand: (item, text) => `人工评分：${item}：“${text}”`,
  columns: {
    number: '序号',
    level1: '一级指标',
    level2: '二级指标',
    level3: '三级指标',
    item: '项目',
    content: '考核内容',
    points: '分值',
    standard: '评分标准',
    evidence: '考评方式',
    due: '应得分',
    deducted: '扣减分',
    actual: '实得分',
    score: '得分',
    selfScore: '自评分',
    selfGround: '自评依据',
    assessed: '考核得分',
    reason: '扣分原因',
    remark: '备注',
    notApplicable: '空项',
    rank: '名次',
    subject: '考评对象',
    group: '分组',
    grade: '等次',
    total: '总得分',
    clause: '扣分（得分）情形',
    count: '次数',
    effect: '得失分',
  },
};

const en: PrintedWords = {
  continued: ' (cont.)',
  draft: '(Draft for comment)',
  appliesTo: (names) => `(Applies to ${names.join(', ')})`,
  subtotal: 'Subtotal',
  total: 'Total',
  grandTotal: 'Final total',
  selfAssessment: 'Self-assessment',
  summary: 'Summary of results',
  feedback: 'Feedback',
  subject: 'Subject',
  date: 'Date',
  blankDate: '____-__-__',
  seal: '(seal)',
  edition: ' edition',
  digest: 'digest',
  colon: ': ',
  notApplicable: 'n/a',
  pending: 'pending',
  zeroed: 'zero',
  byHand: (item, text) => `Scored by people: ${item}: “${text}”`,
  columns: {
    number: 'No.',
    level1: 'Section',
    level2: 'Subsection',
    level3: 'Group',
    item: 'Item',
    content: 'Criterion',
    points: 'Points',
    standard: 'Rule',
    evidence: 'Evidence',
    due: 'Due',
    deducted: 'Deducted',
    actual: 'Score',
    score: 'Score',
    selfScore: 'Self-score',
    selfGround: 'Grounds',
    assessed: 'Assessed',
    reason: 'Reason',
    remark: 'Remark',
    notApplicable: 'N/A',
    rank: 'Rank',
    subject: 'Subject',
    group: 'Group',
    grade: 'Grade',
    total: 'Total',
    clause: 'Rule that counted',
    count: 'Count',
    effect: 'Points',
  },
};

/** The words of one language. */
export function printedWords(language: PrintLanguage): PrintedWords {
  return language === 'en' ? en : zh;
}
