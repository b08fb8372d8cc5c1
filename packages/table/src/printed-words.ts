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
  /** What was taken off, behind the clause. */
  readonly taken: (points: string) => string;
  readonly inBrackets: (text: string) => string;
  readonly comma: string;
  /** Between two remarks in one pair of brackets. */
  readonly noteComma: string;
  readonly revision: {
    readonly title: string;
    readonly added: string;
    readonly removed: string;
    readonly worded: string;
    readonly moved: (from: string, to: string) => string;
    readonly points: (from: string, to: string) => string;
    readonly none: string;
    readonly nothing: string;
    readonly frameOnly: (count: number) => string;
    readonly editions: (former: string, own: string) => string;
  };
  /** The sentence of a letter: for what, how many points, of how many, grade, place, and what is said next. */
  readonly letter: (said: LetterWords) => string;
  /** The same of a list that is ticked and gives no points. */
  readonly letterUnscored: (title: string) => string;
  /** In the place of points that a list without points does not have. */
  readonly unscored: string;
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
      | 'done'
      | 'before'
      | 'after'
      | 'revision'
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

/** What a letter says, in figures. */
export interface LetterWords {
  readonly title: string;
  /** Points; two of them while something is pending. */
  readonly least: string;
  readonly most: string;
  readonly full: string;
  readonly grade: string | null;
  readonly rank: number | null;
  /** listed: a table follows · nothing: no points were lost · open: nothing can be said yet. */
  readonly follows: 'listed' | 'nothing' | 'open';
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
  unscored: '未评分',
  letterUnscored: (title) => `按照《${title}》检查，本表只查落实情况，未评分。`,
  byHand: (item, text) => `人工评分：${item}：“${text}”`,
  taken: (points) => `扣${points}分`,
  inBrackets: (text) => `（${text}）`,
  comma: '、',
  noteComma: '，',
  revision: {
    title: '修订对照表',
    added: '新增',
    removed: '删去',
    worded: '修改文字',
    moved: (from, to) => `由“${from}”移入“${to}”`,
    points: (from, to) => `分值由${from}改为${to}`,
    none: '（无）',
    nothing: '两稿没有不同。',
    frameOnly: (count) => `另有${String(count)}处只改了序号或者标点，没有列出。`,
    editions: (former, own) => `修订前：${former}；修订后：${own}。`,
  },
  letter: ({ title, least, most, full, grade, rank, follows }) => {
    const open = least !== most;
    const points = open
      ? `目前得分在${least}分至${most}分之间（总分${full}分，尚有项目待评）`
      : `得分为${most}分（总分${full}分）`;
    const graded = grade === null ? '' : `，等次为${grade}`;
    const placed = rank === null ? '' : `，列第${String(rank)}名`;
    const next = { listed: '。具体情况如下：', nothing: '，各项均未失分。', open: '。' }[follows];
    return `按照《${title}》考核，你单位${points}${graded}${placed}${next}`;
  },
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
    done: '落实情况',
    before: '修订前',
    after: '修订后',
    revision: '修订说明',
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
  unscored: 'not scored',
  letterUnscored: (title) => `Checked by “${title}”: it lists what is done and gives no points.`,
  byHand: (item, text) => `Scored by people: ${item}: “${text}”`,
  taken: (points) => `−${points}`,
  inBrackets: (text) => ` (${text})`,
  comma: ', ',
  noteComma: '; ',
  revision: {
    title: 'Revisions',
    added: 'added',
    removed: 'removed',
    worded: 'worded otherwise',
    moved: (from, to) => `moved from “${from}” to “${to}”`,
    points: (from, to) => `points from ${from} to ${to}`,
    none: '(none)',
    nothing: 'The editions do not differ.',
    frameOnly: (count) => `${String(count)} more changed in numbering or punctuation only and are not listed.`,
    editions: (former, own) => `Before: ${former}; after: ${own}.`,
  },
  letter: ({ title, least, most, full, grade, rank, follows }) => {
    const points =
      least === most ? `you scored ${most} of ${full}` : `you have ${least} to ${most} of ${full}, some of it pending`;
    const graded = grade === null ? '' : `, grade ${grade}`;
    const placed = rank === null ? '' : `, rank ${String(rank)}`;
    const next = { listed: '. The details:', nothing: '; no points were lost.', open: '.' }[follows];
    return `Assessed by “${title}” ${points}${graded}${placed}${next}`;
  },
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
    done: 'What was done',
    before: 'Before',
    after: 'After',
    revision: 'Revision',
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
