import { checkFacts, cohort, mergeRaters, score, tally } from '@rubric-lang/evaluator';
import type { Localized } from '@rubric-lang/diagnostics';
import type { Facts, Rubric, ScoreSheet } from '@rubric-lang/model';
import type { Session } from '../session.ts';
import type { PlacedRecord } from './facts-input.ts';
import { placed, sayComplaints } from './facts-input.ts';
