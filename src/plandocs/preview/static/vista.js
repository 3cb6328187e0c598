// Follows what plandocs builds: fetches this same page anew and changes only what is different,
// so that the scroll, the focus and what is open stay as they are.
"use strict";

const OUTLINED_FOR = 4000;
const LOST = "Se perdió la conexión con plandocs. Si lo terminó, vuelva a escribir la orden.";

let version = document.body.dataset.version;
let wanted = version;
const outlined = new Set();
let isFetching = false;
let isBuilding = false;

// --- From one tree to another ------------------------------------------------------------------

function morph(old, fresh, changed) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
  } else if (old.nodeType === Node.TEXT_NODE) {
    old.data = fresh.data;
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    if (old.dataset.huella !== fresh.dataset.huella) changed.push(old);
    matchAttributes(old, fresh);
    matchChildren(old, fresh, changed);
  }
}

function matchAttributes(old, fresh) {
  for (const name of old.getAttributeNames()) {
    // Whether a group of text is open is the reader's choice.
    if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function matchChildren(old, fresh, changed) {
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const known = counterpart(place, child);
    if (known === null) {
      old.insertBefore(child, place);
      if (child.nodeType === Node.ELEMENT_NODE && child.dataset.huella) changed.push(child);
      continue;
    }
    if (known !== place) old.insertBefore(known, place);
    place = known.nextSibling;
    morph(known, child, changed);
  }
  while (place !== null) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

// What stands for `child` among the nodes from `place` on: by its id, or else by its place.
function counterpart(place, child) {
  if (!child.id) return place && !place.id && place.nodeName === child.nodeName ? place : null;
  for (let node = place; node !== null; node = node.nextSibling) {
    if (node.id === child.id) return node;
  }
  return null;
}

// --- What the reader is looking at -------------------------------------------------------------

// Keeps the first thing in sight where it is, whatever is put before it.
function keepingPlace(change) {
  const seen = window.scrollY > 0 ? firstInSight() : null;
  const top = seen ? seen.getBoundingClientRect().top : 0;
  const focused = document.activeElement;
  change();
  if (seen && seen.isConnected) window.scrollBy(0, seen.getBoundingClientRect().top - top);
  if (focused && focused !== document.body && !focused.isConnected) {
    document.getElementById("contenido").focus({ preventScroll: true });
  }
}

function firstInSight() {
  const things = document.querySelectorAll("main [data-huella], main [id], aside li[id]");
  return [...things].find((thing) => thing.getBoundingClientRect().bottom > 120);
}

// What was outlined a moment ago stays so if something else changes meanwhile.
function outline(changed) {
  for (const thing of changed) outlined.add(thing);
  for (const thing of outlined) thing.classList.add("recien");
  setTimeout(() => {
    for (const thing of changed) {
      outlined.delete(thing);
      thing.classList.remove("recien");
    }
  }, OUTLINED_FOR);
}

// --- What plandocs tells -----------------------------------------------------------------------

async function update() {
  if (isFetching) return;
  isFetching = true;
  try {
    while (version !== wanted) {
      const asked = wanted;
      const answer = await fetch(window.location.href);
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      version = asked;
    }
  } catch {
    say(LOST);
  } finally {
    isFetching = false;
  }
}

function show(fresh) {
  if (!fresh.getElementById("contenido")) return;
  const changed = [];
  keepingPlace(() => {
    document.title = fresh.title;
    const colours = document.getElementById("colores");
    const next = fresh.getElementById("colores");
    if (colours && next) matchAttributes(colours, next);
    morph(document.body, document.adoptNode(fresh.body), changed);
    document.body.classList.toggle("construyendo", isBuilding);
  });
  outline(changed);
}

function say(text) {
  const place = document.getElementById("frase");
  if (place && place.textContent !== text) place.textContent = text;
}

const source = new EventSource("/cambios");
source.addEventListener("message", (event) => {
  const news = JSON.parse(event.data);
  isBuilding = news.estado !== "listo";
  document.body.classList.toggle("construyendo", isBuilding);
  if (news.version) {
    wanted = news.version;
    update();
  }
});
source.addEventListener("error", () => {
  document.body.classList.remove("construyendo");
  // After a loss, what is shown is old whatever its version says.
  version = "";
  say(LOST);
});
window.addEventListener("pagehide", () => source.close());
// A page that the browser kept and brings back no longer listens.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

// A link to a finding opens the group that it is in.
function reveal() {
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  const group = target && target.closest("details:not([open])");
  if (group) {
    group.open = true;
    target.scrollIntoView();
  }
}
window.addEventListener("hashchange", reveal);
reveal();

// Where the list of pages would stand before the pages themselves, it waits to be asked for.
const index = document.getElementById("indice");
if (index && window.matchMedia("(max-width: 74.99rem)").matches) index.open = false;

// What stays in sight below the heading needs to know how tall it is.
const heading = document.querySelector(".cabecera");
if (heading) {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--head", `${heading.offsetHeight}px`);
  }).observe(heading);
}
