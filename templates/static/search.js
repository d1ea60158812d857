"use strict";
// The search page: what its address asks for becomes a list of articles. All its words stand in the page, in the template of
// id "say", so that they can be translated. What narrows the results is in narrow.js, fetched when a reader opens it.

var pressmark = pressmark || {};

{
  const AT_A_TIME = 10;
  const TYPING = 150; // milliseconds that the keys rest before what is typed is searched
  const LISTENING = 900; // and before it is read out how much that finds
  const FILTERS = ["outlet", "person", "organisation", "place", "event", "subject", "from", "to"];
  const language = document.documentElement.lang || "en";
  const form = document.querySelector("form.ask");
  const box = form.querySelector("input[type=search]");
  const found = document.querySelector(".found");
  const answers = found.querySelector("section");
  const count = found.querySelector("#count");
  const remarks = found.querySelector("#remarks");
  const aloud = found.querySelector("[role=status]");
  const chosen = found.querySelector(".chosen");
  const list = found.querySelector("ol");
  const more = found.querySelector(".more");
  const ways = found.querySelector("#ways");
  const panel = found.querySelector("#narrow");
  const sentences = document.querySelector("#say").content;
  const title = document.title;
  pressmark.root = found.dataset.root;

  let turn = 0; // which search this is: an older one stops when a newer begins
  let answered = ""; // the query part of the address that the page shows
  let typing = 0;
  let listening = 0;

  /** @type {Intl.PluralRules | undefined} */
  let plural;
  /** @type {Intl.NumberFormat | undefined} */
  let figures;

  /** A number as the language of the page writes it. @param {number} value */
  const figure = (value) => (figures ??= new Intl.NumberFormat(language)).format(value);

  /** A sentence of the page, in the form that a number asks for. @param {string} name @param {number | string} [value] */
  const say = (name, value = "") => {
    const named = `[data-say="${name}"]`;
    const counts = typeof value === "number";
    if (counts) plural ??= new Intl.PluralRules(language);
    const form = counts && sentences.querySelector(`${named}[data-form="${plural.select(value)}"]`);
    const said = (form || sentences.querySelector(named)).textContent.trim();
    return said.replace("{n}", () => (counts ? figure(value) : value));
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

  // --- the address -------------------------------------------------------------------------------------------------------

  /** What the address asks for. @returns {{text: string, filters: Record<string, any>, sort: string}} */
  const wanted = () => {
    const given = new URLSearchParams(location.search);
    const filters = {};
    for (const key of FILTERS) {
      const values = given.getAll(key).filter(Boolean);
      if (values.length) filters[key] = key === "from" || key === "to" ? values[0] : values;
    }
    return { text: (given.get("q") || "").trim(), filters, sort: given.get("sort") || "" };
  };

  /** The address with some of it asked for otherwise: nothing, one value or several. @param {Record<string, any>} changes */
  const address = (changes) => {
    const given = new URLSearchParams(location.search);
    for (const [key, values] of Object.entries(changes)) {
      given.delete(key);
      for (const value of [values].flat()) if (value) given.append(key, value);
    }
    return `${location.pathname}${String(given) && "?"}${given}`;
  };

  /**
   * Asks for something else. What is still being typed leaves one trace in the way back, not one a key.
   * @param {Record<string, any>} changes @param {boolean} [draft]
   */
  const go = (changes, draft = false) => {
    clearTimeout(typing);
    const to = address(changes);
    const same = to === location.pathname + location.search;
    try {
      history[same || history.state?.draft ? "replaceState" : "pushState"]({ draft }, "", to);
      follow(draft);
    } catch {
      if (!draft) location.assign(to); // where a page on a disk may not change its own address
    }
  };

  // --- what is said ------------------------------------------------------------------------------------------------------

  /**
   * Shows how much is found, and reads it out: at once, or when the keys rest.
   * @param {string} sentence @param {boolean} draft @param {(string | Node)[]} rest
   */
  const tell = (sentence, draft, ...rest) => {
    count.textContent = sentence;
    remarks.replaceChildren(...rest.flatMap((each) => [each, " "]));
    clearTimeout(listening);
    listening = setTimeout(() => (aloud.textContent = `${sentence}. ${remarks.textContent}`), draft ? LISTENING : 0);
  };

  /** The sentence that counts what is found. @param {any} answer */
  const counted = ({ query: { clauses, filters }, results, whole }) => {
    if (!results.length) return say("none");
    if (!clauses.length) return say(filters.length ? "fit" : "within", results.length);
    if (clauses.every(({ presence }) => presence === "not")) return say("without", results.length);
    const asked = clauses.filter(({ presence, common }) => presence !== "not" && !common);
    if (asked.length > 1) return whole.size ? say("all", whole.size) : say("some", results.length);
    if (asked[0]?.phrase) return say("phrase", results.length);
    return say(asked[0]?.edits || asked[0]?.pattern ? "like" : "one", results.length);
  };

  /** A link to the same search, but for some of it. @param {Record<string, any>} changes @param {string} words */
  const link = (changes, words) => element("a", { href: address(changes) }, words);

  /** Several pieces with commas between them. @param {(string | Node)[]} some */
  const listed = (some) => some.flatMap((each, at) => (at ? [", ", each] : [each]));

  /** What else there is to say: how the query was read, and the ways to other orders. @param {any} asked @param {any} answer */
  const remarked = ({ text, sort }, { query, results, whole }) => {
    const said = query.notes.map((note) => say(note));
    if (query.also.length) {
      const others = query.also.map(({ name, address }) => element("a", { href: pressmark.root + address }, name));
      said.push(element("span", {}, say("also"), " ", ...listed(others), "."));
    }
    if (whole.size && whole.size < results.length) said.push(say("more-some", results.length - whole.size));
    if (results.length < 2) return said;
    const ranked = results.some(({ score }) => score > 0);
    const orders = ["", "oldest", "newest"].filter((order) => order || ranked);
    const now = orders.includes(sort) ? sort : "oldest";
    const others = orders.filter((order) => order !== now).map((order) => link({ sort: order }, say(`to-${order || "best"}`)));
    said.push(say(now || "best"), element("span", {}, ...listed(others), "."));
    if (/^[\p{L}\p{N}]+(?:\s+[\p{L}\p{N}]+)+$/u.test(text)) {
      said.push(element("span", {}, link({ q: `"${text}"` }, say("to-phrase", `“${text}”`)), "."));
    }
    return said;
  };

  // --- results -----------------------------------------------------------------------------------------------------------

  /** One result, as an item of the list. @param {any} index @param {any} answer @param {number} article */
  const item = async (index, { inText, marks }, article) => {
    const card = await pressmark.card(index, article);
    const lang = card.language === language ? "" : card.language;
    const { datetime, day, unshown } = card;
    const made = element(
      "li",
      {},
      datetime ? element("time", { datetime }, day) : element("span", { class: "undated" }, say("undated")),
      " ",
      element("h3", {}, element("a", { href: pressmark.root + card.address, lang, dir: "auto" }, card.headline)),
    );
    const source = element("span", {}, element("span", { class: "outlet" }, card.outlet || say("no-outlet")));
    if (card.dateline) source.append(", ", card.dateline);
    const passage = card.paragraphs.length ? pressmark.passage(card.paragraphs, marks) : null;
    if (unshown === "all") {
      made.append(element("p", { class: "passage soft" }, say("nothing")));
    } else if (unshown && inText.has(article) && !passage?.marked) {
      made.append(element("p", { class: "passage soft" }, say("unshown")));
    } else if (passage) {
      const parts = passage.parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
      made.append(element("p", { class: "passage", lang, dir: "auto" }, ...parts));
      const href = `${pressmark.root}${card.address}#${passage.anchor}`;
      source.append(", ", element("a", { href }, say("paragraph", passage.number)));
    }
    made.append(source);
    return made;
  };

  /**
   * Shows results up to a number, behind those that stand there or in their place.
   * @param {any} index @param {any} answer @param {number} upTo @param {number} mine  the turn @param {boolean} [anew]
   */
  const show = async (index, answer, upTo, mine, anew = false) => {
    const next = answer.results.slice(anew ? 0 : list.children.length, upTo);
    const items = await Promise.all(next.map(({ article }) => item(index, answer, article)));
    if (mine !== turn) return;
    if (anew) list.replaceChildren();
    list.append(...items);
    list.hidden = !list.children.length; // or its line would stand there alone
    more.replaceChildren();
    const left = answer.results.length - list.children.length;
    if (left <= 0) return;
    const button = element("button", { type: "button" }, say("more", left));
    button.addEventListener("click", async () => {
      const first = list.children.length;
      button.disabled = true;
      await show(index, answer, first + AT_A_TIME, mine).catch((problem) => fail(problem, mine));
      list.children[first]?.querySelector("a").focus();
      history.replaceState({ ...history.state, shown: list.children.length }, "");
    });
    more.append(button);
  };

  /** @param {unknown} problem @param {number} mine  the turn */
  const fail = (problem, mine) => {
    console.error(problem);
    if (mine !== turn) return;
    const again = element("button", { type: "button" }, say("again"));
    again.addEventListener("click", () => follow());
    tell(say("failed"), false, again);
    empty();
    panel.hidden = true;
    ways.hidden = false;
  };

  /** Takes the results away, and with them what narrows them. */
  const empty = () => {
    answers.removeAttribute("aria-busy");
    list.replaceChildren();
    more.replaceChildren();
    list.hidden = true;
  };

  /** The articles that have every word of several in their headline. @param {any} index @param {any[]} clauses */
  const titled = async (index, clauses) => {
    const asked = clauses.filter(({ presence, common }) => presence !== "not" && !common);
    if (asked.length < 2 || asked.some(({ pattern, edits }) => pattern || edits)) return new Set();
    const { results } = await pressmark.find(
      index,
      asked.map((clause) => ({ ...clause, fields: ["headline"], presence: "must" })),
    );
    return new Set(results.map(({ article }) => article));
  };

  /**
   * First come those with every word in the headline, then those with every word, then the others, each best first; or all by
   * date. @param {any} index @param {any} answer @param {string} sort
   */
  const ordered = async (index, { query, results, whole }, sort) => {
    if (sort !== "oldest" && sort !== "newest") {
      const first = await titled(index, query.clauses);
      const rank = ({ article }) => Number(whole.has(article)) * (first.has(article) ? 2 : 1);
      return results.toSorted((one, other) => rank(other) - rank(one));
    }
    const dated = results.toSorted((one, other) => one.article - other.article); // they are numbered by date
    if (sort === "oldest") return dated;
    await pressmark.need("facets");
    const undated = dated.splice(dated.length - (await pressmark.dates(index, results)).undated);
    return [...dated.reverse(), ...undated];
  };

  /**
   * What is found, in the order in which it is shown: also what is measured and tested.
   * @param {string} text @param {Record<string, any>} [filters] @param {string} [sort]
   * @param {string} [again]  behind the address of the manifest, when the one we have is out of date
   */
  pressmark.search = async (text, filters = {}, sort = "", again = "") => {
    const index = await pressmark.open(again);
    // A dash between two words is a dash. lunr would take it to forbid the second: a headline would not find its own article.
    const answer = await pressmark.ask(index, text.replace(/(?<!\S)[-+](?!\S)/g, ""), filters);
    answer.results = await ordered(index, answer, sort);
    return { index, answer };
  };

  /** Answers in the page. @param {any} asked @param {number} mine  the turn @param {boolean} draft @param {string} [again] */
  const answer = async (asked, mine, draft, again) => {
    const { index, answer } = await pressmark.search(asked.text, asked.filters, asked.sort, again);
    if (mine !== turn) return;
    await show(index, answer, history.state?.shown || AT_A_TIME, mine, true);
    if (mine !== turn) return;
    answers.removeAttribute("aria-busy");
    const said = remarked(asked, answer);
    tell(counted(answer), draft, ...said);
    ways.hidden = answer.results.length > 0;
    pressmark.narrowed = () => pressmark.narrow(index, asked, answer);
    if (panel.open) narrow();
    if (answer.results.length || draft) return;
    await pressmark.need("advice");
    const advice = await pressmark.advice(index, asked, answer);
    if (mine === turn && advice.length) tell(counted(answer), draft, ...said, ...advice);
  };

  /** Shows what narrows the results, in the panel. */
  const narrow = () =>
    pressmark
      .need("narrow")
      .then(() => pressmark.narrowed?.())
      .catch((problem) => fail(problem, turn));

  /** Does what the address says. @param {boolean} [draft]  it is still being typed */
  const follow = async (draft = false) => {
    const asked = wanted();
    const mine = ++turn;
    const anything = Boolean(asked.text || Object.keys(asked.filters).length);
    answered = location.search;
    if (box.value.trim() !== asked.text) box.value = asked.text;
    document.title = asked.text ? `${asked.text} · ${title}` : title;
    if (!chosen.hidden || Object.keys(asked.filters).length)
      pressmark
        .need("narrow")
        .then(() => pressmark.chosen(wanted().filters))
        .catch((problem) => fail(problem, mine));
    panel.hidden = !anything;
    ways.hidden = anything;
    if (!anything) {
      empty();
      return tell(say("idle"), draft);
    }
    answers.setAttribute("aria-busy", "true");
    if (!list.children.length) tell(say("busy"), true); // else the older answer stands until the newer is there
    // A piece that is not there belongs to an older manifest, kept in the browser's cache.
    const retry = () => (mine === turn ? answer(asked, mine, draft, `?${Date.now()}`) : undefined);
    await answer(asked, mine, draft).catch(retry).catch((problem) => fail(problem, mine));
  };

  // --- the reader --------------------------------------------------------------------------------------------------------

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: box.value.trim() });
  });
  for (const kind of ["input", "compositionend"])
    box.addEventListener(kind, (event) => {
      clearTimeout(typing);
      if (!event.isComposing) typing = setTimeout(go, TYPING, { q: box.value.trim() }, true);
    });
  addEventListener("popstate", () => {
    if (location.search !== answered) follow(); // a jump within the page changes only what is behind the #
  });
  panel.addEventListener("toggle", () => panel.open && narrow());

  // A way to another order or spelling is a link, so that it can be copied; here it need not load the page again.
  remarks.addEventListener("click", (event) => {
    const to = event.target.closest("a");
    if (!to || to.pathname !== location.pathname || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const given = new URLSearchParams(to.search);
    go(Object.fromEntries(["q", "sort", ...FILTERS].map((key) => [key, given.getAll(key)])));
    box.focus();
  });

  // Arrows go from the box to the results and back, Escape goes back at once; Enter on a link opens it, as everywhere.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && found.contains(document.activeElement)) return box.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...list.querySelectorAll("h3 a"), ...more.children];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });

  Object.assign(pressmark, { say, element, link, listed, go, figure });
  if (matchMedia("(min-width: 60rem)").matches && !location.search) found.querySelector("#how").open = true;
  follow();
  setTimeout(say, 0, "more", 1); // what writes numbers is slow to make: that is done while the index is on its way
}
