/** What the body of an environment looks like that nobody has defined in sight. */
export type Shape = 'text' | 'cells' | 'unknown';

interface Body {
  readonly name: string;
  readonly depth: number;
  hasCells: boolean;
  hasRows: boolean;
  /** Mathematics in dollars, or a blank line: no display has them. */
  isProse: boolean;
}

const tokens =
  /\\(begin|end)[ \t]*\{([^{}\n]{0,60})\}|\\(?:item|par|section)(?![A-Za-z])|\\[^]|%[^\n]*|[&${}]|\n[ \t\r]*\n/g;

/**
 * The shapes of a document's environments, by what stands in them outside of braces and of other environments: with & it is
 * a table if it has formulas in dollars, with & or \\ alone it may be a display, and everything else is text. Made in one
 * pass, when the first is asked for.
 */
export class EnvironmentShapes {
  private shapes: ReadonlyMap<string, Shape> | undefined;

  constructor(private readonly text: string) {}

  of(name: string): Shape {
    this.shapes ??= this.read();
    return this.shapes.get(name) ?? 'text';
  }

  private read(): Map<string, Shape> {
    const seen = new Map<string, Body>();
    const open: Body[] = [];
    let depth = 0;
    const close = (body: Body) => {
      const all = seen.get(body.name);
      if (!all) seen.set(body.name, body);
      else {
        all.hasCells ||= body.hasCells;
        all.hasRows ||= body.hasRows;
        all.isProse ||= body.isProse;
      }
    };
    for (const [token, bracket, name] of this.text.matchAll(tokens)) {
      const body = open.at(-1);
      if (bracket === 'begin') {
        if (open.length < 300)
          open.push({ name: name!.trim(), depth, hasCells: false, hasRows: false, isProse: false });
      } else if (bracket === 'end') {
        if (body?.name === name!.trim()) {
          close(open.pop()!);
          ({ depth } = body);
        }
      } else if (token === '{') depth++;
      else if (token === '}') depth = Math.max(0, depth - 1);
      else if (body?.depth === depth) {
        if (token === '&') body.hasCells = true;
        else if (token === '\\\\') body.hasRows = true;
        else if (
          token === '$' ||
          token === '\\(' ||
          token === '\\[' ||
          token.startsWith('\n') ||
          token.length > 2
        )
          body.isProse ||= !token.startsWith('%');
      }
    }
    open.forEach(close);
    return new Map([...seen].map(([name, body]) => [name, shapeOf(body)]));
  }
}

function shapeOf({ hasCells, hasRows, isProse }: Body): Shape {
  if (hasCells) return isProse ? 'cells' : 'unknown';
  return hasRows && !isProse ? 'unknown' : 'text';
}
