/**
 * A JSON Schema (2020-12), as far as ours go: written by hand beside the types, and held equal to them by the type it
 * describes.
 */
export type Schema =
  | { readonly $ref: string }
  | { readonly const: string | number | boolean | null }
  | { readonly enum: readonly (string | number)[] }
  | { readonly anyOf: readonly Schema[] }
  | { readonly type: 'string' | 'boolean' | 'null'; readonly description?: string; readonly pattern?: string }
  | { readonly type: 'number' | 'integer'; readonly description?: string; readonly minimum?: number }
  | { readonly type: 'array'; readonly items: Schema; readonly description?: string }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required: readonly string[];
      readonly additionalProperties: false;
      readonly description?: string;
    }
  | { readonly type: 'object'; readonly additionalProperties: Schema; readonly description?: string };

/** A whole schema document: a root and what it refers to. */
export interface SchemaDocument {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, Schema>>;
  readonly $ref: string;
}

/** The type that a schema describes. `Names` are the types its references stand for. */
export type Described<S, Names> = S extends { readonly $ref: `#/$defs/${infer Name}` }
  ? Name extends keyof Names
    ? Names[Name]
    : never
  : S extends { readonly const: infer Value }
    ? Value
    : S extends { readonly enum: readonly (infer Value)[] }
      ? Value
      : S extends { readonly anyOf: readonly (infer Member)[] }
        ? Member extends unknown
          ? Described<Member, Names>
          : never
        : S extends { readonly type: 'string' }
          ? string
          : S extends { readonly type: 'number' | 'integer' }
            ? number
            : S extends { readonly type: 'boolean' }
              ? boolean
              : S extends { readonly type: 'null' }
                ? null
                : S extends { readonly type: 'array'; readonly items: infer Items }
                  ? readonly Described<Items, Names>[]
                  : S extends { readonly properties: infer Properties; readonly required: readonly (infer Required)[] }
                    ? Flat<
                        {
                          readonly [Key in keyof Properties as Key extends Required ? Key : never]: Described<
                            Properties[Key],
                            Names
                          >;
                        } & {
                          readonly [Key in keyof Properties as Key extends Required ? never : Key]?: Described<
                            Properties[Key],
                            Names
                          >;
                        }
                      >
                    : S extends { readonly additionalProperties: infer Values }
                      ? Readonly<Record<string, Described<Values, Names>>>
                      : never;

type Flat<T> = { readonly [Key in keyof T]: T[Key] };

/** Are two types assignable to each other? */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Every definition of a document describes the type of its name. */
export type Holds<Definitions, Names> = {
  readonly [Name in keyof Names]: Name extends keyof Definitions
    ? Same<Described<Definitions[Name], Names>, Names[Name]>
    : false;
};

/** An object with these properties, all of them required but those named. */
export function object<
  const Properties extends Readonly<Record<string, Schema>>,
  const Optional extends keyof Properties & string = never,
>(
  properties: Properties,
  optional: readonly Optional[] = [],
): {
  readonly type: 'object';
  readonly properties: Properties;
  readonly required: readonly Exclude<keyof Properties & string, Optional>[];
  readonly additionalProperties: false;
} {
  const required = Object.keys(properties).filter(
    (key): key is Exclude<keyof Properties & string, Optional> => !(optional as readonly string[]).includes(key),
  );
  return { type: 'object', properties, required, additionalProperties: false };
}

export function list<const Items extends Schema>(items: Items): { readonly type: 'array'; readonly items: Items } {
  return { type: 'array', items };
}

export function either<const Members extends readonly Schema[]>(...anyOf: Members): { readonly anyOf: Members } {
  return { anyOf };
}

export function ref<const Name extends string>(name: Name): { readonly $ref: `#/$defs/${Name}` } {
  return { $ref: `#/$defs/${name}` };
}

export function oneOf<const Words extends readonly (string | number)[]>(...words: Words): { readonly enum: Words } {
  return { enum: words };
}

export function is<const Value extends string | number | boolean | null>(value: Value): { readonly const: Value } {
  return { const: value };
}

export const text = { type: 'string' } as const;
export const number = { type: 'number' } as const;
export const whole = { type: 'integer' } as const;
export const truth = { type: 'boolean' } as const;
export const nothing = { type: 'null' } as const;
export const dialect = 'https://json-schema.org/draft/2020-12/schema' as const;
