/** Outcome of reading typed text: the value, or the key of the sentence that says how to fix it. */

export type ParseProblem =
  | 'fields.problem.integer'
  | 'fields.problem.decimal'
  | 'fields.problem.scale'
  | 'fields.problem.tooManyDigits'
  | 'fields.problem.date'
  | 'fields.problem.month'
  | 'fields.problem.day'
  | 'fields.problem.time'
  | 'fields.problem.boolean'
  | 'fields.problem.option'
  | 'fields.problem.file';

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problem: ParseProblem };
