import type { Constant } from '../../core/constants/constant.ts';
import { constantFromDigits, constantFromText } from '../../core/constants/constants.ts';
import { DeterminantClasses } from '../../core/esma/determinantClasses.ts';
import { singleSpace } from '../../core/esma/enumerate.ts';
import type { ValueSpace } from '../../core/esma/valueSpace.ts';
import { valueSpace } from '../../core/esma/searchScope.ts';
import { isSignedSearch, margin, patternsOf, searchedNumerators } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import { orbitsUpTo } from '../../core/planning/orbitCounts.ts';
import { orbitForms } from '../../kernel/orbits.ts';
import { commonRoot, simpleTermsFor } from '../../kernel/orbitSieve.ts';
import type { FixedPoint } from '../../kernel/orbitSieve.ts';
import { termsOf } from '../../kernel/instance.ts';
import { rotate } from '../../kernel/rotations.ts';
import { leastValue, mostValue } from './bounds.ts';
import { candidatesWeight, classWeight, hitsWeight } from './weights.ts';
import type { OrbitWork } from './weights.ts';

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
  /** Number of values in all groups. */
  total(): number;
  /** The values of a group as rows of coefficients, P then Q, ascending. */
  rows(group: number): Int32Array;
  /** The same by orbits; null where they are not to be sieved. */
  orbits(group: number): GroupOrbits | null;
  /** A root that few groups go beyond; null where orbits are not to be sieved. */
  readonly typicalRoot: bigint | null;
  /** What a group costs, as weights.ts has it: hits beyond the sieve left out where `isSurveyed`. */
  weight(group: number): number;
  /** The same with the hits that are expected beyond the sieve: by this, groups are dealt to shards. */
  dealt(group: number): number;
  /** Whether the first groups have nearly all that goes on beyond the sieve, so that it is to be counted there. */
  readonly isSurveyed: boolean;
}

/** The values of a group by orbits of GL₂(ℤ): values of one orbit have one simple tail. */
export interface GroupOrbits {
  /** Number of values in the group. */
  readonly values: number;
  /** One value of each orbit, as a row, and the number of its values. */
  readonly representatives: Int32Array;
  readonly sizes: readonly number[];
  /** As of commonRoot, for all values of the group; null where there is none. */
  readonly root: bigint | null;
  /** The values of the orbits that are kept (1, not 0), in the order in which `rows` has them. */
  rows(kept: Uint8Array): Int32Array;
}

/** Values in a group where nothing else divides them. */
const valuesPerGroup = 256;
/** Candidates in a group of a search whose numerators are not ±1, about. */
const candidatesPerGroup = 8192;

/** The constant that a specification names. @throws InputError */
export function constantOf({ constant, constantDigits }: SearchSpecification): Constant {
  return constantDigits === null ? constantFromText(constant) : constantFromDigits(constant, constantDigits);
}

/**
 * The groups of a search. Möbius images of a constant that is not known to be algebraic go by their determinant, so that
 * candidates whose expansions can meet are in one group; other values go by their index.
 */
export function workOf(specification: SearchSpecification, constant: Constant): Work {
  return goesByDeterminant(specification, constant)
    ? new ClassWork(specification, constant)
    : new IndexWork(specification, constant, valueSpace(constant, specification));
}

/** A constant, and the groups of a search for it. */
export interface SearchValues {
  readonly constant: Constant;
  readonly work: Work;
}

/** The values that a specification names. @throws InputError */
export function valuesOf(specification: SearchSpecification): SearchValues {
  const constant = constantOf(specification);
  return { constant, work: workOf(specification, constant) };
}

/** Whether the groups of a search are the determinants of its values. */
export function goesByDeterminant(specification: SearchSpecification, constant: Constant): boolean {
  return (
    isSignedSearch(specification) &&
    specification.shape === 'quotient' &&
    specification.degree === 1 &&
    constant.annihilator === null
  );
}

/** The constant itself as the only value, with the patterns and bounds of a specification. */
export function workOfConstant(specification: SearchSpecification, constant: Constant): Work {
  return new IndexWork(specification, constant, singleSpace());
}

/** A group for each |ad − bc|. */
class ClassWork implements Work {
  readonly groups: number;
  readonly rowLength = 4;
  private readonly classes: DeterminantClasses;
  readonly typicalRoot: bigint | null;
  readonly isSurveyed: boolean;
  private readonly height: number;
  private readonly order: number;
  private readonly patterns: readonly SignPattern[];
  private counted: OrbitWork | null = null;
  private readonly least: FixedPoint | null;
  /** Orbits that each class could have, by determinant. */
  private possible: Float64Array | null = null;

  constructor(specification: SearchSpecification, constant: Constant) {
    this.height = specification.height;
    this.order = specification.order;
    this.classes = new DeterminantClasses(constant, this.height);
    this.groups = this.classes.count;
    this.least = leastValue(constant, this.classes.denominators(), 2);
    this.patterns = patternsOf(specification);
    this.typicalRoot = rootWithin(this.rootOf(this.groups), specification, constant);
    this.isSurveyed = this.typicalRoot !== null;
  }

  /** What an orbit is sieved under: a search that weighs nothing needs not count the words. */
  private get orbitWork(): OrbitWork {
    return (this.counted ??= {
      words: rotate(this.patterns).words.length,
      terms: termsOf({ order: this.order, margin }),
    });
  }

