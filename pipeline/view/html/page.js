"use strict";
(() => {
  const ROWS_AT_ONCE = 100;
  const MORE_ROWS = 500;
  const ARCS_AT_ONCE = 6;
  const DEEDS = ["receives", "accepts", "presents", "confers"];
  const SLOTS = ["recipients", "accepted_by", "presenters", "conferred_by"];
  const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
  const NAMESPACE = "http://www.w3.org/2000/svg";

  const find = (selector, within = document) => within.querySelector(selector);
  const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];
  const language = document.documentElement.lang;
  const { labels, rows } = JSON.parse(find("#data").textContent);
  const whole = new Intl.NumberFormat(language, { useGrouping: "always" });
  const say = (key, values) => labels[key].replace(/\{(\w+)\}/g, (_, name) => whole.format(values[name]));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  document.documentElement.classList.add("js");

  // ---- A corpus: filters, table, export

  function corpus() {
    const form = find("#filters");
    const { table, lines } = unfoldTable();
    const body = table.tBodies[0];
    const more = find("#more");
    const releases = findAll("details.release");
    const facts = rows.map((row) => ({
      release: row.anchor.split("a")[0],
      award: fold([row.award, row.kind, row.category, row.programme].filter(Boolean).join(" ")),
      people: row.people.map(fold),
      institutions: row.institutions.map(fold),
    }));
    facts.forEach((fact, at) => {
      const parties = SLOTS.flatMap((slot) => rows[at][slot]);
      fact.all = [fact.award, ...fact.institutions, fold([...parties, rows[at].title, rows[at].place, rows[at].year].join(" "))].join(" ");
    });
    let texts = null; // of the releases, folded when first searched
    let order = rows.map((_, at) => at);
    let shown = [];
    let limit = ROWS_AT_ONCE;

    /** The table without its lines, and their HTML; of thousands only those that are shown become elements. */
    function unfoldTable() {
      const source = find("#table-source");
      const [start, end] = ["<tbody>", "</tbody>"].map((tag) => source.textContent.indexOf(tag));
      const lines = source.textContent.slice(start, end).match(/<tr>[^]*?<\/tr>/g) ?? [];
      source.parentElement.innerHTML = source.textContent.slice(0, start) + "<tbody>" + source.textContent.slice(end);
      return { table: find("#table"), lines };
    }

    /** What a release says, unfolded or not; of a folded one the tags are cut out, since parsing thousands takes long. */
    function wordsOf(release) {
      const folded = find("noscript", release)?.textContent;
      if (folded === undefined) return `${find("summary", release).textContent} ${find(".text", release).textContent}`;
      const start = folded.indexOf('<div class="text"');
      const text = folded.slice(start, folded.indexOf("</div>", start)).replace(/<[^>]*>/g, "");
      return `${find("summary", release).textContent} ${text.replace(/&(?:amp|lt|gt|#34|#39);/g, (sign) => SIGNS[sign])}`;
    }

    const has = (names, wanted) => names.some((name) => name.includes(wanted));

    function matches(at, wanted) {
      const [row, fact] = [rows[at], facts[at]];
      return (
        wanted.words.every((word) => fact.all.includes(word)) &&
        fact.award.includes(wanted.award) &&
        (!wanted.person || has(fact.people, wanted.person)) &&
        (!wanted.institution || has(fact.institutions, wanted.institution)) &&
        (!wanted.year || (row.year ?? "none") === wanted.year) &&
        (!wanted.status || row.status === wanted.status) &&
        row.confidence >= wanted.confidence
      );
    }

    function read() {
      const value = (name) => form.elements[name].value;
      const wanted = { year: value("year"), status: value("status"), confidence: Number(value("confidence")) };
      for (const name of ["award", "person", "institution"]) wanted[name] = fold(value(name).trim());
      wanted.words = fold(value("search")).split(/\s+/).filter(Boolean);
      wanted.facts = ["award", "person", "institution", "year", "status", "confidence"].some((name) => wanted[name]);
      return wanted;
    }

    function chooseReleases(wanted) {
      const homes = new Set(shown.map((at) => facts[at].release));
      if (wanted.words.length && !wanted.facts) texts ??= releases.map((release) => fold(wordsOf(release)));
      let count = 0;
      releases.forEach((release, at) => {
        const told = !wanted.facts && wanted.words.every((word) => texts?.[at].includes(word));
        release.hidden = !(homes.has(release.id) || told);
        count += release.hidden ? 0 : 1;
      });
      find("#shown-releases").textContent = say("shown.releases", { shown: count, all: releases.length });
    }

    function draw(most = limit) {
      body.innerHTML = shown.slice(0, most).map((at) => lines[at]).join("");
      const rest = shown.length - limit;
      more.hidden = rest <= 0;
      more.textContent = say("table.more", { count: Math.min(rest, MORE_ROWS) });
      find("#shown-records").textContent = shown.length
        ? say("shown.records", { shown: shown.length, all: rows.length })
        : labels["shown.nothing"];
    }

    function choose() {
      const wanted = read();
      find("#o-confidence").textContent = wanted.confidence.toLocaleString(language, { minimumFractionDigits: 2 });
      shown = order.filter((at) => matches(at, wanted));
      limit = ROWS_AT_ONCE;
      draw();
      chooseReleases(wanted);
    }

    const collator = new Intl.Collator("sl", { numeric: true });
    const key = (column) => (at) => {
      const row = rows[at];
      if (column === "release") return row.title ?? row.path ?? row.document;
      return Array.isArray(row[column]) ? row[column].join("; ") : row[column];
    };
    const empty = (value) => value === null || value === "";

    function compare(one, other) {
      if (empty(one) || empty(other)) return empty(one) - empty(other);
      return typeof one === "number" ? one - other : collator.compare(one, other);
    }

    function sort(head) {
      const down = head.getAttribute("aria-sort") === "ascending";
      findAll("[aria-sort]", head.parentElement).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const of = key(head.dataset.sort);
      const sign = down ? -1 : 1;
      order.sort((a, b) => (empty(of(a)) || empty(of(b)) ? 1 : sign) * compare(of(a), of(b)) || a - b);
      choose();
    }

    function save(name, type, text) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    const records = () => shown.map((at) => Object.fromEntries(Object.entries(rows[at]).filter(([k]) => k !== "anchor")));

    function field(value) {
      const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
      const safe = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; // else a spreadsheet runs it
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    }

    function csv() {
      const heads = Object.keys(rows[0] ?? {}).filter((name) => name !== "anchor");
      const table = [heads, ...records().map((record) => heads.map((name) => field(record[name])))];
      return `\ufeff${table.map((line) => line.join(",")).join("\r\n")}\r\n`;
    }

    findAll("thead th", table).forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", `${labels["table.sort"]}: ${head.textContent}`);
      head.append(button);
      head.addEventListener("click", () => sort(head));
    });
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(choose, 120);
    });
    form.addEventListener("reset", () => setTimeout(choose));
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      limit += MORE_ROWS;
      draw();
    });
    addEventListener("beforeprint", () => draw(shown.length));
    addEventListener("afterprint", () => draw());
    find("#save-csv").addEventListener("click", () => save("nagrade.csv", "text/csv;charset=utf-8", csv()));
    find("#save-json").addEventListener("click", () =>
      save("nagrade.json", "application/json", `${JSON.stringify(records(), null, 1)}\n`),
    );
    form.hidden = false;
    find(".export").hidden = false;
    choose();
  }

  // ---- A release: what belongs together is shown together

  /** Make elements of a folded release, which without a script are there from the start. */
  function fill(release) {
    const folded = find("noscript", release);
    if (folded) folded.outerHTML = folded.textContent;
  }

  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  find("#main").append(tip);
  let pinned = null;
  let current = null;

  const anchors = (mark) => mark.dataset.for?.split(" ") ?? [];
  /** The mark around an element; a tag stands behind its own. */
  const markOf = (element) => element.closest(".tag")?.previousElementSibling ?? element.closest(".text mark");
  const cardOf = (anchor) => anchor.split("p")[0];
  const marksOf = (release, card) => findAll("mark[data-for]", release).filter((m) => anchors(m).map(cardOf).includes(card));

  function clear() {
    findAll(".active").forEach((element) => element.classList.remove("active"));
    findAll(".text > svg").forEach((arcs) => arcs.remove());
    current = null;
  }

  /** Show what belongs to an award; of somebody with a part in several, who they are to each. */
  function activate(subject) {
    if (subject === current) return;
    clear();
    current = subject;
    if (!subject) return;
    const release = subject.closest(".release");
    const chosen = subject.matches("mark") ? anchors(subject) : [subject.id];
    const cards = [...new Set(chosen.map(cardOf))];
    const own = cards.length > 1 ? chosen.filter((anchor) => !cards.includes(anchor)) : [];
    const belongs = (mark) => !own.length || anchors(mark).some((anchor) => own.includes(anchor)) || mark.matches(".AWARD");
    [...chosen, ...cards].forEach((anchor) => document.getElementById(anchor)?.classList.add("active"));
    for (const card of cards) marksOf(release, card).filter(belongs).forEach((mark) => mark.classList.add("active"));
    if (!own.length) {
      for (const part of findAll(".evidence", release)) {
        part.classList.toggle("active", anchors(part).some((anchor) => cards.includes(anchor)));
      }
    }
    arcs(release, cards.slice(0, ARCS_AT_ONCE), own);
  }

  function drawn(name, attributes) {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  /**
   * A line from an award to somebody in it. It keeps to the gaps between lines of text, never across words: from the top of
   * the award, along the gap above it, down or up beside the text where they stand in different lines, along the gap above
   * the other and down to it. Each deed has a lane of its own.
   */
  function arc(from, to, home, lane, aside) {
    const middle = (box) => box.left + Math.min(box.width, 240) / 2 - home.left;
    const [x1, x2, y1, y2] = [middle(from), middle(to), from.top - home.top, to.top - home.top];
    const gap = (y) => y - 3 - 1.5 * lane;
    const points = [[x1, y1], [x1, gap(y1)]];
    if (Math.abs(y1 - y2) > 8) points.push([aside, gap(y1)], [aside, gap(y2)]);
    points.push([x2, gap(y2)], [x2, y2]);
    return { path: `M${points.map((point) => point.join(" ")).join("L")}`, x: x2, y: y2 };
  }

  function arcs(release, cards, own) {
    const text = find(".text", release);
    const canvas = drawn("svg", { "aria-hidden": "true" });
    const home = text.getBoundingClientRect();
    const room = Math.min(document.documentElement.clientWidth - home.right - 3, 28);
    for (const card of cards) {
      const marks = marksOf(release, card);
      const award = marks.find((mark) => mark.matches(".AWARD") && anchors(mark).includes(card));
      if (!award) continue;
      const from = award.getClientRects()[0];
      for (const mark of marks.filter((other) => other !== award)) {
        const anchor = anchors(mark).find((each) => each !== card && cardOf(each) === card);
        const to = mark.getClientRects()[0];
        if (!anchor || !from || !to || (own.length && !own.includes(anchor))) continue;
        const deed = find(".deed", document.getElementById(anchor)).classList[1];
        const lane = DEEDS.indexOf(deed);
        const { path, x, y } = arc(from, to, home, lane, home.width + (room * (lane + 1)) / DEEDS.length);
        canvas.append(drawn("path", { d: path, class: deed }), drawn("circle", { cx: x, cy: y, r: 3 }));
      }
    }
    if (canvas.childElementCount) text.append(canvas);
  }

  function line(...parts) {
    const paragraph = document.createElement("p");
    for (const part of parts.filter(Boolean)) {
      paragraph.append(typeof part === "string" ? document.createTextNode(part) : part);
    }
    return paragraph;
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /** What the pointer or the keyboard's focus rests on, in words: its kind and base form, and each part in an award. */
  function explain(mark) {
    if (mark.title) {
      mark.dataset.tip = mark.title; // in place of the browser's own
      mark.removeAttribute("title");
    }
    const lines = [line(element("b", mark.dataset.tip ?? ""))];
    for (const anchor of anchors(mark)) {
      const place = document.getElementById(anchor);
      const card = document.getElementById(cardOf(anchor));
      if (!place || !card) continue;
      const [number, name] = findAll(".title span", card).map((part) => part.textContent);
      const sure = find(".sure", place).lastChild.textContent;
      const deed = find(".deed", place === card ? document.createElement("p") : place)?.textContent;
      const why = place === card ? null : find(".proof code", place).textContent;
      const told = place === card ? find(".status", card).textContent : deed;
      lines.push(line(`${told} · ${number} ${name}`, document.createElement("br"), why && `${labels["card.why"]}: `, why && element("code", why), why && " · ", `${labels["card.confidence"]} ${sure}`));
    }
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const box = (mark.getClientRects()[0] ?? mark.getBoundingClientRect());
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    const above = box.bottom + tip.offsetHeight + 16 > window.innerHeight;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${(above ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + window.scrollY}px`;
  }

  const hide = () => (tip.hidden = true);

  function subjectOf(target) {
    if (!(target instanceof Element)) return null;
    const mark = markOf(target);
    return mark?.dataset.for ? mark : target.closest("mark[data-for], .parties li, .card");
  }

  function rest(target) {
    if (tip.contains(target)) return;
    const mark = target instanceof Element ? markOf(target) : null;
    if (mark) {
      explain(mark);
      target.closest("a")?.setAttribute("aria-describedby", tip.id);
    } else hide();
    activate(subjectOf(target) ?? pinned);
  }

  document.addEventListener("pointerover", (event) => rest(event.target));
  document.addEventListener("focusin", (event) => rest(event.target));
  document.addEventListener("click", (event) => {
    const subject = subjectOf(event.target);
    pinned = subject;
    activate(subject);
    if (!subject || event.target.closest("summary")) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const release = subject.closest(".release");
    const other = subject.matches("mark")
      ? document.getElementById(anchors(subject)[0])
      : marksOf(release, cardOf(subject.id)).find((mark) => subject.matches(".card") || anchors(mark).includes(subject.id));
    if (subject.matches("mark")) event.preventDefault();
    other?.scrollIntoView({ block: "nearest", behavior: calm });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    hide();
    clear();
  });
  addEventListener("resize", () => {
    const subject = current;
    clear();
    activate(subject);
  });

  /** A link into a folded release unfolds it. */
  function unfold() {
    const anchor = location.hash.slice(1);
    const release = document.getElementById(anchor.split("a")[0]);
    if (!release?.matches("details.release")) return;
    fill(release);
    release.hidden = false;
    release.open = true;
    const target = document.getElementById(anchor) ?? release;
    target.scrollIntoView({ block: "nearest" });
    if (target.matches(".card, .parties li")) {
      pinned = target;
      activate(target);
      target.focus({ preventScroll: true });
    }
  }
  addEventListener("hashchange", unfold);
  document.addEventListener("toggle", ({ target }) => target.matches("details.release") && fill(target), true);

  if (find("#filters")) corpus();
  unfold();
})();
