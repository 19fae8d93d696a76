// What was pressed while the server was away lies in this browser until it has been sent: the journal in IndexedDB.
// Nothing but unsent lines and the counters of the desk is kept; after sending they are gone.

const NAME = "doithoai-hall";
const memory = { lines: new Map(), meta: new Map(), next: 1 };
let opened = null;

function open() {
  opened ||= new Promise((resolve) => {
    let asked;
    try { asked = indexedDB.open(NAME, 1); } catch { resolve(null); return; }
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("lines", { keyPath: "seq", autoIncrement: true });
      asked.result.createObjectStore("meta");
    };
    asked.onsuccess = () => {
      // Signing out in another tab empties the journal: this tab must not stand in its way.
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      resolve(asked.result);
    };
    asked.onerror = asked.onblocked = () => resolve(null);
  });
  return opened;
}

// One transaction; `work` gets both stores and may put its result into `out.value`.
async function through(mode, work) {
  const base = await open();
  if (!base) return work(null);
  return new Promise((resolve, reject) => {
    const moved = base.transaction(["lines", "meta"], mode, mode === "readwrite" ? { durability: "strict" } : {});
    const out = { value: undefined };
    moved.oncomplete = () => resolve(out.value);
    moved.onabort = moved.onerror = () => reject(moved.error);
    work({ lines: moved.objectStore("lines"), meta: moved.objectStore("meta") }, out);
  });
}

// False where the browser keeps nothing: then lines last only as long as the page stands.
export async function isLasting() { return (await open()) !== null; }

// Keeps a line under the next number of this browser and returns it with that number.
export function add(line) {
  return through("readwrite", (stores, out) => {
    if (!stores) { line.seq = memory.next++; memory.lines.set(line.seq, line); return line; }
    stores.lines.add(line).onsuccess = (event) => { line.seq = event.target.result; out.value = line; };
    return undefined;
  });
}

export function all() {
  return through("readonly", (stores, out) => {
    if (!stores) return [...memory.lines.values()];
    stores.lines.getAll().onsuccess = (event) => { out.value = event.target.result; };
    return undefined;
  });
}

export function put(line) {
  return through("readwrite", (stores) => { if (stores) stores.lines.put(line); else memory.lines.set(line.seq, line); });
}

export function remove(seqs) {
  return through("readwrite", (stores) => {
    for (const seq of seqs) if (stores) stores.lines.delete(seq); else memory.lines.delete(seq);
  });
}

export function meta(name) {
  return through("readonly", (stores, out) => {
    if (!stores) return memory.meta.get(name);
    stores.meta.get(name).onsuccess = (event) => { out.value = event.target.result; };
    return undefined;
  });
}

export function setMeta(name, value) {
  return through("readwrite", (stores) => { if (stores) stores.meta.put(value, name); else memory.meta.set(name, value); });
}

// Counts up under a name in one step, so that two tabs of this browser never give one number twice.
export function count(name) {
  return through("readwrite", (stores, out) => {
    if (!stores) { const next = (memory.meta.get(name) || 0) + 1; memory.meta.set(name, next); return next; }
    stores.meta.get(name).onsuccess = (event) => {
      out.value = (event.target.result || 0) + 1;
      stores.meta.put(out.value, name);
    };
    return undefined;
  });
}

// Letters and digits nobody guesses; `crypto.randomUUID` is missing on plain http.
export function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");
}

// The name of this browser at the desks; it says nothing about anybody.
export async function device() {
  const known = await meta("device");
  if (known) return known;
  const made = fresh();
  await setMeta("device", made);
  return made;
}
