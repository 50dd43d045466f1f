// The start of the terminal program as one file: unpacks what it carries into the user's cache, once for each build, and runs it.
const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { createRequire } = require('node:module');
const { homedir, tmpdir } = require('node:os');
const { dirname, join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { gunzipSync } = require('node:zlib');

/** The folder with these files, in the cache of the user or, where that cannot be written, in a new folder that goes at the end. */
function unpacked(packed) {
  const files = Object.entries(JSON.parse(gunzipSync(packed)));
  const name = createHash('sha256').update(packed).digest('hex').slice(0, 32);
  const isWhole = (folder) =>
    files.every(([file, text]) => {
      const path = join(folder, file);
      return existsSync(path) && readFileSync(path, 'utf8') === text;
    });
  const write = (folder) => {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return folder;
  };
  try {
    const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'esma');
    const folder = join(cache, name);
    if (isWhole(folder)) return folder;
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    const next = write(mkdtempSync(join(cache, 'new-')));
    try {
      renameSync(next, folder);
    } catch {
      // Another was quicker, or what lies there is damaged.
      if (isWhole(folder)) {
        rmSync(next, { recursive: true, force: true });
        return folder;
      }
      process.once('exit', () => rmSync(next, { recursive: true, force: true }));
      return next;
    }
    return folder;
  } catch {
    const folder = write(mkdtempSync(join(tmpdir(), 'esma-')));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
}

/** Runs the program of a run's folder, where it is named as Node would be given it; else the terminal program. */
exports.start = (packed) => {
  const [, , first] = process.argv;
  const program = first?.endsWith('.mjs') && existsSync(first) ? first : null;
  if (program) process.argv.splice(1, 1);
  const folder = unpacked(packed);
  const script = resolve(program ?? join(folder, 'dist', 'cli.js'));
  // Only a script that lies in a file may import others: an executable's own may not.
  const load = createRequire(join(folder, 'load.cjs'))('./load.cjs');
  load(pathToFileURL(script).href).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
};
