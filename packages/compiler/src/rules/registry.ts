import type { Check } from '../check.ts';
import { allOnOneEvent } from './all-on-one-event/all-on-one-event.ts';
import { andOrUnclear } from './and-or-unclear/and-or-unclear.ts';
import { awardOver } from './award-over/award-over.ts';
import { awardShort } from './award-short/award-short.ts';
import { baseNotPrinted } from './base-not-printed/base-not-printed.ts';
import { belowZeroFloor } from './below-zero-floor/below-zero-floor.ts';
import { bonusWithoutPoints } from './bonus-without-points/bonus-without-points.ts';
import { cappedDeductions } from './capped-deductions/capped-deductions.ts';
import { countWithoutTotal } from './count-without-total/count-without-total.ts';
import { deductionsShort } from './deductions-short/deductions-short.ts';
import { discretionShare } from './discretion-share/discretion-share.ts';
import { disguisedZeroOut } from './disguised-zero-out/disguised-zero-out.ts';
import { duplicateItem } from './duplicate-item/duplicate-item.ts';
import { externalStandard } from './external-standard/external-standard.ts';
import { gateAgainstGrade } from './gate-against-grade/gate-against-grade.ts';
import { gradeGap } from './grade-gap/grade-gap.ts';
import { gradeOverlap } from './grade-overlap/grade-overlap.ts';
import { gradeUncovered } from './grade-uncovered/grade-uncovered.ts';
import { hundredWithoutPoints } from './hundred-without-points/hundred-without-points.ts';
import { idleCap } from './idle-cap/idle-cap.ts';
import { idleRule } from './idle-rule/idle-rule.ts';
import { itemWithoutPoints } from './item-without-points/item-without-points.ts';
import { itemWithoutRule } from './item-without-rule/item-without-rule.ts';
import { judgedRangeGap } from './judged-range-gap/judged-range-gap.ts';
import { judgementWithoutTrigger } from './judgement-without-trigger/judgement-without-trigger.ts';
import { ladderGap } from './ladder-gap/ladder-gap.ts';
import { nearMiss } from './near-miss/near-miss.ts';
import { numberGap } from './number-gap/number-gap.ts';
import { openDistribution } from './open-distribution/open-distribution.ts';
import { openList } from './open-list/open-list.ts';
import { otherwiseNotPrinted } from './otherwise-not-printed/otherwise-not-printed.ts';
import { oversizedRule } from './oversized-rule/oversized-rule.ts';
import { percentOrPoints } from './percent-or-points/percent-or-points.ts';
import { periodMismatch } from './period-mismatch/period-mismatch.ts';
import { pointsNotPrinted } from './points-not-printed/points-not-printed.ts';
import { pointsSumMismatch } from './points-sum-mismatch/points-sum-mismatch.ts';
import { ratioNotGiven } from './ratio-not-given/ratio-not-given.ts';
import { ruleInTwoItems } from './rule-in-two-items/rule-in-two-items.ts';
import { ruleOnOtherMatter } from './rule-on-other-matter/rule-on-other-matter.ts';
import { sameEventTwice } from './same-event-twice/same-event-twice.ts';
import { sampleSizesDiffer } from './sample-sizes-differ/sample-sizes-differ.ts';
import { sharedEdge } from './shared-edge/shared-edge.ts';
import { sharesMismatch } from './shares-mismatch/shares-mismatch.ts';
import { standardNumberUnused } from './standard-number-unused/standard-number-unused.ts';
import { subsumedRule } from './subsumed-rule/subsumed-rule.ts';
import { thresholdAgainstStandard } from './threshold-against-standard/threshold-against-standard.ts';
import { thresholdNotInStandard } from './threshold-not-in-standard/threshold-not-in-standard.ts';
import { tiersInverted } from './tiers-inverted/tiers-inverted.ts';
import { totalBlank } from './total-blank/total-blank.ts';
import { twoUnits } from './two-units/two-units.ts';
import { unboundedDiscretion } from './unbounded-discretion/unbounded-discretion.ts';
import { uncappedDeductions } from './uncapped-deductions/uncapped-deductions.ts';
import { unevenCap } from './uneven-cap/uneven-cap.ts';
import { variantDiffers } from './variant-differs/variant-differs.ts';
import { weightsMismatch } from './weights-mismatch/weights-mismatch.ts';
import { noItems } from './no-items/no-items.ts';
import { pointsWordMissing } from './points-word-missing/points-word-missing.ts';
import { cliff } from './cliff/cliff.ts';

/** Every check, in the order their reports are given for one place. One line a folder. */
export const checks: readonly Check[] = [
  pointsSumMismatch,
  totalBlank,
  itemWithoutPoints,
  pointsNotPrinted,
  weightsMismatch,
  sharesMismatch,
  itemWithoutRule,
  bonusWithoutPoints,
  hundredWithoutPoints,
  ratioNotGiven,
  awardShort,
  awardOver,
  uncappedDeductions,
  cappedDeductions,
  unevenCap,
  deductionsShort,
  oversizedRule,
  disguisedZeroOut,
  allOnOneEvent,
  belowZeroFloor,
  baseNotPrinted,
  idleCap,
  idleRule,
  tiersInverted,
  ladderGap,
  sharedEdge,
  gradeGap,
  gradeOverlap,
  gradeUncovered,
  gateAgainstGrade,
  judgedRangeGap,
  thresholdAgainstStandard,
  thresholdNotInStandard,
  standardNumberUnused,
  periodMismatch,
  percentOrPoints,
  unboundedDiscretion,
  judgementWithoutTrigger,
  externalStandard,
  discretionShare,
  otherwiseNotPrinted,
  openDistribution,
  openList,
  countWithoutTotal,
  andOrUnclear,
  twoUnits,
  nearMiss,
  sampleSizesDiffer,
  ruleOnOtherMatter,
  sameEventTwice,
  subsumedRule,
  ruleInTwoItems,
  duplicateItem,
  variantDiffers,
  numberGap,
  noItems,
  pointsWordMissing,
  cliff,
];
