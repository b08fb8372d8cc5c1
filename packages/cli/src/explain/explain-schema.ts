const place = { type: 'integer', minimum: 1 } as const;
const text = { type: 'string' } as const;
const points = { type: ['number', 'null'] } as const;

/** JSON Schema 2020-12 of what `rubric explain --json` prints (`Explanation` of the model). */
export const explanationSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'rubric explain --json',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rubric', 'sections', 'items'],
  properties: {
    version: { const: 1 },
    rubric: {
      type: 'object',
      additionalProperties: false,
      required: ['title', 'total', 'declaredTotal', 'gates', 'rules'],
      properties: {
        title: text,
        total: { type: 'number' },
        declaredTotal: points,
        gates: {
          type: 'object',
          additionalProperties: false,
          required: ['printable', 'computable', 'issuable'],
          properties: {
            printable: { type: 'boolean' },
            computable: { type: 'boolean' },
            issuable: { type: 'boolean' },
          },
        },
        rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
      },
    },
    sections: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['titles', 'points', 'line', 'rules'],
        properties: {
          titles: { type: 'array', items: text, minItems: 1 },
          points,
          line: place,
          rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
        },
      },
    },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'number', 'section', 'title', 'points', 'line', 'statements', 'rules'],
        properties: {
          id: text,
          number: text,
          section: { type: 'array', items: text },
          title: text,
          points,
          line: place,
          statements: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['text', 'line', 'column'],
              properties: { text, line: place, column: place },
            },
          },
          rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
        },
      },
    },
  },
  $defs: {
    rule: {
      type: 'object',
      additionalProperties: false,
      required: ['text', 'reading', 'status', 'scoredBy', 'kind', 'points', 'facts', 'span'],
      properties: {
        text: { type: 'string', minLength: 1 },
        reading: text,
        status: { enum: ['understood', 'asked', 'not-understood'] },
        scoredBy: { enum: ['computed', 'judgement', 'external', 'comparison'] },
        kind: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' },
        points,
        min: { type: 'number' },
        max: { type: 'number' },
        per: {
          type: 'object',
          additionalProperties: false,
          required: ['every', 'unit'],
          properties: { every: { type: 'number', exclusiveMinimum: 0 }, unit: text },
        },
        bounds: { type: 'array', items: { $ref: '#/$defs/bound' } },
        caps: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['points', 'scope'],
            properties: { points: { type: 'number' }, scope: { enum: ['clause', 'group', 'item'] } },
          },
        },
        group: text,
        branches: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['label', 'points', 'facts'],
            properties: {
              label: text,
              points,
              bounds: { type: 'array', items: { $ref: '#/$defs/bound' } },
              facts: { type: 'array', items: text },
            },
          },
        },
        facts: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'type', 'unit'],
            properties: {
              name: text,
              type: { enum: ['yes-no', 'count', 'quantity', 'level', 'judgement'] },
              unit: { type: ['string', 'null'] },
            },
          },
        },
        choice: {
          type: 'object',
          additionalProperties: false,
          required: ['field', 'offered', 'made'],
          properties: {
            field: text,
            offered: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['answer', 'reading'],
                properties: { answer: text, reading: text },
              },
            },
            made: { type: ['string', 'null'] },
          },
        },
        notes: { type: 'array', items: text },
        span: {
          type: 'object',
          additionalProperties: false,
          required: ['line', 'column', 'endLine', 'endColumn'],
          properties: { line: place, column: place, endLine: place, endColumn: place },
        },
      },
    },
    bound: {
      type: 'object',
      additionalProperties: false,
      required: ['quantity', 'op', 'value', 'unit', 'inclusive'],
      properties: {
        quantity: text,
        op: { enum: ['<', '<=', '>', '>=', '=', '!='] },
        value: { type: 'number' },
        unit: text,
        inclusive: { type: 'boolean' },
      },
    },
  },
} as const;
