import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import {
  classes,
  conjecturesToSet,
  drawnByKatex,
  setsAlone,
  setsInFrames,
  setsInText,
} from '../support/typesetStyles.ts';

describe('every style of every conjecture of five searches', () => {
  let conjectures: Conjecture[];
  before(async () => {
    conjectures = await conjecturesToSet();
  });

  it('sets alone, with the packages and the preamble that it names', () => setsAlone(conjectures));

  for (const name of classes)
    it(`sets in the text of an ${name}, without an overfull line`, () => setsInText(name, conjectures));

  it('sets in a frame of Beamer, for one in twenty', () =>
    setsInFrames(conjectures.filter((_, i) => i % 20 === 0)));

  it('is drawn by KaTeX, without a macro or a warning', () => drawnByKatex(conjectures));
});
