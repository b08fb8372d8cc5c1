import { factsShape, pointsNumber } from '@rubric-lang/model';
import type { FactShape, FactType, Rubric } from '@rubric-lang/model';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The facts of one subject as JSON Schema 2020-12, by key. It holds what JSON Schema can say: names, types, bounds and
 * steps; that facts fit together (and names in the author's words) is for `check`.
 */
export function factsSchema(rubric: Rubric): { readonly [key: string]: Json } {
  const shape = factsShape(rubric);
  const text = (words: readonly string[]): Json =>
    words.length === 0 ? { type: ['string', 'null'] } : { enum: [...words, null] };
  const properties: [string, Json][] = [
    ['名称', text([])],
    ['类别', text(shape.categories)],
    ['分组', text(shape.groups)],
    ['其余', { enum: ['达标', null] }],
    ...shape.declared.map((fact): [string, Json] => [fact.key, factSchema(fact)]),
    ...shape.owners.map((owner): [string, Json] => {
      const facts = {
        type: 'object',
        title: owner.title,
        properties: Object.fromEntries(owner.facts.map((fact) => [fact.key, factSchema(fact)])),
        additionalProperties: false,
      };
      return [owner.key, { anyOf: [facts, ...(owner.mayBeAbsent ? [{ const: '空项' }] : []), { type: 'null' }] }];
    }),
  ];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: rubric.title,
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

function factSchema({ label, type, each }: FactShape): Json {
  return { title: label, ...typeSchema(type, each !== undefined) };
}

function typeSchema(type: FactType, total: boolean): { readonly [key: string]: Json } {
  switch (type.kind) {
    case 'yes-no':
      return { type: ['boolean', 'null'] };
    case 'level':
      return { type: ['string', 'null'], examples: [...type.levels] };
    case 'count':
      return { type: ['integer', 'null'], minimum: 0, maximum: type.most ?? 1_000_000 };
    case 'quantity':
      return {
        type: ['number', 'string', 'null'],
        ...(type.least === undefined ? {} : { minimum: Number(type.least) }),
        ...(type.most === undefined ? {} : { maximum: Number(type.most) }),
        description: `${String(type.scale)} decimals at most${type.unit === '' ? '' : `, in ${type.unit}`}`,
      };
    case 'judgement': {
      const bounds = { minimum: 0, ...(total ? {} : { maximum: pointsNumber(type.most) }) };
      return { type: ['number', 'string', 'null'], ...bounds };
    }
  }
}
