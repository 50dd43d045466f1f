import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';

/** An equation of a document, as Typst sees it. */
export interface Equation {
  readonly block: boolean;
  readonly label: string | null;
  /** What it is made of, as JSON. */
  readonly body: string;
  /** Whether there is no other equation in it. */
  readonly isWhole: boolean;
}

/** What Typst makes of a document: its equations, those within others too, or its first complaint. */
export type TypstResult =
  | { readonly equations: readonly Equation[]; readonly error?: undefined }
  | { readonly error: string; readonly equations?: undefined };

/** Typst's own compiler; undefined on machines for which it does not exist. */
export function typstCompiler(): ((source: string) => TypstResult) | undefined {
  let compiler: Typst.NodeCompiler;
  try {
    // Its package for this machine is an optional one.
    const { NodeCompiler: Compiler } = createRequire(import.meta.url)(
      '@myriaddreamin/typst-ts-node-compiler',
    ) as typeof Typst;
    compiler = Compiler.create({});
  } catch {
    return undefined;
  }
  return (source) => {
    const compiled = compiler.compile({ mainFileContent: source });
    const document = compiled.result;
    if (!document) {
      const [first] = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
      return { error: (first as { message?: string } | undefined)?.message ?? 'no document' };
    }
    const found = compiler.query(document, { selector: 'math.equation' }) as {
      block: boolean;
      label?: string;
      body: unknown;
    }[];
    return { equations: found.flatMap((each) => equationsIn({ func: 'equation', ...each })) };
  };
}

/** The equation that some content is, and those within it: Typst does not count all of these. */
function equationsIn(content: unknown): Equation[] {
  if (typeof content !== 'object' || content === null) return [];
  const inner = Object.values(content).flatMap(equationsIn);
  const { func, block, label, body } = content as Record<string, unknown>;
  if (func !== 'equation') return inner;
  const own: Equation = {
    block: block === true,
    label: typeof label === 'string' ? label : null,
    body: JSON.stringify(body),
    isWhole: inner.length === 0,
  };
  return [own, ...inner];
}

/** The same beside the files of a folder: its first complaint about a document, null where there is none. */
export function typstInFolder(folder: string): ((source: string) => string | null) | undefined {
  let compiler: Typst.NodeCompiler;
  try {
    const { NodeCompiler: Compiler } = createRequire(import.meta.url)(
      '@myriaddreamin/typst-ts-node-compiler',
    ) as typeof Typst;
    compiler = Compiler.create({ workspace: folder });
  } catch {
    return undefined;
  }
  return (source) => {
    compiler.mapShadow(join(folder, 'main.typ'), Buffer.from(source));
    const compiled = compiler.compile({ mainFilePath: join(folder, 'main.typ') });
    if (compiled.result) return null;
    const [first] = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    return (first as { message?: string } | undefined)?.message ?? 'no document';
  };
}
