/** JSON Schema 2020-12 of what `rubric check --json` prints (`CheckJson`). */
export const checkSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'rubric check --json',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'files'],
  properties: {
    version: { const: 1 },
    files: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'gates', 'diagnostics'],
        properties: {
          path: { type: 'string', description: 'As given, or as found in a folder' },
          gates: { $ref: '#/$defs/gates' },
          diagnostics: { type: 'array', items: { $ref: '#/$defs/diagnostic' } },
        },
      },
    },
  },
  $defs: {
    gates: {
      type: 'object',
      additionalProperties: false,
      required: ['printable', 'computable', 'issuable'],
      properties: {
        printable: { type: 'boolean', description: '可印: every line has its place' },
        computable: { type: 'boolean', description: '可算: every choice is made' },
        issuable: { type: 'boolean', description: '可发: names fixed, examples true, sealed' },
      },
    },
    diagnostic: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'severity', 'message', 'span', 'related', 'fixes'],
      properties: {
        code: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
        severity: { enum: ['error', 'question', 'warning', 'hint'] },
        message: { type: 'string', minLength: 1, description: 'In the language of the run' },
        advice: { type: 'string' },
        span: { $ref: '#/$defs/span' },
        path: { type: 'string', description: 'The file the span is in, when it is another one' },
        related: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['message', 'span'],
            properties: { message: { type: 'string' }, span: { $ref: '#/$defs/span' } },
          },
        },
        fixes: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['title', 'safe', 'edits'],
            properties: {
              title: { type: 'string' },
              safe: { type: 'boolean', description: 'Keeps the meaning; --fix applies it' },
              edits: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['span', 'text'],
                  properties: { span: { $ref: '#/$defs/span' }, text: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
    span: {
      type: 'object',
      additionalProperties: false,
      required: ['start', 'end', 'line', 'column', 'endLine', 'endColumn'],
      description:
        'Offsets in UTF-16 units of the decoded text; lines and columns from 1, columns in characters; ends are exclusive',
      properties: {
        start: { type: 'integer', minimum: 0 },
        end: { type: 'integer', minimum: 0 },
        line: { type: 'integer', minimum: 1 },
        column: { type: 'integer', minimum: 1 },
        endLine: { type: 'integer', minimum: 1 },
        endColumn: { type: 'integer', minimum: 1 },
      },
    },
  },
} as const;
