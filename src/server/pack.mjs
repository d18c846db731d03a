// Packs the files of a folder into one: a line of JSON that says what is where, then the bytes; each file as it is, and
// compressed by gzip and Brotli where that is smaller.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.json': 'application/json',
};
const [folder, out] = process.argv.slice(2);

function filesIn(path) {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesIn(inner) : [inner];
  }).sort();
}

const index = [];
const blobs = [];
let size = 0;
function add(bytes) {
  const place = [size, bytes.length];
  blobs.push(bytes);
  size += bytes.length;
  return place;
}

for (const path of filesIn('')) {
  const type = TYPES[extname(path)];
  if (!type) throw new Error(`${path}: what is the type of ${extname(path)}?`);
  const bytes = readFileSync(join(folder, path));
  const encodings = { identity: add(bytes) };
  for (const [name, small] of [['br', brotliCompressSync(bytes)], ['gzip', gzipSync(bytes, { level: 9 })]]) {
    if (small.length < bytes.length) encodings[name] = add(small);
  }
  index.push({ path, type, etag: createHash('sha256').update(bytes).digest('hex').slice(0, 32), encodings });
}
writeFileSync(out, Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...blobs]));
