// Copies files into dist/ under their final names, with .br and .gz beside them.
// usage: node pack.mjs ORDER.json CACHE   → a JSON list on stdout, one object a file
//
// CACHE keeps compressed forms by name and content: brotli at its highest level takes seconds.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const CODERS = {
  br: (content) =>
    promisify(zlib.brotliCompress)(content, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
        [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content) => promisify(zlib.gzip)(content, { level: 9 }),
};

const [orderPath, cache] = process.argv.slice(2);
const order = JSON.parse(await readFile(orderPath, "utf8"));
await mkdir(cache, { recursive: true });
const packed = await Promise.all(order.files.map(pack));
process.stdout.write(JSON.stringify(packed));

async function pack({ from, to, hashed }) {
  const content = await readFile(from);
  const digest = createHash("sha256").update(content).digest("hex");
  const { dir, name, ext } = path.posix.parse(to);
  if (!(ext in TYPES)) throw new Error(`${from}: no content type is known for "${ext}"`);
  const target = hashed ? path.posix.join(dir, `${name}-${digest.slice(0, 16)}${ext}`) : to;
  const place = path.join(order.dist, target);
  await mkdir(path.dirname(place), { recursive: true });
  if (path.resolve(from) !== path.resolve(place)) await replace(place, content);
  const sizes = { br: 0, gz: 0 };
  for (const ending of order.compress ? ["br", "gz"] : []) {
    sizes[ending] = await compress(content, ending, to.replaceAll("/", "+"), digest, place);
  }
  const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
  const file = { url: `/${target}`, path: target, type: TYPES[ext], immutable: hashed };
  return { ...file, size: content.length, ...sizes, integrity, source: to };
}

// Gives the compressed size, or 0 when the file is kept as it is.
async function compress(content, ending, name, digest, place) {
  const keep = path.join(cache, `${name}.${ending}`);
  const mark = `${keep}.of`;
  const known = await readFile(mark, "utf8").catch(() => "");
  if (known !== digest) {
    await writeFile(keep, await CODERS[ending](content));
    await writeFile(mark, digest);
  }
  const small = await readFile(keep);
  if (small.length >= content.length * 0.95) return 0;
  await copyFile(keep, `${place}.${ending}`);
  return small.length;
}

// A server may be reading the old file: the new one takes its place whole.
async function replace(place, content) {
  await writeFile(`${place}.new`, content);
  await rename(`${place}.new`, place);
}
