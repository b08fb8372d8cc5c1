import type { DiagnosticKind } from '@rubric-lang/diagnostics';
import { syntaxReports } from '@rubric-lang/syntax';
import { askedInFormula, undeclaredName } from '../read/data.ts';
import { unknownValue } from '../read/field-value.ts';
import { basedOn } from '../read/read-frame.ts';
import { checks } from '../rules/registry.ts';
import { noteReports } from '../table-rules.ts';
import { noConsequence } from '../verdicts.ts';
import { pointsElsewhere } from './elsewhere.ts';
import { noPointsAtAll } from './item-points.ts';
import { questionReports } from './questions.ts';
import { sentenceReports } from './sentences.ts';

type Named = Pick<DiagnosticKind<never>, 'code' | 'name' | 'severity'>;

const reports: readonly { readonly kind: Named }[] = [
  ...sentenceReports,
  ...questionReports,
  ...noteReports,
  ...syntaxReports,
  noPointsAtAll,
  pointsElsewhere,
  noConsequence,
  basedOn,
  undeclaredName,
  askedInFormula,
  unknownValue,
];

/** Every kind of report about a rubric: checks, then what other rooms remark on. */
export const reportKinds: readonly Named[] = [...checks, ...reports.map(({ kind }) => kind)].map(
  ({ code, name, severity }) => ({ code, name, severity }),
);

/** Those that an author may make louder, or silence. Errors and questions of the reader stand in the way of scoring, and stay. */
export const settableKinds: readonly Named[] = [
  ...checks,
  ...reports.map(({ kind }) => kind).filter(({ severity }) => severity === 'warning' || severity === 'hint'),
];
