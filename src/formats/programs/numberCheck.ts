import { log10 } from '../../core/theorems/naming/interval.ts';
import type { KnownDigits } from '../../core/theorems/naming/interval.ts';
import type { NumberName } from '../../core/theorems/naming/name.ts';
import { expressionIn, isWritable } from './notation.ts';
import { pari } from './pari.ts';
import { python } from './python.ts';

/** A program that compares a number's digits with a name. */
export interface CheckProgram {
  readonly title: string;
  readonly text: string;
}

/** Digits with which the programs calculate beyond those of the number. */
const guardDigits = 10;

/**
 * Programs for PARI/GP and mpmath that print "agreement" or "disagreement" of a name with digits, and how far apart the two are.
 * None for a system that does not know all functions of the name.
 * @param digits the number as a decimal, of which `known` tells the error
 * @param units of the error, ≥ 1, in which the two are known to agree
 */
export function checkPrograms(
  name: NumberName,
  digits: string,
  known: KnownDigits,
  units: number,
): CheckProgram[] {
  // 10^−places is three units of the error at least, or a little more.
  const places = Math.floor(-log10(known.error) - Math.log10(Math.max(units, 3)));
  const working = Math.max(known.digits, places) + guardDigits;
  return [pariCheck, pythonCheck].flatMap((write) => write(name, digits, working, places) ?? []);
}

function pariCheck(name: NumberName, digits: string, working: number, places: number): CheckProgram | null {
  const value =
    name.kind === 'root'
      ? `vecsort(polrootsreal(Polrev([${name.polynomial.join(', ')}])), (r, s) -> sign(abs(r - x) - abs(s - x)))[1]`
      : isWritable(name.expression, pari.notation)
        ? expressionIn(pari.notation, name.expression)
        : null;
  if (value === null) return null;
  const lines = [
    '\\\\ Run with: gp -q FILE',
    `default(realprecision, ${working});`,
    ...(value.includes('realroot') ? ['realroot(x, n) = sign(x)*sqrtn(abs(x), n);'] : []),
    `x = ${digits};`,
    `value = ${value};`,
    'difference = abs(x - value);',
    `print(if (difference <= 10.^${-places}, "agreement", "disagreement"), ", difference ", difference)`,
  ];
  return { title: pari.title, text: `${lines.join('\n')}\n` };
}

function pythonCheck(name: NumberName, digits: string, working: number, places: number): CheckProgram | null {
  const value =
    name.kind === 'root'
      ? `min((re(r) for r in polyroots([${[...name.polynomial].reverse().join(', ')}], maxsteps=500, extraprec=500) if abs(im(r)) < mpf(10)**${-places}), key=lambda r: abs(r - x))`
      : isWritable(name.expression, python.notation)
        ? expressionIn(python.notation, name.expression)
        : null;
  if (value === null) return null;
  const lines = [
    '# Run with: python3 FILE (mpmath comes with SymPy)',
    'from mpmath import *',
    `mp.dps = ${working}`,
    ...(value.includes('realroot') ? ['def realroot(x, n): return sign(x)*root(abs(x), n)'] : []),
    `x = mpf('${digits}')`,
    `value = ${value}`,
    'difference = abs(x - value)',
    `print('agreement' if difference <= mpf(10)**${-places} else 'disagreement', 'difference', nstr(difference, 5))`,
  ];
  return { title: 'Python program (mpmath)', text: `${lines.join('\n')}\n` };
}
