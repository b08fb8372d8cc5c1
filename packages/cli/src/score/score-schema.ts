const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const maybe = { type: ['number', 'null'] } as const;
const state = { enum: ['scored', 'pending', 'not-applicable'] } as const;

/** JSON Schema 2020-12 of what `rubric score --json` prints (`ScoreJson`). */
export const scoreSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'rubric score --json',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rubric', 'subjects'],
  properties: {
    version: { const: 1 },
    rubric: {
      type: 'object',
      additionalProperties: false,
      required: ['title', 'total', 'digests'],
      properties: {
        title: text,
        total: number,
        digests: {
          type: 'object',
          additionalProperties: false,
          required: ['text', 'meaning'],
          properties: { text, meaning: text },
        },
      },
    },
    subjects: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['subject', 'group', 'total', 'grade', 'rank', 'disqualified', 'verdicts', 'sections', 'items'],
        properties: {
          subject: { type: ['string', 'null'] },
          group: { type: ['string', 'null'] },
          total: { $ref: '#/$defs/range' },
          grade: { type: ['string', 'null'] },
          rank: { type: ['integer', 'null'], minimum: 1 },
          disqualified: { type: 'boolean' },
          verdicts: { type: 'array', items: text },
          sections: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['section', 'title', 'state', 'score', 'points'],
              properties: { section: text, title: text, state, score: { $ref: '#/$defs/range' }, points: number },
            },
          },
          items: { type: 'array', items: { $ref: '#/$defs/item' } },
          pendingVerdicts: { type: 'array', items: { $ref: '#/$defs/pending' } },
        },
      },
    },
  },
  $defs: {
    range: {
      type: 'object',
      additionalProperties: false,
      required: ['least', 'most'],
      properties: { least: number, most: number },
    },
    item: {
      type: 'object',
      additionalProperties: false,
      required: ['item', 'title', 'points', 'state', 'score', 'zeroed', 'clauses', 'pending'],
      properties: {
        item: text,
        title: text,
        points: maybe,
        state,
        score: { $ref: '#/$defs/range' },
        zeroed: { type: 'boolean' },
        clauses: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['clause', 'text', 'branches', 'count', 'points', 'uncapped', 'capped'],
            properties: {
              clause: text,
              text,
              branches: { type: 'array', items: text },
              count: maybe,
              points: maybe,
              uncapped: maybe,
              capped: { type: 'boolean' },
            },
          },
        },
        pending: {
          type: 'array',
          items: { $ref: '#/$defs/pending' },
        },
      },
    },
    pending: {
      type: 'object',
      additionalProperties: false,
      required: ['item', 'fact', 'question'],
      properties: { item: { type: ['string', 'null'] }, fact: text, question: text },
    },
  },
} as const;
