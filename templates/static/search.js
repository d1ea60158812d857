"use strict";
// The search page: a query in the address becomes a list of articles. All its words stand in the page, in the template of id
// "say", so that they can be translated.

var pressmark = pressmark || {};

{
  const AT_A_TIME = 10;
  const language = document.documentElement.lang || "en";
  const form = document.querySelector("form.ask");
  const box = form.querySelector("input[type=search]");
  const found = document.querySelector(".found");
  const count = found.querySelector("#count");
  const remarks = found.querySelector("#remarks");
  const list = found.querySelector("ol");
  const more = found.querySelector(".more");
  const sentences = document.querySelector("#say").content;
  const title = document.title;
  const manifest = found.dataset.manifest;
  pressmark.root = manifest.slice(0, manifest.lastIndexOf("search/"));

  let turn = 0; // which search this is: an older one stops when a newer begins
  let answered = ""; // the query part of the address that the page shows
  /** @type {any} */
  let index = null; // what has been fetched of the index

  /** A sentence of the page, in the form that the number asks for. @param {string} name @param {number} [number] */
  const say = (name, number = 0) => {
    const form = new Intl.PluralRules(language).select(number);
    const named = `[data-say="${name}"]`;
    const said = sentences.querySelector(`${named}[data-form="${form}"]`) || sentences.querySelector(named);
    return said.textContent.trim().replace("{n}", new Intl.NumberFormat(language).format(number));
  };

  /**
   * An element with text or other elements in it. An attribute without a value is left out.
   * @param {string} name @param {Record<string, string>} attributes @param {(string | Node)[]} inside
   */
  const element = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };

  /** The sentence that counts what is found. @param {any[]} clauses @param {any} finds */
  const counted = (clauses, { results, whole }) => {
    if (!results.length) return say("none");
    if (!clauses.length) return say("within", results.length);
    if (clauses.every(({ presence }) => presence === "not")) return say("without", results.length);
    const asked = clauses.filter(({ presence, common }) => presence !== "not" && !common);
    if (asked.length > 1) return whole.size ? say("all", whole.size) : say("some", results.length);
    const pattern = asked.some(({ edits, term }) => edits || term.includes("*"));
    return say(pattern ? "like" : "one", results.length);
  };

  /** What else there is to say, and the way to the other order. @param {any} query @param {any} finds @param {boolean} byDate */
  const remarked = ({ clauses, notes }, { results, whole }, byDate) => {
    const said = notes.map((note) => say(note));
    if (clauses.some(({ common, term }) => common && /\p{L}/u.test(term))) said.push(say("common"));
    if (whole.size && whole.size < results.length) said.push(say("more-some", results.length - whole.size));
    if (results.length < 2 || results.every(({ score }) => score === 0)) return [said.join(" ")];
    said.push(say(byDate ? "oldest" : "best"));
    const address = `?${new URLSearchParams({ q: box.value, ...(byDate ? {} : { sort: "date" }) })}`;
    return [`${said.join(" ")} `, element("a", { href: address }, say(byDate ? "to-best" : "to-oldest"))];
  };

  /** What a result shows of an article. @param {any} index @param {number} article @returns {Promise<any[]>} */
  const card = async ({ manifest }, article) => {
    const number = Math.floor(article / manifest.drawer);
    const drawer = await pressmark.piece(`drawer-${number}-${manifest.drawers[number]}`);
    let place = article % manifest.drawer;
    let piece = 0;
    while (place >= drawer[piece][1]) place -= drawer[piece++][1];
    return (await pressmark.piece(`cards-${number}-${piece}-${drawer[piece][0]}`))[place];
  };

  /** One result, as an item of the list. @param {any} index @param {any} finds @param {number} article */
  const item = async (index, { inText, stems }, article) => {
    const [address, headline, tongue, outlet, dateline, day, datetime, unshown, text] = await card(index, article);
    const lang = tongue === language ? "" : tongue;
    const made = element(
      "li",
      {},
      datetime ? element("time", { datetime }, day) : element("span", { class: "undated" }, say("undated")),
      " ",
      element("h3", {}, element("a", { href: pressmark.root + address, lang, dir: "auto" }, headline)),
    );
    const source = element("span", {}, element("span", { class: "outlet" }, outlet || say("no-outlet")));
    if (dateline) source.append(", ", dateline);
    const passage = text.length ? pressmark.passage(text, stems, index.stop) : null;
    if (unshown === "all") {
      made.append(element("p", { class: "passage soft" }, say("nothing")));
    } else if (unshown && inText.has(article) && !passage?.marked) {
      made.append(element("p", { class: "passage soft" }, say("unshown")));
    } else if (passage) {
      const parts = passage.parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
      made.append(element("p", { class: "passage", lang, dir: "auto" }, ...parts));
      const paragraph = element("a", { href: `${pressmark.root}${address}#${passage.anchor}` }, say("paragraph", passage.number));
      source.append(", ", paragraph);
    }
    made.append(source);
    return made;
  };

  /** Shows results up to a number. @param {any} index @param {any} finds @param {number} upTo @param {number} mine  the turn */
  const show = async (index, finds, upTo, mine) => {
    const begin = list.children.length;
    const next = finds.results.slice(begin, upTo);
    const items = await Promise.all(next.map(({ article }) => item(index, finds, article)));
    if (mine !== turn) return;
    list.append(...items);
    list.hidden = !list.children.length; // or its line would stand there alone
    const left = finds.results.length - list.children.length;
    more.replaceChildren();
    if (left > 0) {
      const button = element("button", { type: "button" }, say("more", left));
      button.addEventListener("click", async () => {
        const first = list.children.length;
        button.disabled = true;
        await show(index, finds, first + AT_A_TIME, mine).catch((problem) => fail(problem, mine));
        list.children[first]?.querySelector("a").focus();
        history.replaceState({ shown: list.children.length }, "");
      });
      more.append(button);
    }
  };

  /** @param {unknown} problem @param {number} mine  the turn */
  const fail = (problem, mine) => {
    console.error(problem);
    if (mine !== turn) return;
    count.textContent = say("failed");
    remarks.textContent = "";
  };

  /**
   * Which articles the query's days let in. One that asks for nothing gets nothing.
   * @param {any} index @param {{clauses: any[], from: number, to: number}} query @returns {Promise<(article: number) => boolean>}
   */
  const within = async (index, { clauses, from, to }) => {
    if (from === -Infinity && to === Infinity) return () => clauses.length > 0;
    const row = pressmark.numbers(await pressmark.piece(`days-${index.manifest.days}`));
    const days = [];
    let first = 0;
    for (let at = 0; at < row.length; at += 2) {
      first += row[at] % 2 ? -Math.floor(row[at] / 2) : row[at] / 2;
      days.push([first, first + row[at + 1]]);
    }
    return (article) => days[article][0] > 0 && days[article][1] >= from && days[article][0] <= to;
  };

  /**
   * What a query finds: also what tests ask for.
   * @param {string} text @param {string} [again]  behind the address of the manifest, when the one we have is out of date
   * @returns {Promise<{index: any, query: any, finds: any}>}
   */
  pressmark.search = async (text, again = "") => {
    const manifest = await pressmark.piece("manifest", again);
    if (index?.manifest !== manifest) index = new pressmark.Index(manifest);
    const query = pressmark.query(text, index.fields, index.stop);
    const finds = await pressmark.find(index, query.clauses);
    const kept = await within(index, query);
    finds.results = finds.results.filter(({ article }) => kept(article));
    finds.whole = new Set([...finds.whole].filter(kept));
    return { index, query, finds };
  };

  /** Answers a query in the page. @param {string} text @param {number} mine  the turn @param {string} [again] */
  const answer = async (text, mine, again) => {
    const { index, query, finds } = await pressmark.search(text, again);
    if (mine !== turn) return;
    const byDate = new URLSearchParams(location.search).get("sort") === "date";
    if (byDate) finds.results.sort((one, other) => one.article - other.article); // they are numbered by date
    await show(index, finds, history.state?.shown || AT_A_TIME, mine);
    if (mine !== turn) return;
    count.textContent = counted(query.clauses, finds);
    remarks.replaceChildren(...remarked(query, finds, byDate));
  };

  /** Does what the address says. */
  const follow = async () => {
    const text = (new URLSearchParams(location.search).get("q") || "").trim();
    const mine = ++turn;
    answered = location.search;
    box.value = text;
    document.title = text ? `${text} · ${title}` : title;
    list.replaceChildren();
    list.hidden = true;
    more.replaceChildren();
    remarks.textContent = "";
    count.textContent = say(text ? "busy" : "idle");
    if (!text) return;
    // A piece that is not there belongs to an older manifest, kept in the browser's cache.
    const retry = () => (mine === turn ? answer(text, mine, `?${Date.now()}`) : undefined);
    await answer(text, mine).catch(retry).catch((problem) => fail(problem, mine));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = `?${new URLSearchParams({ q: box.value })}`;
    try {
      history.pushState({}, "", address);
      follow();
    } catch {
      location.assign(address); // where a page on a disk may not change its own address
    }
  });
  addEventListener("popstate", () => {
    if (location.search !== answered) follow(); // a jump within the page changes only what is behind the #
  });

  // Arrows go from the box to the results and back; Enter on a link opens it, as everywhere.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...list.querySelectorAll("h3 a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });

  if (matchMedia("(max-width: 60rem)").matches) found.querySelector("details").open = false; // the results come first
  follow();
}
