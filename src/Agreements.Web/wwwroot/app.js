// What makes the pages quicker where scripts run. Every page works without it: forms post, links lead, Enter searches.
"use strict";

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

const isTyping = target => target instanceof Element && target.matches("input, textarea, select, [contenteditable]");

function later(milliseconds, act) {
  let waiting;
  return (...args) => { clearTimeout(waiting); waiting = setTimeout(() => act(...args), milliseconds); };
}

async function partOf(response, selector) {
  return $(selector, new DOMParser().parseFromString(await response.text(), "text/html"));
}

// Search and commands in one: what the server finds for the words typed, under the field. Arrows choose, Escape leaves.
const search = $("form[data-search]");
if (search) {
  const field = $("input", search), found = $(".found", search);
  let asked = "";
  const close = () => { found.hidden = true; };
  const ask = later(150, async () => {
    const words = asked = field.value.trim();
    const response = await fetch(search.dataset.search + "?" + new URLSearchParams({ q: words }), { headers: { Accept: "text/html" } });
    if (!response.ok || words !== asked) return;
    const list = await partOf(response, "[data-found]");
    if (!list) return close();
    found.replaceChildren(list);
    found.hidden = false;
  });
  field.addEventListener("input", ask);
  field.addEventListener("focus", ask);
  search.addEventListener("focusout", event => { if (!search.contains(event.relatedTarget)) close(); });
  search.addEventListener("keydown", event => {
    if (event.key === "Escape") { close(); field.focus(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...$$("a", found)], at = stops.indexOf(document.activeElement);
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
    event.preventDefault();
  });
  document.addEventListener("keydown", event => {
    const asks = (event.key === "/" && !isTyping(event.target)) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asks) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

// Lists: j and k, or the arrows, go from row to row; Enter opens, as on any link.
document.addEventListener("keydown", event => {
  if (isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const links = $$("[data-rows] a[data-row]");
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
  event.preventDefault();
});

// A form marked data-live is sent for advice while it is filled in: the server renders it as "check" would, and the parts marked data-advice are taken over.
for (const form of $$("form[data-live]")) {
  let sent = false, asking = new AbortController();
  const ask = later(500, async () => {
    if (sent) return;
    asking.abort();
    asking = new AbortController();
    const body = new FormData(form);
    body.set(form.dataset.live, "check");
    const response = await fetch(form.action || location.href, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "text/html" }, signal: asking.signal }).catch(() => null);
    if (!response || response.redirected || response.status >= 500) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of $$("[data-advice]")) {
      const fresh = $("#" + CSS.escape(part.id), page);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
  });
  // What is still being asked must not keep as a draft what has just been saved.
  form.addEventListener("submit", () => { sent = true; asking.abort(); });
  form.addEventListener("input", ask);
  form.addEventListener("change", ask);
}

// A form marked data-now is sent as soon as something in it is chosen.
for (const form of $$("form[data-now]")) form.addEventListener("change", () => form.requestSubmit());

// One box ticks all rows, and says how many are ticked.
for (const all of $$("input[data-all]")) {
  const boxes = () => $$(`input[type=checkbox][name="${CSS.escape(all.dataset.all)}"]`);
  const say = () => { const said = $("[data-chosen]"); if (said) said.textContent = boxes().filter(b => b.checked).length; };
  all.hidden = false;
  all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; say(); });
  document.addEventListener("change", event => { if (event.target.name === all.dataset.all) say(); });
}

for (const button of $$("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard.writeText($(button.dataset.copy).textContent.trim()));
}
for (const button of $$("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A file on its way: how much has arrived, and a way to stop. A refusal is taken over into the page, and the chosen file stays chosen.
function watchUpload(form) {
  const field = $("input[type=file]", form), sending = $("[data-sending]", form), said = $("[data-sent]", form), bar = $("progress", form);
  const error = document.getElementById(field.id + "-error"), button = $("button[type=submit]", form);
  const rest = () => { sending.hidden = true; button.disabled = false; };
  const refuse = text => { rest(); error.textContent = text; error.hidden = false; field.focus(); };
  form.addEventListener("submit", event => {
    const file = field.files[0];
    if (!file) return;
    event.preventDefault();
    if (file.size > field.dataset.most) return refuse(field.dataset.tooLarge);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = total ? Math.floor(loaded / total * 100) : 0;
      bar.value = percent;
      said.textContent = percent < 100 ? percent + "%" : said.dataset.checking;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const fresh = $("main", new DOMParser().parseFromString(request.responseText, "text/html"));
      if (!fresh) return refuse(said.dataset.lost);
      $("main").replaceChildren(...fresh.childNodes);
      const again = document.getElementById(field.id);
      if (again) again.files = field.files;
      for (const next of $$("form[data-upload]")) watchUpload(next);
      $("main [role=alert]")?.focus();
    });
    request.addEventListener("error", () => refuse(said.dataset.lost));
    request.addEventListener("abort", rest);
    $("[data-stop]", form).onclick = () => request.abort();
    error.hidden = sending.hidden = true;
    request.open("POST", form.action);
    request.send(new FormData(form));
    sending.hidden = false;
    button.disabled = true;
  });
}
for (const form of $$("form[data-upload]")) watchUpload(form);
