import { evaluateTerm, substituteLinear } from '../numbers/polynomial.ts';
import { one, rational } from '../numbers/rational.ts';
import { preperiodLength, termsOf } from './fraction.ts';
import type { InterlacedTerms, RecurrentTerms, TermRule } from './fraction.ts';

/**
 * The rule of the sequence `head`, a_from, a_{from+1}, …, where (a_n) follows `rule`: another head before the same tail.
 * The preperiod is as short as it can be.
 */
export function spliceHead(head: readonly bigint[], rule: TermRule, from: number): TermRule {
  return rule.kind === 'interlaced' ? spliceInterlaced(head, rule, from) : spliceRecurrent(head, rule, from);
}

function spliceInterlaced(head: readonly bigint[], rule: InterlacedTerms, from: number): InterlacedTerms {
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const start = Math.max(from, k);
  const preperiod = [...head, ...rule.preperiod.slice(from)];
  // P_i(j) from term `start` on: (start − k) terms of the periodic part have gone by.
  const shifted = (gone: number) =>
    Array.from({ length: m }, (_, i) => {
      const index = (((gone + i) % m) + m) % m;
      const turns = Math.floor((gone + i) / m);
      return substituteLinear(rule.polynomials[index]!, one, rational(BigInt(turns)));
    });
  let gone = start - k;
  // As long as the last term of the head is what the polynomials say of the place before them, it belongs to them.
  while (preperiod.length > 0) {
    const before = gone - 1;
    const index = ((before % m) + m) % m;
    const expected = evaluateTerm(rule.polynomials[index]!, BigInt(Math.floor(before / m)));
    if (expected !== preperiod[preperiod.length - 1]) break;
    preperiod.pop();
    gone = before;
  }
  return { kind: 'interlaced', preperiod, polynomials: gone === 0 ? rule.polynomials : shifted(gone) };
}

function spliceRecurrent(head: readonly bigint[], rule: RecurrentTerms, from: number): RecurrentTerms {
  const r = rule.recurrence.length;
  const end = Math.max(from, preperiodLength(rule)) + r;
  const initial = [...head, ...termsOf(rule, end).slice(from)];
  while (initial.length > r) {
    const n = initial.length - 1;
    const predicted = rule.recurrence.reduce((sum, c, i) => sum + c * initial[n - 1 - i]!, 0n);
    if (predicted !== initial[n]) break;
    initial.pop();
  }
  return { kind: 'recurrent', initial, recurrence: rule.recurrence };
}
