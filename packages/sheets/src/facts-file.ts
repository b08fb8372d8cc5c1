import type { Rubric } from '@rubric-lang/model';
import { factsOfCsv } from './csv-facts.ts';
import { readCsv } from './csv-text.ts';
import { factsOfDocument } from './document-facts.ts';
import { readJson } from './json-text.ts';
import type { FactsReading } from './record.ts';
import { readYaml } from './yaml-text.ts';

/** The forms a facts file may have. */
export type FactsFormat = 'json' | 'yaml' | 'csv';

/** What a file is by its name; undefined when the name does not say. */
export function factsFormat(path: string): FactsFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  switch (ending) {
    case 'json':
      return 'json';
    case 'yaml':
    case 'yml':
      return 'yaml';
    case 'csv':
    case 'tsv':
      return 'csv';
    default:
      return undefined;
  }
}

/**
 * What a file says of the subjects. Reads everything that can be read and reports the rest, each with its
 * place; never throws. Bounds, kinds of subject and the like are the evaluator's to check.
 */
export function readFacts(rubric: Rubric, format: FactsFormat, text: string): FactsReading {
  switch (format) {
    case 'json':
      return factsOfDocument(rubric, readJson(text));
    case 'yaml':
      return factsOfDocument(rubric, readYaml(text));
    case 'csv':
      return factsOfCsv(rubric, readCsv(text));
  }
}
