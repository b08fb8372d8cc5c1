import { bareNumbers } from './bare-number.ts';
import { bareZeros } from './bare-zero.ts';
import { ceilingsOfCases } from './ceiling-of-case.ts';
import { countedAchievements } from './counted-achievement.ts';
import { countLadders } from './count-ladder.ts';
import type { Draft } from './draft.ts';
import { fallingLadders } from './falling-ladder.ts';
import { freeSteps } from './free-step.ts';
import { interpolations } from './interpolation.ts';
import { judgedByScales } from './judged-by-scale.ts';
import { levelScales } from './level-scale.ts';
import { nextThresholds } from './next-threshold.ts';
import { partHeadings } from './part-heading.ts';
import { poison } from './poison.ts';
import { stepsBehind } from './step-behind.ts';
import { stepsOfSeveral } from './step-of-several.ts';
import { turnedRound } from './turned-round.ts';
import { signsUnsaid } from './sign-unsaid.ts';
import type { TextInHand } from './text-in-hand.ts';
import { timesOf } from './times-of.ts';
import { ratiosToBest } from './ratio-to-best.ts';
import { scaledClauses } from './scaled-clause.ts';
import { sharedKinds } from './shared-kind.ts';
import { sharedSubjects } from './shared-subject.ts';

/** A pass over all clauses of a text, for what one clause alone cannot say. */
export type Pass = (drafts: readonly Draft[], inHand: TextInHand) => readonly Draft[];

/** In this order: scales first, for their members look like conditions of their own. */
export const passes: readonly Pass[] = [
  partHeadings,
  levelScales,
  judgedByScales,
  ratiosToBest,
  interpolations,
  nextThresholds,
  turnedRound,
  stepsOfSeveral,
  timesOf,
  fallingLadders,
  countLadders,
  freeSteps,
  bareZeros,
  bareNumbers,
  stepsBehind,
  sharedSubjects,
  sharedKinds,
  scaledClauses,
  countedAchievements,
  ceilingsOfCases,
  signsUnsaid,
  poison,
];
