import type { PrintLayout } from '@rubric-lang/model';

/** How the page number stands: 国标 (— 1 —, outside), 居中, 无. */
export type PageNumbers = 'national' | 'centred' | 'none';

/** Edges of a page in mm. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A sheet of paper with its type area. All lengths in mm. */
export interface PageProfile {
  readonly orientation: 'portrait' | 'landscape';
  readonly width: number;
  readonly height: number;
  /** Of odd pages. */
  readonly odd: Margins;
  /** Of even pages; the type area has the same size. */
  readonly even: Margins;
}

/** What an office may have otherwise; everything else stays as the standard has it. */
export interface PageOverrides {
  readonly width?: number;
  readonly height?: number;
  readonly margins?: Partial<Margins>;
}

/** One point in mm. */
export const mmPerPoint: number = 25.4 / 72;

/** GB/T 9704-2012: type area 156 × 225 mm. A landscape page is a portrait page turned: its head is the binding edge. */
const standard: Readonly<Record<PageProfile['orientation'], PageProfile>> = {
  portrait: {
    orientation: 'portrait',
    width: 210,
    height: 297,
    odd: { top: 37, right: 26, bottom: 35, left: 28 },
    even: { top: 37, right: 26, bottom: 35, left: 28 },
  },
  landscape: {
    orientation: 'landscape',
    width: 297,
    height: 210,
    odd: { top: 28, right: 37, bottom: 26, left: 35 },
    even: { top: 26, right: 37, bottom: 28, left: 35 },
  },
};

/** The standard page with an office's own measures put in. */
export function pageProfile(orientation: PageProfile['orientation'], overrides: PageOverrides = {}): PageProfile {
  const page = standard[orientation];
  return {
    orientation,
    width: overrides.width ?? page.width,
    height: overrides.height ?? page.height,
    odd: { ...page.odd, ...overrides.margins },
    // An office that sets its margins sets them for every page.
    even: overrides.margins === undefined ? page.even : { ...page.odd, ...overrides.margins },
  };
}

/** What a 版式 says of the sheet, for a page of that orientation. */
export function overridesOf(layout: PrintLayout, orientation: PageProfile['orientation']): PageOverrides {
  const { paper, margins } = layout;
  const [width, height] = paper === undefined ? [] : [paper.short, paper.long];
  const sides = orientation === 'landscape' ? { width: height, height: width } : { width, height };
  return {
    ...(sides.width === undefined ? {} : { width: sides.width }),
    ...(sides.height === undefined ? {} : { height: sides.height }),
    ...(margins === undefined ? {} : { margins }),
  };
}

/** Width and height of the type area in mm. */
export function typeArea(page: PageProfile): { readonly width: number; readonly height: number } {
  return {
    width: page.width - page.odd.left - page.odd.right,
    height: page.height - page.odd.top - page.odd.bottom,
  };
}
