import { LatexDefining } from './latexDefining.ts';
import type { Column } from './latexColumns.ts';
import * as names from './latexNames.ts';
import { environmentSignatures, signatureOf } from './latexSignatures.ts';
import { OpenStack } from './latexStack.ts';
import { documentPlace, unknownPlace } from './place.ts';

/** The line that ends a chunk, up to its sign. */
const chunkEnd = /\n(?=[ \t]*@)[ \t]*@/g;

/** The longest modifiers of an \xymatrix or of its arrows. */
const longestModifiers = 300;

/** Commands of plain TeX and AMS-TeX that are read in their own way. */
const oldNames: ReadonlySet<string> = new Set(
  `halign cases settabs tag headline footline everypar everymath everydisplay topmatter endtopmatter beginsection + cr`.split(
    ' ',
  ),
);

const longestTag = 100;
const longestTabbed = 500;
/** A line of plain TeX's tabs; elsewhere \+ is another command. */
const tabbed = /^(?:(?!\n\s*\n)[^])*?\\cr(?![A-Za-z])/;

/** A row of ConTeXt's tables and aligned formulas begins here, with a command of its own or their end. */
const rowBegins: ReadonlySet<string> = new Set(
  'NC HL FL ML LL BL stopalign stopmathalignment stoptabulate'.split(' '),
);
const beforeRow = /\\(?:NR|HL|FL|ML|LL|BL|start(?:align|mathalignment|tabulate))(?:\s*\[[^\]]*\])?\s*$/;
const longestRowBefore = 200;

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
    this.places.add(cursor.at + 1, { kind: 'verbatim', within: '<<>>=', start: cursor.at, narrow: false });
    this.places.add(start, { kind: 'verbatim', within: '<<>>=', start, narrow: false });
    if (close < 0 || close + 2 > this.limit) {
      cursor.at = this.limit;
      return;
    }
    const next = text.indexOf('\n', close + 1);
    this.places.add(close + 2, { kind: 'verbatim', within: '@', start: close + 1, narrow: false });
    cursor.at = next < 0 || next > this.limit ? this.limit : next + 1;
    this.mark();
    this.chunk();
  }

  /** \xymatrix@C=1em{ … }: its cells are formulas of the line. */
  protected xymatrix(from: number): void {
    this.modifiers();
    this.expect(signatureOf('m'), '\\xymatrix', from);
  }

  /** What stands between a command of xy and its braces or what follows it: @{->}, @C=1em, [r]. */
  protected modifiers(): void {
    const { cursor } = this;
    const rest = this.text.slice(cursor.at, Math.min(cursor.at + longestModifiers, this.limit));
    const length = /^(?:\s*(?:@\s*(?:\{[^{}]*\}|<[^>]*>|\([^)]*\)|\[[^\]]*\]|[\w.=+!-]+)|\[[^\]]*\]))+/.exec(
      rest,
    )?.[0].length;
    if (length !== undefined) this.cover(cursor.at, cursor.at + length, unknownPlace('\\ar', cursor.at));
  }

  /** TeX's own tables, whose template says which columns are formulas, and plain TeX's cases, which end in words. */
  protected alignment(name: string, from: number): boolean {
    const { cursor, stack, text } = this;
    const isCases = name === 'cases' && stack.isMath;
    if (!isCases && name !== 'halign') return false;
    const head = /^(?:\s*(?:to|spread)\b[^{}]{0,60})?\s*\{/.exec(text.slice(cursor.at, cursor.at + 100))?.[0];
    if (head === undefined) return false;
    const start = cursor.at + head.length;
    const end = isCases ? start : text.indexOf('\\cr', start);
    if (end < 0 || end > this.limit) return false;
    const columns: readonly Column[] = isCases
      ? [{ kind: stack.place.kind === 'inline' ? 'inline' : 'display' }, { kind: 'text' }]
      : text
          .slice(start, end)
          .split('&')
          .map((each) => ({ kind: each.includes('$') ? 'inline' : 'text' }));
    const around = [{ kind: 'cells', name, start }] as const;
    this.cover(from, start);
    stack.open({ kind: 'text', within: `\\${name}`, start, narrow: true }, '}', {
      isBox: true,
      columns,
      around,
    });
    if (!isCases) this.cover(start - 1, end, unknownPlace(`\\${name}`, start));
    this.mark();
    return true;
  }

  /** What plain TeX and AMS-TeX have without braces: \\settabs 3\\columns, \\tag 1$$, the titles before \\document. */
  protected oldForm(name: string, from: number): boolean {
    const { cursor, stack, text } = this;
    const rest = text.slice(cursor.at, Math.min(cursor.at + longestTag, this.limit));
    const bare =
      name === 'settabs'
        ? /^\s*\d+\s*(?=\\columns)/.exec(rest)
        : name === 'tag' && stack.isMath
          ? /^(?!\s*[{*])[^${}\\&]+/.exec(rest)
          : null;
    if (bare) {
      this.cover(from, cursor.at + bare[0].length);
      return true;
    }
    if (/^(?:headline|footline|everypar|everymath|everydisplay)$/.test(name)) {
      const sign = /^\s*=\s*/.exec(rest)?.[0].length ?? 0;
      this.cover(from, cursor.at + sign);
      this.expect(signatureOf(name.endsWith('line') ? 'x' : 'n'), `\\${name}`, from);
      return true;
    }
    if (name === 'topmatter' && stack.place.within === 'preamble') {
      const place = { kind: 'text', within: name, start: cursor.at, narrow: true } as const;
      stack.open(place, '\\endtopmatter', { isBox: true });
    } else if (name === 'endtopmatter') stack.close('\\endtopmatter');
    else if (
      name === 'beginsection' ||
      (name === '+' && tabbed.test(text.slice(cursor.at, cursor.at + longestTabbed)))
    ) {
      // A heading up to the end of its paragraph; a line whose cells are those of \settabs.
      const place = { kind: 'text', within: `\\${name}`, start: cursor.at, narrow: true } as const;
      stack.open(place, name === '+' ? '\\cr' : '', {
        isBox: true,
        isFragile: true,
        around: [{ kind: 'box' }],
      });
    } else if (name !== 'cr' || !stack.close('\\cr')) return false;
    this.cover(from, cursor.at);
    return true;
  }

  /** Environments by their commands, \equation … \endequation, and ConTeXt's \startformula … \stopformula. */
  protected commandForm(name: string, from: number): boolean {
    const { cursor, stack, definitions } = this;
    if (this.isContext && /^start(?:text|component|product|project)$/.test(name) && this.nesting === 0) {
      stack.top = new OpenStack(documentPlace).top;
      this.cover(from, cursor.at);
      return true;
    }
    if (rowBegins.has(name) && beforeRow.test(this.text.slice(Math.max(0, from - longestRowBefore), from)))
      this.nothingBefore(from, 'row');
    if (oldNames.has(name) && (this.alignment(name, from) || this.oldForm(name, from))) return true;
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
