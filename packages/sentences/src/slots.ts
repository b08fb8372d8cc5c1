/** A stretch of the text in its two shapes of equal length: as the patterns see it, and as folded. */
export interface Stretch {
  readonly visible: string;
  readonly folded: string;
}

export function stretch(whole: Stretch, from: number, to: number): Stretch {
  return { visible: whole.visible.slice(from, to), folded: whole.folded.slice(from, to) };
}

/** The slots of a pattern that matched: `text` gives the author's folded words, `visible` what the pattern saw. */
export interface Slots {
  readonly text: (slot: string) => string;
  readonly visible: (slot: string) => string;
  readonly has: (slot: string) => boolean;
}

/** What a pattern with the `d` flag gives; the library of ES2020 does not know `indices` yet. */
interface PlacedMatch {
  readonly index: number;
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
  readonly indices?: { readonly groups?: Readonly<Record<string, readonly [number, number] | undefined>> | undefined };
}

/** Matches a pattern (compiled with the `d` flag) against a stretch; undefined when it does not fit. */
export function matchSlots(pattern: RegExp, on: Stretch): Slots | undefined {
  const found: PlacedMatch | null = pattern.exec(on.visible);
  if (found === null) return undefined;
  const places = found.indices?.groups ?? {};
  return {
    text: (slot) => {
      const place = places[slot];
      return place === undefined ? '' : on.folded.slice(place[0], place[1]);
    },
    visible: (slot) => found.groups?.[slot] ?? '',
    has: (slot) => (found.groups?.[slot] ?? '') !== '',
  };
}
