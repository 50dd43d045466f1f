// npm run package: makes the VSIX, and checks what is in it and in the terminal's package.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { activationFiles } from './activationFiles.ts';
import { checkout } from './folders.ts';
import { readZip } from './zip.ts';

/** KaTeX's fonts that formulas of fractions use. */
const webviewFonts = [
  'AMS-Regular',
  'Caligraphic-Bold',
  'Caligraphic-Regular',
  'Main-Bold',
  'Main-BoldItalic',
  'Main-Italic',
  'Main-Regular',
  'Math-BoldItalic',
  'Math-Italic',
  'Size1-Regular',
  'Size2-Regular',
  'Size3-Regular',
  'Size4-Regular',
  'Typewriter-Regular',
];

const inDist = (...names: readonly string[]) => names.map((name) => `extension/dist/${name}`);

/** All that the extension's package may hold, and must: .vscodeignore lets it through. */
const extensionFiles = [
  ...inDist(...activationFiles),
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  // The terminal program, which assistants use.
  ...inDist('assistant.js', 'chunk.js', 'cli.js', 'command.js', 'kernel.js'),
  'extension/dist/authoring-records.cjs',
  'extension/dist/authoring.cjs',
  'extension/dist/catalogue.json',
  ...webviewFonts.map((name) => `extension/dist/fonts/KaTeX_${name}.woff2`),
  'extension/dist/mathml.cjs',
  'extension/dist/proving.js',
  'extension/dist/records.cjs',
  'extension/dist/rocqLibrary.json',
  'extension/dist/webview.css',
  'extension/dist/webview.js',
  'extension/dist/worker.js',
  'extension/media/esma.svg',
  'extension/media/icon.png',
  'extension/media/library-1.schema.json',
  'extension/media/library-2.schema.json',
  ...['search', 'insert', 'prove', 'identify', 'export'].map(
    (step) => `extension/media/walkthrough/${step}.svg`,
  ),
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
];

/** The same of the terminal's package, which .npmignore describes. */
const terminalFiles = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/assistant.js',
  'dist/catalogue.json',
  'dist/chunk.js',
  'dist/cli.js',
  'dist/command.js',
  'dist/kernel.js',
  'dist/mathml.js',
  'dist/rocqLibrary.json',
  'dist/worker.js',
  'package.json',
];

/** Bytes that files may have at most, together: what activation loads, the first record, the first command, the workers, and the program of assistants. */
const limits: readonly { readonly files: readonly string[]; readonly bytes: number }[] = [
  { files: inDist(...activationFiles), bytes: 57_000 },
  { files: inDist('records.cjs', 'authoring-records.cjs'), bytes: 277_000 },
  { files: inDist('authoring.cjs'), bytes: 352_000 },
  { files: inDist('worker.js'), bytes: 412_000 },
  { files: inDist('proving.js'), bytes: 692_000 },
  { files: inDist('assistant.js', 'chunk.js', 'cli.js', 'command.js', 'kernel.js'), bytes: 1_456_000 },
  { files: inDist('catalogue.json'), bytes: 300_000 },
];
/** 2 MiB. */
const packageLimit = 2 * 1024 ** 2;

/** What the package is made of, .vscodeignore sees to the rest. */
const sources = [
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'dist',
  'media',
  'package.json',
  'package.nls.json',
];

/** The README with its pictures in it: VS Code shows it without a folder around it, and there is no address to fetch them from. */
function readmeWithPictures(): string {
  const readme = readFileSync(join(checkout, 'README.md'), 'utf8');
  return readme.replaceAll(/\]\((media\/[\w.-]+\.png)\)/g, (_, path: string) => {
    const picture = readFileSync(join(checkout, path)).toString('base64');
    return `](data:image/png;base64,${picture})`;
  });
}

/** Packs the extension as it is built into a VSIX at this path. @throws Error with what vsce said where it fails. */
export function packExtension(path: string): void {
  const vsce = join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce');
  const folder = mkdtempSync(join(tmpdir(), 'esma-pack-'));
  try {
    for (const source of sources) cpSync(join(checkout, source), join(folder, source), { recursive: true });
    writeFileSync(join(folder, 'README.md'), readmeWithPictures());
    // No dependencies: all that is needed has been bundled.
    const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [vsce, 'package', ...flags, '--out', path],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`vsce cannot make the package:\n${stdout}${stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function differences(what: string, found: readonly string[], expected: readonly string[]): string[] {
  return [
    ...found
      .filter((name) => !expected.includes(name))
      .map((name) => `${what} holds ${name}, which is not listed`),
    ...expected.filter((name) => !found.includes(name)).map((name) => `${what} does not hold ${name}`),
  ];
}

/** What is wrong with a VSIX; nothing, it is to be hoped. */
export function checkExtension(path: string): string[] {
  const files = readZip(path);
  const faults = differences('the VSIX', [...files.keys()], extensionFiles);
  for (const { files: names, bytes } of limits) {
    const size = names.reduce((sum, name) => sum + (files.get(name)?.length ?? 0), 0);
    if (size > bytes) faults.push(`${names.join(' and ')} have ${size} bytes, more than ${bytes}`);
  }
  const { size } = statSync(path);
  if (size > packageLimit) faults.push(`the VSIX has ${size} bytes, more than ${packageLimit}`);
  const license = readFileSync(join(checkout, 'LICENSE'));
  if (/\]\(media\//.test(String(files.get('extension/readme.md'))))
    faults.push('the README shows pictures that the VSIX does not hold');
  if (!files.get('extension/LICENSE.txt')?.equals(license)) faults.push('the LICENSE is another one');
  return faults;
}

/** What is wrong with the package that npm would make. */
export function checkTerminalPackage(): string[] {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json'], {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A list of packages, or an object of them by name: that depends on npm's version.
  const packs = Object.values(
    JSON.parse(said) as Record<string, { readonly files: readonly { path: string }[] }>,
  );
  return differences("the terminal's package", packs[0]?.files.map(({ path }) => path) ?? [], terminalFiles);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { name, version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const path = join(checkout, `${name}-${version}.vsix`);
  packExtension(path);
  for (const [file, bytes] of readZip(path)) console.log(`${kilobytes(bytes.length)}  ${file}`);
  console.log(`${kilobytes(statSync(path).size)}  ${name}-${version}.vsix`);
  const faults = [...checkExtension(path), ...checkTerminalPackage()];
  for (const fault of faults) console.error(`wrong: ${fault}`);
  process.exitCode = faults.length ? 1 : 0;
}
