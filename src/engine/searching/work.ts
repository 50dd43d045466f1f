import type { Constant } from '../../core/constants/constant.ts';
import { constantFromDigits, constantFromText } from '../../core/constants/constants.ts';
import { DeterminantClasses } from '../../core/esma/determinantClasses.ts';
import { valueSpace } from '../../core/esma/searchScope.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';

/**
 * The values of a search in groups, each searched on its own: the chunks of a job. They follow from the specification
 * alone, so that any machine can do any of them.
 */
export interface Work {
  readonly groups: number;
  /** Length of a row: 2(d + 1). */
  readonly rowLength: number;
  /** Number of values in a group. */
  size(group: number): number;
  /** The values of a group as rows of coefficients, P then Q, ascending. */
  rows(group: number): Int32Array;
}

/** Values in a group where nothing else divides them. */
const valuesPerGroup = 256;

/** The constant that a specification names. @throws InputError */
export function constantOf({ constant, constantDigits }: SearchSpecification): Constant {
  return constantDigits === null ? constantFromText(constant) : constantFromDigits(constant, constantDigits);
}

/**
 * The groups of a search. Möbius images of a constant that is not known to be algebraic go by their determinant, so that
 * candidates whose expansions can meet are in one group; other values go by their index.
 */
export function workOf(specification: SearchSpecification, constant: Constant): Work {
  if (specification.shape === 'quotient' && specification.degree === 1 && constant.annihilator === null) {
    const classes = new DeterminantClasses(constant, specification.height);
    return {
      groups: classes.count,
      rowLength: 4,
      size: (group) => classes.size(group + 1),
      rows: (group) => classes.rows(group + 1),
    };
  }
  const space = valueSpace(constant, specification);
  const end = (group: number) => Math.min((group + 1) * valuesPerGroup, space.count);
  return {
    groups: Math.ceil(space.count / valuesPerGroup),
    rowLength: space.rowLength,
    size: (group) => end(group) - group * valuesPerGroup,
    rows: (group) => space.rows(group * valuesPerGroup, end(group)),
  };
}

/** Number of all values. */
export function valuesOf(work: Work): number {
  let values = 0;
  for (let group = 0; group < work.groups; group++) values += work.size(group);
  return values;
}