  weight(group: number): number {
    return this.isSurveyed
      ? classWeight(
          (this.possible ??= orbitsUpTo(this.groups))[group + 1]!,
          group + 1,
          this.height,
          this.orbitWork,
        )
      : candidatesWeight(this.size(group) * this.patterns.length);
  }

  dealt(group: number): number {
    const hits = this.isSurveyed ? hitsWeight(group + 1, this.height, this.patterns.length) : 0;
    return this.weight(group) + hits;
  }

  /** Δ is the determinant itself where ℓ is the coefficient of α. */
  private rootOf(determinant: number): bigint | null {
    return this.least && commonRoot(this.height, { numerator: BigInt(determinant), bits: 0 }, this.least);
  }

  size(group: number): number {
    return this.classes.size(group + 1);
  }

  total(): number {
    return this.classes.total;
  }

  rows(group: number): Int32Array {
    return this.classes.rows(group + 1);
  }

  orbits(group: number): GroupOrbits {
    const determinant = group + 1;
    return {
      ...this.classes.orbits(determinant),
      root: this.rootOf(determinant),
      rows: (kept) => this.classes.rows(determinant, kept),
    };
  }
}

/** Digits of a constant for each simple term, so that orbits are sieved: random terms take 1.03 (Lévy). */
const digitsPerTerm = 2;

/** A root, or null where the constant has too few digits for as many terms as it asks for. */
function rootWithin(
  root: bigint | null,
  { order, height }: SearchSpecification,
  { digitsLimit }: Constant,
): bigint | null {
  return root !== null && digitsLimit >= digitsPerTerm * simpleTermsFor({ order, margin, height }, root)
    ? root
    : null;
}

/** Root that is expected of a group by index: the sieve passes what needs more terms than this one. */
const typicalRoot = 1n << 20n;

/** Groups of values that follow each other. */
class IndexWork implements Work {
  readonly groups: number;
  readonly rowLength: number;
  readonly typicalRoot: bigint | null;
  readonly isSurveyed = false;
  private readonly patterns: number;
  private readonly valuesPerGroup: number;

  constructor(
    private readonly specification: SearchSpecification,
    private readonly constant: Constant,
    private readonly space: ValueSpace,
  ) {
    const isSigned = isSignedSearch(specification);
    this.patterns = searchedNumerators(specification).length;
    this.valuesPerGroup = isSigned
      ? valuesPerGroup
      : Math.max(1, Math.round(candidatesPerGroup / this.patterns));
    this.groups = Math.ceil(this.space.count / this.valuesPerGroup);
    this.rowLength = this.space.rowLength;
    const root = isSigned && constant.annihilator === null ? typicalRoot : null;
    this.typicalRoot = rootWithin(root, specification, constant);
  }

  weight(group: number): number {
    return candidatesWeight(this.size(group) * this.patterns);
  }

  dealt(group: number): number {
    return this.weight(group);
  }

  private end(group: number): number {
    return Math.min((group + 1) * this.valuesPerGroup, this.space.count);
  }

  size(group: number): number {
    return this.end(group) - group * this.valuesPerGroup;
  }

  total(): number {
    return this.space.count;
  }

  rows(group: number): Int32Array {
    return this.space.rows(group * this.valuesPerGroup, this.end(group));
  }

  orbits(group: number): GroupOrbits | null {
    if (this.typicalRoot === null) return null;
    const { rowLength, constant } = this;
    const { height } = this.specification;
    const rows = this.rows(group);
    const values = rows.length / rowLength;
    const rowAt = (row: number) => rows.subarray(row * rowLength, (row + 1) * rowLength);
    const numbers = new Map<string, number>();
    const places: number[] = [];
    const sizes: number[] = [];
    const orbitOfRow = orbitForms(rows, rowLength).map((form, row) => {
      let number = numbers.get(form);
      if (number === undefined) {
        numbers.set(form, (number = places.length));
        places.push(row);
        sizes.push(0);
      }
      sizes[number]!++;
      return number;
    });
    const half = rowLength / 2;
    const denominators = Int32Array.from({ length: values * half }, (_, i) => {
      const row = Math.floor(i / half);
      return rows[row * rowLength + half + (i - row * half)]!;
    });
    const least = leastValue(constant, denominators, half);
    // |Δ| = |r_0 ℓ_1 − r_1 ℓ_0| ≤ 2 H P(α) for the largest P(α).
    const most = mostValue(constant, this.specification);
    const determinant = { numerator: 2n * BigInt(height) * most.numerator, bits: most.bits };
    return {
      values,
      representatives: joinRows(places.map(rowAt), rowLength),
      sizes,
      root: least && commonRoot(height, determinant, least),
      rows: (kept) =>
        joinRows(
          Array.from({ length: values }, (_, row) => row)
            .filter((row) => kept[orbitOfRow[row]!] === 1)
            .map(rowAt),
          rowLength,
        ),
    };
  }
}

function joinRows(rows: readonly Int32Array[], rowLength: number): Int32Array {
  const joined = new Int32Array(rows.length * rowLength);
  rows.forEach((row, i) => joined.set(row, i * rowLength));
  return joined;
}
