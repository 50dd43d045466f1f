import { constantFromExpression } from '../../core/constants/constants.ts';
import { InputError } from '../../core/errors.ts';
import { defaultSpecification } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { isItself, parametricStatements } from '../../core/theorems/parametric/statements.ts';
import type { Sample } from '../../core/theorems/parametric/statements.ts';
import type { Parity } from '../../core/theorems/parametric/request.ts';
import { constantAt } from '../../core/theorems/parametric/template.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { searchDirectly } from '../searching/directSearch.ts';

/** The bounds of the search at each k. */
export type StatementBounds = Pick<SearchSpecification, 'height' | 'period' | 'order'>;

/** Bounds of the search at each k: the classical statements are about α itself and its simplest images. */
export const statementBounds: StatementBounds = {
  height: 1,
  period: 2,
  order: defaultSpecification.order,
};

/** Digits to which the fractions at each k are approved; what is said of all k is proved or marked. */
const approvedDigits = 100;

/**
 * What is found at one k, null where that was broken off; at a k without a constant to search, why there is none.
 * @param kernel the compiled kernel
 */
export async function sampleAt(
  template: Template,
  k: number,
  bounds: StatementBounds,
  kernel: Uint8Array,
  signal?: AbortSignal,
): Promise<Sample | null> {
  try {
    const constant = constantFromExpression(constantAt(template, BigInt(k)));
    const specification = {
      ...defaultSpecification,
      ...bounds,
      digits: approvedDigits,
      constant: constant.name,
    };
    const options = { kernel, values: 'all', membersKept: 1, ...(signal ? { signal } : {}) } as const;
    const { conjectures, cancelled } = await searchDirectly(specification, constant, options);
    return cancelled ? null : { k, conjectures };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { k, conjectures: [], fault: reasonOf(error) };
  }
}

/** The first clause of an error's sentence, without the field's name. */
function reasonOf({ message }: InputError): string {
  const [clause] = message.replace(/^\w+: /, '').split(/;|\.$/);
  return clause!.replace(/^The /, 'the ');
}

/** The parities over which the constant itself has a formula, where it was searched at neighbouring k. */
export function paritiesWithFormula(template: Template, samples: readonly Sample[]): Parity[] {
  if (samples.length < 2 || samples[1]!.k !== samples[0]!.k + 1) return [];
  return (['odd', 'even'] as const).filter((parity) =>
    parametricStatements(
      template,
      samples.filter(({ k }) => k % 2 === (parity === 'odd' ? 1 : 0)),
    ).some(({ last }) => isItself(last)),
  );
}
