/** What commander made of the options of a command, by their long names in camel case. */
export type Options = Readonly<Record<string, unknown>>;

export function isSet(options: Options, name: string): boolean {
  return options[name] === true;
}

/** The value of an option that takes one; undefined when it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that takes several. */
export function textsOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
