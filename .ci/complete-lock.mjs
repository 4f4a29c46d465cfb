// A registry that lacks a package's builds for other platforms makes npm leave
// them out of the lock, and `npm ci` then refuses it. This writes the missing
// entries and takes download addresses out; `--check` only lists what is wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));

const missing = missingOptional(lock.packages);
const addressed = Object.keys(lock.packages).filter((key) => lock.packages[key].resolved);

if (process.argv.includes('--check')) {
  for (const { key } of missing) console.log(`${key} has no entry`);
  for (const key of addressed) console.log(`${key} has a download address`);
  process.exitCode = missing.length + addressed.length > 0 ? 1 : 0;
} else {
  for (const { key, version } of missing) lock.packages[key] = platformEntry(key, version);
  for (const key of addressed) delete lock.packages[key].resolved;
  lock.packages = sortedByKey(lock.packages);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} entries added, ${addressed.length} addresses removed`);
}

function missingOptional(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isReachable(packages, parent, name))
      .map(([name, version]) => ({ key: `node_modules/${name}`, version })),
  );
}

/** Whether Node, starting in `parent` and going outwards, would come upon `name`. */
function isReachable(packages, parent, name) {
  const inside = parent === '' ? '' : `${parent}/`;
  if (`${inside}node_modules/${name}` in packages) return true;
  if (parent === '') return false;
  return isReachable(
    packages,
    parent.slice(0, Math.max(0, parent.lastIndexOf('/node_modules/'))),
    name,
  );
}

function platformEntry(key, version) {
  if (!/^\d/.test(version)) throw new Error(`${key} wants ${version}: name one version.`);
  const words = key.slice(key.lastIndexOf('/') + 1).split(/[-.]/);
  const named = (names) => names.filter((name) => words.includes(name)).slice(0, 1);
  const os = named(['android', 'darwin', 'freebsd', 'linux', 'win32']);
  const cpu = named(['arm64', 'arm', 'ia32', 'x64']);
  if (os.length === 0 || cpu.length === 0) throw new Error(`${key} names no platform.`);
  const isMusl = words.some((word) => word.startsWith('musl'));
  const isGnu = words.some((word) => word.startsWith('gnu'));
  const libc = isMusl ? ['musl'] : isGnu ? ['glibc'] : [];
  return { version, cpu, ...(libc.length > 0 ? { libc } : {}), optional: true, os };
}

function sortedByKey(packages) {
  return Object.fromEntries(
    Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, 'en')),
  );
}
