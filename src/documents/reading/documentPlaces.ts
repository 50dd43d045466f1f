import { formulaLanguage } from '../languages.ts';
import type { Place, PlaceMap } from './place.ts';
import { unknownPlace } from './place.ts';
import { readLatexOnce } from './latexOnce.ts';
import { readLatex } from './latexScanner.ts';
import type { LatexReading } from './latexScanner.ts';
import type { LatexDefinitions } from './latexDefinitions.ts';
import { readMarkdown } from './markdownScanner.ts';
import { readTypst } from './typstScanner.ts';

/** A document of an editor, as far as reading goes. */
export interface SourceDocument {
  readonly languageId: string;
  readonly version: number;
  getText(): string;
}

interface Kept {
  readonly version: number;
  readonly languageId: string;
  readonly known: LatexDefinitions | undefined;
  readonly places: PlaceMap;
  readonly latex: LatexReading | undefined;
}

/** What was read of documents, each version once. */
export class DocumentReader {
  private readonly kept = new WeakMap<SourceDocument, Kept>();

  /** @param known what the root file's preamble defines, for LaTeX */
  place(document: SourceDocument, offset: number, known?: LatexDefinitions): Place {
    return this.read(document, known)?.places.at(offset) ?? unknownPlace('', offset);
  }

  /** All places of a document; undefined in a language without formulas. */
  places(document: SourceDocument): PlaceMap | undefined {
    return this.read(document)?.places;
  }

  /** The document as LaTeX; undefined when it is in another language. */
  latex(document: SourceDocument, known?: LatexDefinitions): LatexReading | undefined {
    return this.read(document, known)?.latex;
  }

  private read(document: SourceDocument, known?: LatexDefinitions): Kept | undefined {
    const { version, languageId } = document;
    const language = formulaLanguage(languageId);
    if (!language) return undefined;
    const old = this.kept.get(document);
    if (old && old.version === version && old.languageId === languageId && old.known === known) return old;
    const text = document.getText();
    const latex = language !== 'latex' ? undefined : known ? readLatexOnce(text, known) : readLatex(text);
    const places = latex?.places ?? (language === 'markdown' ? readMarkdown(text) : readTypst(text));
    const kept = { version, languageId, known, latex, places };
    this.kept.set(document, kept);
    return kept;
  }
}
