/* site.js - a little comfort for who has JavaScript; every page works fully without. Words come from
 * data attributes, so the server translates them. The HTML: src/domain/desk/view. */
(() => {
  "use strict";
  const doc = document;
  const all = (query, root) => Array.from((root || doc).querySelectorAll(query));
  const fetchOptions = { credentials: "same-origin", cache: "no-store" };

  /* Buttons that need us are hidden until now. */
  const enhance = (root) => {
    all("[data-print]", root).forEach((button) => (button.hidden = false));
    if (navigator.clipboard) all("[data-copy]", root).forEach((button) => (button.hidden = false));
  };

  doc.addEventListener("click", (event) => {
    const hit = (query) => event.target.closest && event.target.closest(query);
    const leave = hit("[data-leave]"), copy = hit("[data-copy]");
    if (leave) {
      event.preventDefault();
      doc.body.textContent = "";
      doc.title = " ";
      location.replace(leave.href);
    } else if (copy) {
      navigator.clipboard.writeText(doc.getElementById(copy.dataset.copy).textContent.trim()).then(() => {
        copy.textContent = copy.dataset.copied;
      });
    } else if (hit("[data-print]")) window.print();
  });

  /* Drafts: form[data-autosave], one second after the last key, and when the page is put away. */
  const timers = new Map();
  const requests = new Map();
  const save = (form) => {
    clearTimeout(timers.get(form));
    timers.delete(form);
    const stop = new AbortController();
    requests.set(form, stop);
    const body = new URLSearchParams(new FormData(form));
    fetch(form.dataset.autosave, { ...fetchOptions, method: "POST", body, signal: stop.signal, keepalive: true })
      .then((answer) => answer.ok && !answer.redirected, () => false)
      .then((kept) => {
        const status = form.querySelector("[data-save-status]");
        if (status && !stop.signal.aborted && !timers.has(form))
          status.textContent = kept ? form.dataset.saved : form.dataset.notSaved;
      });
  };
  doc.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.dataset.autosave) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(save, 1000, form));
  });
  doc.addEventListener("submit", (event) => {
    clearTimeout(timers.get(event.target));
    timers.delete(event.target);
    if (requests.has(event.target)) requests.get(event.target).abort();
  });
  doc.addEventListener("visibilitychange", () => {
    if (doc.visibilityState === "hidden") Array.from(timers.keys()).forEach(save);
  });

  /* News: [data-live] tells when to look again; [data-live-region][id] is what is renewed. Never under
   * the hands of somebody who types or selects: then a bar offers it. */
  const shown = new Map(); /* id -> HTML as the server wrote it, before we or the reader changed it */
  all("[data-live-region]").forEach((region) => shown.set(region.id, region.outerHTML));
  const changedField = (field) =>
    field.options
      ? Array.from(field.options).some((o) => o.selected !== o.defaultSelected)
      : field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  const busy = (regions) =>
    (doc.activeElement && doc.activeElement.matches("textarea,select,input")) ||
    String(getSelection()) !== "" ||
    regions.some((region) => all("textarea,select,input:not([type=hidden])", region).some(changedField));

  const put = (fresh) => {
    const old = doc.getElementById(fresh.id), focus = doc.activeElement;
    const held = old.contains(focus) && (focus.id ? "#" + focus.id : focus.href && `a[href="${focus.getAttribute("href")}"]`);
    shown.set(fresh.id, fresh.outerHTML);
    all("details[open][id]", old).forEach((was) => all("#" + was.id, fresh).forEach((now) => (now.open = true)));
    enhance(fresh);
    old.replaceWith(fresh);
    const again = held && fresh.querySelector(held);
    if (again) again.focus({ preventScroll: true });
  };

  all("[data-live]").forEach((bar) => {
    if (!window.EventSource) return;
    const words = bar.dataset;
    let timer, lost = false;
    const say = (text) => {
      clearTimeout(timer);
      bar.textContent = text;
      timer = setTimeout(() => (bar.textContent = ""), 6000);
    };
    const look = (byHand) =>
      fetch(location.href, fetchOptions)
        .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject()))
        .then((text) => {
          const page = new DOMParser().parseFromString(text, "text/html");
          const fresh = all("[data-live-region]", page).filter(
            (region) => shown.has(region.id) && shown.get(region.id) !== region.outerHTML);
          if (!fresh.length) {
            if (byHand) say(words.refreshed);
          } else if (!byHand && busy(fresh.map((region) => doc.getElementById(region.id)))) {
            clearTimeout(timer);
            const button = doc.createElement("button");
            button.type = "button";
            button.textContent = words.refresh;
            button.onclick = () => look(true);
            bar.textContent = words.changed + " ";
            bar.append(button);
          } else {
            fresh.forEach(put);
            say(words.refreshed);
          }
        }, () => {});
    const source = new EventSource(words.live);
    let soon;
    const changed = () => {
      clearTimeout(soon);
      soon = setTimeout(look, 200);
    };
    source.addEventListener("changed", changed);
    source.onerror = () => (lost = true);
    source.onopen = () => {
      if (lost) changed();
      lost = false;
    };
  });

  /* Reading aloud with the voice of the device: what stands in the page, each part in its own language. The part that is
   * read is marked. There where the device has no voice, the button stays away. */
  const speak = doc.querySelector("[data-speak]"), voice = window.speechSynthesis;
  if (speak && voice && window.SpeechSynthesisUtterance) {
    const button = speak.querySelector("button"), start = button.textContent;
    let parts = [];
    const mark = (part) => {
      all(".app-spoken").forEach((old) => old.classList.remove("app-spoken"));
      if (part) part.classList.add("app-spoken");
    };
    const stop = () => {
      parts = [];
      voice.cancel();
      mark();
      button.textContent = start;
    };
    const next = () => {
      const part = parts.shift();
      if (!part) return stop();
      const said = new SpeechSynthesisUtterance(part.textContent.trim());
      said.lang = part.closest("[lang]").lang;
      said.rate = 0.9;
      said.onend = () => button.textContent !== start && next();
      mark(part);
      voice.speak(said);
    };
    const readable = "h1,h2,h3,p,li,dt,dd,label,legend,summary,button.app-answer,td,th";
    button.addEventListener("click", () => {
      if (button.textContent !== start) return stop();
      parts = all(readable, doc.getElementById("inhoud")).filter(
        (part) => part.offsetParent && part.textContent.trim() && !part.querySelector(readable) && !speak.contains(part),
      );
      button.textContent = button.dataset.stop;
      next();
    });
    addEventListener("pagehide", stop);
    speak.hidden = false;
  }

  /* A shared screen: asks after three minutes without a key or a touch, wipes half a minute later. */
  const idle = doc.querySelector("[data-idle]");
  if (idle) {
    const words = idle.querySelector("[data-idle-words]");
    let asking, leaving;
    const busyAgain = () => {
      clearTimeout(asking);
      clearTimeout(leaving);
      words.textContent = "";
      asking = setTimeout(() => {
        const button = doc.createElement("button");
        button.type = "button";
        button.className = "nl-button nl-button--primary";
        button.textContent = idle.dataset.stay;
        words.textContent = idle.dataset.idle + " ";
        words.append(button);
        scrollTo(0, 0);
        leaving = setTimeout(() => idle.submit(), 30000);
      }, 180000);
    };
    ["keydown", "pointerdown", "scroll"].forEach((name) => addEventListener(name, busyAgain, { passive: true }));
    busyAgain();
  }

  enhance(doc);
})();
