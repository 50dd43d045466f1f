import { InputError } from '../core/errors.ts';
import type { Catalogue } from '../core/theorems/naming/catalogue/catalogue.ts';
import { answering } from './answering.ts';
import type { ToolAnswer } from './answer.ts';
import { beginningOf, notationOf } from './fractionAnswer.ts';
import { describeOrigin, isFraction, readInput } from './input.ts';
import type { Input } from './input.ts';
import type { Tool, ToolDescription } from './tool.ts';
import { compare } from './tools/compare.ts';
import { convergents } from './tools/convergents.ts';
import { contract, equivalence, extend, fold, unfold } from './tools/general.ts';
import { identify } from './tools/identify.ts';
import { convert, moebius, negate, reciprocal } from './tools/images.ts';

/**
 * The tools for continued fractions, those that are used most first. A new one is added here: terminal, help and VS Code
 * read the rest from its description.
 */
export const toolbox = [
  convert,
  identify,
  convergents,
  moebius,
  compare,
  negate,
  reciprocal,
  fold,
  unfold,
  contract,
  extend,
  equivalence,
] as const;

/** The name of a tool. */
export type ToolName = (typeof toolbox)[number]['name'];

/** How a text is understood. */
export interface ReadingAnswer {
  readonly kind: 'signed' | 'general' | 'digits' | 'constant';
  /** A fraction's rule, TERMS @ NUMERATORS; the text itself where it is a number. */
  readonly notation: string;
  /** First terms or convergents; "" for a number. */
  readonly shown: string;
  /** How the rule is known, where it was not written: a sentence. */
  readonly origin: string;
  /** The tools that take it. */
  readonly tools: readonly ToolDescription<ToolName>[];
}

/** One tool on one text. */
export interface ToolRequest {
  readonly tool: ToolName;
  readonly text: string;
  /** Texts of the parameters by their names, as far as they are given. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Depth of nested fractions in LaTeX. */
  readonly depth: number;
}

/** How a text is understood, and what can be done with it. @throws InputError */
export function readText(text: string): ReadingAnswer {
  return answering(() => readingOf(readInput(text)));
}

function readingOf(input: Input): ReadingAnswer {
  const { reading } = input;
  const tools = toolbox.filter(({ takes }) => takes === 'number' || isFraction(input)).map(descriptionOf);
  if (reading.kind !== 'fraction') {
    const isEnded = reading.kind === 'constant' && reading.isEnded === true;
    const origin = isEnded ? (reading.notes ?? []).join(' ') : '';
    return { kind: reading.kind, notation: isEnded ? reading.text : input.text, shown: '', origin, tools };
  }
  const { written, origin } = reading;
  return {
    kind: written.kind,
    notation: notationOf(written),
    shown: beginningOf(written),
    origin: [...(reading.notes ?? []), describeOrigin(origin)].filter((part) => part !== '').join(' '),
    tools,
  };
}

/**
 * Runs one tool.
 * @param catalogue gives the constants that numbers are named with
 * @throws InputError where it cannot be used on this
 */
export function runTool(
  { tool: name, text, parameters, depth }: ToolRequest,
  catalogue: () => Catalogue,
): ToolAnswer {
  const tool = toolbox.find((one) => one.name === name);
  if (!tool)
    throw new InputError(
      `tool: "${name}" is no tool; give one of ${toolbox.map((one) => one.name).join(', ')}.`,
    );
  return tool.run(readInput(text), parameters, { depth, catalogue });
}

/** What a description holds that can cross between threads: all but its functions. */
function descriptionOf<Name extends string>({
  name,
  title,
  summary,
  takes,
  parameters,
  presets,
}: Tool<Name>): ToolDescription<Name> {
  const plain = Object.entries(parameters).map(([key, parameter]) => {
    const { value, meaning, isNecessary, position, question } = parameter;
    return [key, { value, meaning, isNecessary, position, question }] as const;
  });
  return { name, title, summary, takes, parameters: Object.fromEntries(plain), presets };
}
