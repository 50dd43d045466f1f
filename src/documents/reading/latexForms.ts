import { LatexDefining } from './latexDefining.ts';
import * as names from './latexNames.ts';
import { environmentSignatures } from './latexSignatures.ts';
import { unknownPlace } from './place.ts';

/** What begins and ends other than by \begin and \end: chunks of programs, environments by their commands. */
export abstract class LatexForms extends LatexDefining {
  /** A chunk of Sweave and knitr, from <<…>>= to a line that begins with @, where a line begins. */
  protected chunk(): void {
    const { cursor, text } = this;
    if (text[cursor.at] !== '<' || text[cursor.at + 1] !== '<') return;
    const lineEnd = cursor.lineEnd();
    if (!/>>=[ \t\r]*$/.test(text.slice(cursor.at, lineEnd))) return;
    const close = text.indexOf('\n@', Math.max(0, lineEnd - 1));
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
    if (name === 'starttyping' || name === 'startluacode' || name === 'startMPcode') {
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
