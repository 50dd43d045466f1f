import type { Reach } from './constant.ts';
import type { Expression } from './expression.ts';
import type { Value } from './value.ts';

export function reachOf(_expression: Expression, value: Value): Reach {
  if (value.annihilator?.length === 3) return 'quadratic';
  return 'unknown';
}
