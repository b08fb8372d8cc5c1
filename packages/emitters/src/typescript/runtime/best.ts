import { eachTry, runPart, tryLimit } from './parts.ts';
import type { Tries } from './parts.ts';
import type { BlockPlan, PartPlan, Plan } from './plan.ts';
import type { Subject } from './subject.ts';

interface PlacedPart {
  readonly block: BlockPlan;
  readonly part: PartPlan;
}

/**
 * 其余：达标 gives every fact that was not recorded its best-scoring value. Facts that clauses have in common are chosen
 * together: first against verdicts and zero-outs, then for the points; of equals the first. Points that a clause gives
 * without end do not count here, and of what drives it the least value is taken that loses nothing else.
 */
export function bestFacts(plan: Plan, subject: Subject, tries: ReadonlyMap<number, Tries>): void {
  const own = new Set(plan.unknowns.filter(({ slot, cohort }) => !cohort && tries.has(slot)).map(({ slot }) => slot));
  const endless = new Set(plan.unknowns.flatMap((it) => (it.endless ? [it.slot] : [])));
  const chosen: (readonly [slot: number, value: Tries['values'][number]])[] = [];
  for (const parts of partsTogether(plan, own)) {
    const slots = [...new Set(parts.flatMap(({ part }) => part.unknowns.filter((slot) => own.has(slot))))];
    const open = slots.flatMap((slot): readonly Tries[] => {
      const own = tries.get(slot);
      return own ? [endless.has(slot) ? { slot, values: [...own.values].reverse() } : own] : [];
    });
    if (open.length === 0) continue;
    const size = open.reduce((product, { values }) => product * values.length, 1);
    let best: readonly number[] | undefined;
    let values: (Tries['values'][number] | undefined)[] = open.map((it) => it.values[0]);
    if (size <= tryLimit) {
      eachTry(subject, open, () => {
        const worth = worthOf(plan, parts, subject, tries, own, size);
        if (best && compared(worth, best) >= 0) return;
        best = worth;
        values = open.map(({ slot }) => subject.q[slot] ?? subject.n[slot]);
      });
    }
    open.forEach(({ slot }, index) => {
      const value = values[index];
      if (value !== undefined) chosen.push([slot, value]);
    });
  }
  for (const [slot, value] of chosen) {
    if (typeof value === 'number') subject.n[slot] = value;
    else subject.q[slot] = value;
    subject.open[slot] = 0;
  }
}

/** Parts that read a common one of the slots. */
function partsTogether(plan: Plan, slots: ReadonlySet<number>): readonly (readonly PlacedPart[])[] {
  const groups: { parts: PlacedPart[]; slots: Set<number> }[] = [];
  for (const block of plan.blocks) {
    for (const part of block.parts) {
      const own = part.unknowns.filter((slot) => slots.has(slot));
      const [first, ...rest] = groups.filter((group) => own.some((slot) => group.slots.has(slot)));
      if (!first) {
        groups.push({ parts: [{ block, part }], slots: new Set(own) });
        continue;
      }
      for (const group of rest) {
        first.parts.push(...group.parts);
        group.slots.forEach((slot) => first.slots.add(slot));
        groups.splice(groups.indexOf(group), 1);
      }
      first.parts.push({ block, part });
      own.forEach((slot) => first.slots.add(slot));
    }
  }
  const order = plan.blocks.flatMap(({ parts }) => parts);
  return groups.map(({ parts }) => parts.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part)));
}

/** Verdicts that make the total 0, other verdicts, zero-outs, points lost: less is better, the first first. */
function worthOf(
  plan: Plan,
  parts: readonly PlacedPart[],
  subject: Subject,
  tries: ReadonlyMap<number, Tries>,
  settled: ReadonlySet<number>,
  outer: number,
): readonly number[] {
  const sums = [0, 0, 0, 0];
  for (const { block, part } of parts) {
    const open = part.unknowns.flatMap((slot) => (settled.has(slot) ? [] : (tries.get(slot) ?? [])));
    const size = open.reduce((product, { values }) => product * values.length, 1);
    const few =
      outer * size <= tryLimit ? open : open.map(({ slot, values }) => ({ slot, values: values.slice(0, 1) }));
    let best: readonly number[] | undefined;
    eachTry(subject, few, () => {
      runPart(plan, part, subject);
      const worth = partWorth(plan, block, part);
      if (!best || compared(worth, best) < 0) best = worth;
    });
    best?.forEach((value, index) => {
      sums[index] = (sums[index] ?? 0) + value;
    });
  }
  return sums;
}

function partWorth({ out }: Plan, block: BlockPlan, part: PartPlan): readonly number[] {
  let [fatal, others] = [0, 0];
  part.clauses.forEach((rule, index) => {
    const plan = block.rules[rule];
    if (plan?.effect !== 'verdict' || out.live[index] !== 1) return;
    if (plan.fatal) fatal += 1;
    else others += 1;
  });
  let points = out.award - out.deduct + out.bonus;
  part.clauses.forEach((rule, index) => {
    if (block.rules[rule]?.endless === true && out.live[index] === 1) points -= out.points[index] ?? 0;
  });
  // A zero-out leaves neither what ends nor what does not.
  return [fatal, others, out.zero ? 1 : 0, out.belowZero - (out.zero ? 0 : points)];
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
