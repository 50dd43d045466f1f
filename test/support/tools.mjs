// The programs that tests need beyond npm: which there are, and their installation on Debian.
import { spawnSync } from 'node:child_process';

/** Debian package → a command that shows it is there. */
const packages = {
  'pari-gp': ['gp', '--version'],
  maxima: ['maxima', '--version'],
  // bffac and bfzeta, which the core of Maxima loads from its share folder.
  'maxima-share': ['sh', '-c', 'maxima --very-quiet --batch-string="bffac(10,16);" | grep -qF 3.6288'],
  'python3-sympy': ['/usr/bin/python3', '-c', 'import sympy'],
  'texlive-latex-recommended': ['pdflatex', '--version'],
  'texlive-pictures': ['kpsewhich', 'pgfplots.sty'],
  lmodern: ['kpsewhich', 'lmodern.sty'],
  coq: ['coqc', '--version'],
  'libcoq-coquelicot': ['sh', '-c', 'test -e "$(coqc -where)/user-contrib/Coquelicot/Coquelicot.vo"'],
  // Or the whole browser, where it is there: the shell draws pages alone, with less work.
  'chromium-headless-shell': ['sh', '-c', 'chromium-headless-shell --version || chromium --version'],
  gcc: ['gcc', '--version'],
  'libc6-dev': ['sh', '-c', 'echo "#include <limits.h>" | gcc -E - -o /dev/null'],
  // A Slurm and a GNU parallel of this machine, and what looks at scripts.
  'slurm-wlm': ['sh', '-c', 'command -v slurmctld && command -v slurmd && command -v sbatch'],
  munge: ['sh', '-c', 'command -v munged'],
  parallel: ['sh', '-c', 'parallel --version | grep -q GNU'],
  shellcheck: ['shellcheck', '--version'],
  'libgmp-dev': ['sh', '-c', 'echo "#include <gmp.h>" | gcc -E - -o /dev/null'],
};

function works([command, ...args]) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Whether the package's program can be used. */
export function hasTool(name) {
  return works(packages[name]);
}

/** Installs what is missing with apt-get where root or a password-less sudo allows it; else says what is missing. */
export function provideTools() {
  const missing = Object.keys(packages).filter((name) => !hasTool(name));
  if (missing.length === 0) return;
  const root = process.getuid?.() === 0;
  const prefix = root ? [] : ['sudo', '-n'];
  const allowed = works(['apt-get', '--version']) && (root || works(['sudo', '-n', 'true']));
  if (allowed) {
    console.log(`Installing ${missing.join(', ')} with apt-get for the tests …`);
    const apt = (...args) =>
      spawnSync([...prefix, 'apt-get'][0], [...prefix, 'apt-get', ...args].slice(1), {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
  }
  const still = missing.filter((name) => !hasTool(name));
  if (still.length > 0) {
    console.log(
      `Tests that need ${still.join(', ')} are skipped: install these Debian packages to run them.`,
    );
  }
}
