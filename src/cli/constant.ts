import type { Constant } from '../core/constants/constant.ts';
import { constantFromDigits, constantFromText } from '../core/constants/constants.ts';
import { readText } from '../library/file.ts';

/** An expression, or @FILE: a file of decimal digits. @throws InputError */
export function readConstant(text: string): Constant {
  return text.startsWith('@')
    ? constantFromDigits(text, readText('constant', text.slice(1)))
    : constantFromText(text);
}
