import type { Catalogue } from '../core/theorems/naming/catalogue/catalogue.ts';
import type { WrittenFraction } from '../core/fractions/parseFraction.ts';
import { answering } from './answering.ts';
import type { ToolAnswer } from './answer.ts';
import { fractionOf, originsOf } from './input.ts';
import type { Input } from './input.ts';
import type { ToolParameter, ParameterDescription } from './parameter.ts';

/** What a tool works with, wherever it runs. */
interface ToolSetting {
  /** Depth of nested fractions in LaTeX. */
  readonly depth: number;
  /** The constants that numbers are named with; read when they are needed. */
  readonly catalogue: () => Catalogue;
}

/** Values of parameters that have a name of their own: "even" for every 2nd from the first. */
interface Preset {
  readonly title: string;
  /** What it gives, a sentence. */
  readonly summary: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What is to be known of a tool before it is used: plain data, which crosses between threads. */
export interface ToolDescription<Name extends string = string> {
  readonly name: Name;
  /** What it is called in a list. */
  readonly title: string;
  /** What it gives, and what it keeps of the fraction: a sentence or two for a list. */
  readonly summary: string;
  /** Whether it takes any number, given by digits or an expression, or fractions only. */
  readonly takes: 'fraction' | 'number';
  readonly parameters: Readonly<Record<string, ParameterDescription>>;
  readonly presets: Readonly<Record<string, Preset>>;
}

/** A tool for continued fractions: the one description from which terminal, VS Code and help are made. */
export interface Tool<Name extends string = string> extends ToolDescription<Name> {
  /** What it does, for the first line of its help. */
  readonly usage: string;
  /** What it keeps, or how sure its figures are: a paragraph of its help. */
  readonly keeps: string;
  /** The words of a command line that shows it. */
  readonly example: string;
  /**
   * @param texts of the parameters, by their names
   * @throws InputError where it cannot be used on this
   */
  run(input: Input, texts: Readonly<Record<string, string>>, setting: ToolSetting): ToolAnswer;
}

type Parameters = Readonly<Record<string, ToolParameter<unknown>>>;

/** What the readers of the parameters give. */
type ValuesOf<Taken extends Parameters> = {
  readonly [name in keyof Taken]: Taken[name] extends ToolParameter<infer Value> ? Value : never;
};

type Definition<Name extends string, Taken extends Parameters, Subject> = Pick<
  Tool<Name>,
  'name' | 'title' | 'summary' | 'usage' | 'keeps' | 'example'
> & {
  readonly parameters: Taken;
  readonly presets?: Readonly<Record<string, Preset>>;
  readonly run: (subject: Subject, values: ValuesOf<Taken>, setting: ToolSetting) => ToolAnswer;
};

function valuesOf<Taken extends Parameters>(
  parameters: Taken,
  texts: Readonly<Record<string, string>>,
): ValuesOf<Taken> {
  const values = Object.entries(parameters).map(([name, parameter]) => [
    name,
    parameter.read(Object.hasOwn(texts, name) ? texts[name] : undefined, name),
  ]);
  return Object.fromEntries(values) as ValuesOf<Taken>;
}

/** A tool for numbers, given by a fraction, by digits or by an expression. */
export function numberTool<const Name extends string, Taken extends Parameters>({
  run,
  ...definition
}: Definition<Name, Taken, Input>): Tool<Name> {
  return {
    presets: {},
    ...definition,
    takes: 'number',
    run: (input, texts, setting) =>
      answering(() => {
        const given = run(input, valuesOf(definition.parameters, texts), setting);
        return { ...given, origins: [...originsOf(input), ...given.origins] };
      }),
  };
}

/** A tool for fractions. */
export function fractionTool<const Name extends string, Taken extends Parameters>({
  run,
  ...definition
}: Definition<Name, Taken, WrittenFraction>): Tool<Name> {
  return {
    presets: {},
    ...definition,
    takes: 'fraction',
    run: (input, texts, setting) =>
      answering(() => {
        const { written } = fractionOf(input);
        const given = run(written, valuesOf(definition.parameters, texts), setting);
        return { ...given, origins: [...originsOf(input), ...given.origins] };
      }),
  };
}
