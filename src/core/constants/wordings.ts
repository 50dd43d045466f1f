/** Numbers and their names in words: in lower case, without articles and accents. */
const phrases: Readonly<Record<string, string>> = {
  phi: "golden ratio, golden mean, golden section, golden number, goldener schnitt, goldene schnitt, goldene zahl, nombre d'or, section doree, numero de oro, numero aureo, razon aurea, proporcion aurea, seccion aurea, sezione aurea, золотое сечение",
  '1+sqrt(2)': 'silver ratio, silberner schnitt',
  '(3+sqrt(13))/2': 'bronze ratio',
  e: "euler's number, eulersche zahl, nombre d'euler, numero de euler, numero di nepero, napier constant, число эйлера, число непера",
  pi: "archimedes' constant, kreiszahl, пи",
  eulergamma:
    "euler constant, euler mascheroni constant, euler mascheroni konstante, eulersche konstante, constante d'euler, constante de euler, постоянная эйлера, постоянная эйлера маскерони",
  catalan:
    'catalan constant, catalan konstante, catalansche konstante, constante de catalan, постоянная каталана',
  'zeta(3)': "apery constant, apery konstante, constante d'apery, постоянная апери",
  khinchin: 'khinchin constant, chintschin konstante',
  glaisher: 'glaisher constant, glaisher kinkelin constant',
  gompertz: 'gompertz constant, euler gompertz constant',
  omega: 'omega constant',
  plastic: 'plastic number, plastic ratio, plastic constant',
  lemniscate: 'lemniscate constant',
  champernowne: 'champernowne constant',
  liouville: 'liouville constant',
  gauss: 'gauss constant',
};

const article = /^(?:the|die|der|das|le|la|el|il)\s+/;
/** "the number e", before the number itself. */
const numberCalled =
  /^(?:(?:the|die|le|el|il) )?(?:constant|number|zahl|nombre|numero|число) (?=(?:e|pi|пи|π|phi|φ)$)/;
/** A root or a logarithm in words, of what stands behind. */
const functions: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:the )?(?:square root|quadratwurzel|wurzel|racine carree|racine|raiz cuadrada|raiz|radice quadrata|radice|квадратный корень|корень) (?:of|aus|von|de|di|из) /,
    'sqrt',
  ],
  [
    /^(?:the )?(?:cube root|cubic root|kubikwurzel|dritte wurzel|racine cubique|raiz cubica|radice cubica|кубический корень) (?:of|aus|von|de|di|из) /,
    'cbrt',
  ],
  [/^(?:the )?natural log(?:arithm)? of /, 'log'],
  [/^(?:корень|raiz|radice|wurzel)(?=\()/, 'sqrt'],
];
const ordinals = ['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const nthRoot = new RegExp(`^(?:the )?(${ordinals.join('|')}) root of ([\\d.]{1,99})$`);
/** What a function in words is of, without a sum that it could end before. */
const operand = /^[\w.^(){}\\]{1,99}$/;

/** A call for digits of a number: N[Pi, 20], evalf(Pi), vpa(pi, 50), RR(pi), RealField(200)(pi). */
const asked =
  /^(\s*(?:N|n|evalf(?:\[\d{1,9}\])?|vpa|RR|RDF|RIF|RBF|numerical_approx|Real(?:Interval|Ball)?Field\(\d{1,9}\))\s*)[[(]/;
const precision = /^, ?(?:(?:digits|prec) ?= ?)?\d{1,9} ?$/;
/** The same behind it: pi.n(), sqrt(2).n(digits=30), exp(1).evalf(50). */
const askedBehind =
  /\.(?:n|N|evalf|numerical_approx|numerical_value)\( ?(?:(?:digits|prec) ?= ?)?\d{0,9} ?\)(?=[;,.\s]{0,9}$)/;

/**
 * The text of a number without what only asks for its digits, with blanks in its place, so that places stay; and a number that is
 * named in words, in one of six languages, by its notation.
 */
export function withoutWording(text: string): string {
  const plain = withoutRequest(text);
  // A word of two letters at the least that no notation has, or blanks between words.
  if (!/\p{L}{2}/u.test(plain) || plain.length > 200) return plain;
  const words = plain
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[’‘`]/g, "'");
  const phrase = words
    .replace(article, '')
    .replace(/'s(?= )/g, '')
    .replace(/[–-]/g, ' ');
  const called = numberCalled.exec(words)?.[0];
  if (called !== undefined) return withoutWording(words.slice(called.length));
  for (const name of [words, phrase, words.replace(article, '')])
    for (const [notation, names] of Object.entries(phrases))
      if (names.split(', ').includes(name)) return notation;
  const nth = nthRoot.exec(words);
  if (nth) return `root(${nth[2]!},${ordinals.indexOf(nth[1]!) + 3})`;
  for (const [pattern, name] of functions) {
    const [whole] = pattern.exec(words) ?? [];
    const inner = whole === undefined ? '' : plain.trim().slice(-(words.length - whole.length));
    if (inner !== '' && operand.test(inner)) return `${name}(${inner})`;
  }
  return plain;
}

function withoutRequest(text: string): string {
  const behind = askedBehind.exec(text)?.[0];
  if (behind !== undefined) return text.replace(behind, ' '.repeat(behind.length));
  const before = asked.exec(text)?.[0];
  if (before === undefined) return text;
  const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
  const open: string[] = [];
  let comma = -1;
  for (let at = before.length - 1; at < text.length; at++) {
    const mark = text[at]!;
    if (pairs[mark] !== undefined) open.push(pairs[mark]);
    else if (mark === open[open.length - 1]) open.pop();
    else if (mark === ',' && open.length === 1 && comma < 0) comma = at;
    if (open.length > 0) continue;
    const end = comma < 0 ? at : comma;
    const isAll = /^[\s;.]*$/.test(text.slice(at + 1));
    if (!isAll || (comma >= 0 && !precision.test(text.slice(comma, at)))) return text;
    return ' '.repeat(before.length) + text.slice(before.length, end) + ' '.repeat(text.length - end);
  }
  return text;
}
