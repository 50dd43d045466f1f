import { LatexDefining } from './latexDefining.ts';
import * as names from './latexNames.ts';
import { environmentSignatures } from './latexSignatures.ts';
import { unknownPlace } from './place.ts';

/** The line that ends a chunk, up to its sign. */
const chunkEnd = /\n(?=[ \t]*@)[ \t]*@/g;

/** What ConTeXt takes as it is, up to the \stop of the same name. */
const contextVerbatim =
  /^start(?:typing|lua(?:code)?|(?:use|reusable|static)?MP(?:code|page|graphic|run|inclusions|definitions)|hiding)$/;

/** What begins and ends other than by \begin and \end: chunks of programs, environments by their commands. */
export abstract class LatexForms extends LatexDefining {
  /** A chunk of Sweave and knitr, from <<…>>= to a line of @, where a line begins; knitr's may be indented. */
  protected chunk(): void {
    const { cursor, text } = this;
    let first = cursor.at;
    while (text[first] === ' ' || text[first] === '\t') first++;
    if (text[first] !== '<' || text[first + 1] !== '<') return;
    const lineEnd = cursor.lineEnd();
    if (!/>>=[ \t\r]*$/.test(text.slice(first, lineEnd))) return;
    chunkEnd.lastIndex = Math.max(0, lineEnd - 1);
    const end = chunkEnd.exec(text);
    const close = end ? end.index + end[0].length - 2 : -1;
    const start = Math.min(lineEnd + 1, this.limit);
    this.places.add(cursor.at + 1, unknownPlace('<<>>=', cursor.at));
    this.places.add(start, { kind: 'verbatim', within: '<<>>=', start, narrow: false });
    if (close < 0 || close + 2 > this.limit) {
      cursor.at = this.limit;
      return;
    }
    const next = text.indexOf('\n', close + 1);
    this.places.add(close + 2, unknownPlace('@', close + 1));
    cursor.at = next < 0 || next > this.limit ? this.limit : next + 1;
    this.mark();
    this.chunk();
  }

  /** Environments by their commands, \equation … \endequation, and ConTeXt's \startformula … \stopformula. */
  protected commandForm(name: string, from: number): boolean {
    const { cursor, stack, definitions } = this;
    const opens =
      name === 'startformula' || name === 'startmathalignment' || names.displayEnvironments.has(name);
    const closed = /^(?:end|stop)(.+)/.exec(name)?.[1];
    if (name === 'starttabulate') {
      // A column of it may be mathematics: "|l|m|".
      const columns = cursor.peekArguments().find(({ isOption }) => isOption)?.words ?? '';
      const place = { kind: 'text', within: 'tabulate', start: cursor.at, narrow: true } as const;
      const isText = !/m/i.test(columns);
      stack.open(isText ? place : unknownPlace('tabulate', cursor.at), '\\stoptabulate', { isBox: true });
      this.cover(from, cursor.at);
      return true;
    }
    if (name === 'stoptabulate') {
      stack.close('\\stoptabulate');
      this.cover(from, cursor.at);
      return true;
    }
    if (opens && !stack.isMath) {
      const end = name.startsWith('start') ? `\\stop${name.slice('start'.length)}` : `\\end${name}`;
      stack.open(this.mathPlace('display', name, cursor.at), end, { isSure: true });
      this.cover(from, cursor.at);
      return true;
    }
    if (this.nesting > 0 && names.listEnvironments.has(name) && !definitions.macros.has(name)) {
      const end = `\\end${name}`;
      this.openList(name, cursor.at, end);
      this.cover(from, cursor.at);
      this.expect(environmentSignatures.get(name) ?? [], end, from);
      return true;
    }
    if (contextVerbatim.test(name)) {
      const end = `\\stop${name.slice('start'.length)}`;
      const found = this.text.indexOf(end, cursor.at);
      const stop = found < 0 || found > this.limit ? this.limit : found;
      const { at: start } = cursor;
      this.cover(from, start);
      this.places.add(start, { kind: 'verbatim', within: name, start, narrow: false });
      cursor.at = stop;
      if (stop < this.limit) this.cover(stop, stop + end.length);
      return true;
    }
    if (closed === undefined || (closed !== 'formula' && !names.displayEnvironments.has(closed)))
      return false;
    if (!stack.close(`\\${name}`)) this.unmatched.push(`\\${name}`, `\\end{${closed}}`);
    this.cover(from, cursor.at);
    return true;
  }
}
