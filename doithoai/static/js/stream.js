// One stream per browser: the tab that holds the lease reads it, the others get every word from that tab.
// Works on plain http: BroadcastChannel and a lease in localStorage, no worker. Where either is missing, each tab
// has a stream of its own.

const LEASE = 4000;
const RENEW = 1500;

export function openStream(address) {
  const stream = { onopen() {}, onmessage() {}, onerror() {}, close() {} };
  const begin = canShare() ? share : alone;
  // The caller sets its listeners first.
  setTimeout(() => begin(address, stream), 0);
  return stream;
}

function canShare() {
  try {
    localStorage.setItem("doithoai.try", "1");
    localStorage.removeItem("doithoai.try");
    return "BroadcastChannel" in window;
  } catch { return false; }
}

// Phones are many: they come back spread over three seconds, walls and the staff at once.
const pause = (address) => 500 + (address.includes("/phone/") ? Math.random() * 3000 : 0);

// The browser comes back by itself after a broken line, but not after a refusal (503 while the house restarts).
function alone(address, to) {
  let source = null, timer = 0, refused = 0;
  const connect = () => {
    source = new EventSource(address);
    source.onopen = () => { refused = 0; to.onopen(); };
    source.onmessage = (message) => to.onmessage({ data: message.data });
    source.onerror = () => {
      to.onerror();
      if (source.readyState !== EventSource.CLOSED) return;
      refused += 1;
      timer = setTimeout(connect, Math.min(pause(address) * refused, 10000));
    };
  };
  to.close = () => { clearTimeout(timer); source?.close(); };
  connect();
}

function share(address, stream) {
  const me = String(Math.random()).slice(2);
  const name = `doithoai.stream.${address}`;
  const channel = new BroadcastChannel(name);
  let own = null, isOpen = false, last = null, heardAt = 0;

  const holder = () => { try { return JSON.parse(localStorage.getItem(name)) || {}; } catch { return {}; } };
  const isHeld = () => { const { id, until } = holder(); return id !== me && until > Date.now() && until < Date.now() + 2 * LEASE; };
  const renew = () => localStorage.setItem(name, JSON.stringify({ id: me, until: Date.now() + LEASE }));

  const opened = () => { if (!isOpen) { isOpen = true; stream.onopen(); } };
  const failed = () => { isOpen = false; stream.onerror(); };
  const arrived = (data) => { last = { data, at: Date.now() }; opened(); stream.onmessage({ data }); };

  function lead() {
    renew();
    own = { onopen() { opened(); channel.postMessage({ kind: "open" }); },
      onmessage({ data }) { arrived(data); channel.postMessage({ kind: "message", data }); },
      onerror() { failed(); channel.postMessage({ kind: "error" }); }, close() {} };
    alone(address, own);
  }
  function follow() { own?.close(); own = null; }

  // The time in a word that waited is as old as the word: it is brought up to now.
  function aged({ data, at }) {
    const event = JSON.parse(data);
    if (event.now) event.now += Date.now() - at;
    return JSON.stringify(event);
  }

  channel.onmessage = ({ data: word }) => {
    if (word.kind === "hello") { if (own && last && isOpen) channel.postMessage({ kind: "message", data: aged(last) }); return; }
    if (own) return;
    heardAt = Date.now();
    if (word.kind === "open" || word.kind === "alive") opened();
    if (word.kind === "message") arrived(word.data);
    if (word.kind === "error") failed();
    if (word.kind === "bye") setTimeout(look, Math.random() * 200);
  };

  // A tab that sleeps in the background loses its lease; one that is awake takes it.
  function look() {
    if (own && isHeld()) { follow(); return; }
    if (own) { renew(); if (isOpen) channel.postMessage({ kind: "alive" }); return; }
    if (!isHeld()) lead();
    else if (isOpen && Date.now() - heardAt > 2 * LEASE) failed();
  }

  addEventListener("pagehide", () => {
    if (!own) return;
    follow();
    localStorage.removeItem(name);
    channel.postMessage({ kind: "bye" });
  });
  // A page that comes back from the browser's memory asks as a new one does.
  addEventListener("pageshow", (event) => { if (event.persisted) { channel.postMessage({ kind: "hello" }); look(); } });
  stream.close = () => { clearInterval(timer); follow(); channel.close(); };
  const timer = setInterval(look, RENEW);
  look();
  if (!own) channel.postMessage({ kind: "hello" });
}
