import type { Constant } from '../core/constants/constant.ts';
import { constantFromDigits, constantFromText } from '../core/constants/constants.ts';
import { readText } from '../library/file.ts';

/** A constant and, where it was given by a file of digits, the text of that file. */
export interface NamedConstant {
  readonly constant: Constant;
  readonly digits: string | null;
}

/** An expression, or @FILE: a file of decimal digits. @throws InputError */
export function readConstant(text: string): NamedConstant {
  if (!text.startsWith('@')) return { constant: constantFromText(text), digits: null };
  const digits = readText('constant', text.slice(1));
  return { constant: constantFromDigits(text, digits), digits };
}
