/**
 * Completes package-lock.json with the optional packages of other platforms. A registry mirror that carries only
 * one platform's binaries leaves them out of the lock, and `npm ci` then refuses the lock on every machine. They are
 * known all the same: their version stands in the parent's optionalDependencies, their platform in their name.
 * Run after `npm install` changed the lock: node .ci/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const packages = lock.packages;

/** npm looks for a dependency in the parent's node_modules, then in each folder above. */
function isPlaced(parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

let added = 0;
for (const [parent, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isPlaced(parent, name)) continue;
    const words = name.split('/').pop().split('-');
    const os = SYSTEMS.find((system) => words.includes(system));
    const cpu = PROCESSORS.find((processor) =>
      words.some((word) => word === processor || (processor === 'arm' && /^arm(?:v7|v6|eabi)/.test(word))),
    );
    if (!/^\d+\.\d+\.\d+/.test(version))
      throw new Error(`${parent} → ${name}: «${version}» is not an exact version.`);
    if (!os) throw new Error(`${parent} → ${name}: the name tells no platform.`);
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      dev: true,
      ...(os === 'linux' ? { libc: [words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'] } : {}),
      license: entry.license ?? 'MIT',
      optional: true,
      os: [os],
      ...(entry.engines ? { engines: entry.engines } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added to the lock.\n`);
