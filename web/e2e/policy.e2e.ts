// What the real server's content security policy is worth, by the judgement of Google's evaluator (W-01).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { journey } from './support/journey.ts';

const { visit } = journey();

/** The gravest first in the evaluator's numbers; what it calls possible or a matter of strictness is no hole. */
const isHole = (severity: number) => severity <= Severity.MEDIUM;

test('sends a policy in which the evaluator finds no hole', async () => {
  const { page } = await visit();
  for (const path of ['/', '/t/projet', '/api/docs', '/nulle-part']) {
    const policy = (await page.request.get(path)).headers()['content-security-policy'] ?? '';
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    assert.notEqual(policy, '', path);
    assert.deepEqual(findings.filter(({ severity }) => isHole(severity)), [], path);
  }
});

test('is judged by an evaluator that sees the holes of a weak policy', () => {
  const weak = new CspEvaluator(new CspParser("script-src 'unsafe-inline' *").csp).evaluate();
  assert.ok(weak.some(({ severity }) => isHole(severity)));
});
