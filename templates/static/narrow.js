"use strict";
// What narrows the results of a search: a picture of their dates that can be dragged over, two dates that can be typed, and
// outlets and names with how many results each has. Fetched when a reader opens it.

var pressmark = pressmark || {};

{
  const AT_FIRST = 6; // names in a list before a reader asks for more
  const MORE = 30;
  const STEP = 300; // milliseconds that the arrows rest before a date is searched
  const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
  const { say, element, go, figure } = pressmark;
  const chosen = document.querySelector(".chosen");
  const panel = document.querySelector("#narrow");
  const dates = panel.querySelector(".dates");
  const chart = dates.querySelector("svg");
  const [from, to] = dates.querySelectorAll("input");
  const hint = dates.querySelector("#days");
  const explained = hint.textContent;
  const table = dates.querySelector("ul");
  const ends = dates.querySelectorAll("span");
  const lists = [...panel.querySelectorAll("[data-key]")];
  const shown = new Map(); // how many names of each list are wanted

  /** @type {any} */
  let now = null; // index, what is asked, and its answer
  /** @type {[string, number][]} */
  let bars = []; // a year or a month each, and its articles

  /** What would be found but for some of the filters: what else could be chosen there. @param {string[]} keys */
  const without = async (keys) => {
    const { index, asked, answer } = now;
    if (!keys.some((key) => key in asked.filters)) return answer.results;
    const filters = Object.fromEntries(Object.entries(asked.filters).filter(([key]) => !keys.includes(key)));
    return (await pressmark.ask(index, asked.text, filters)).results;
  };

  // --- dates -------------------------------------------------------------------------------------------------------------

  /** Marks the bars of the days between two dates, as they are written. */
  const mark = (/** @type {string} */ first, /** @type {string} */ last) => {
    bars.forEach(([name], at) => {
      const after = name.slice(0, first.length) >= first.slice(0, name.length); // 2021 is compared with the year of a month
      const before = name.slice(0, last.length) <= last.slice(0, name.length);
      chart.children[at].classList.toggle("out", !after || !before);
    });
  };

  /** Draws how many articles each year has, or each month where it is few years. */
  const draw = async () => {
    const { index, asked } = now;
    const mine = now;
    const { years, months } = await pressmark.dates(index, await without(["from", "to"]));
    if (mine !== now) return;
    bars = (years.length > 3 ? years : months).map(([name, count]) => [String(name), count]);
    const most = Math.max(1, ...bars.map(([, count]) => count));
    const wide = 100 / Math.max(1, bars.length);
    chart.replaceChildren(
      ...bars.map(([, count], at) => {
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        const high = count && Math.max(2, Math.round((54 * count) / most));
        const sides = { x: `${at * wide}%`, width: `${wide * (wide > 1 ? 0.8 : 1)}%`, y: 56 - high, height: high };
        for (const [name, value] of Object.entries(sides)) bar.setAttribute(name, String(value));
        return bar;
      }),
    );
    ends[0].textContent = bars[0]?.[0] || "";
    ends[1].textContent = bars.length > 1 ? bars.at(-1)[0] : "";
    if (document.activeElement !== from) from.value = asked.filters.from || "";
    if (document.activeElement !== to) to.value = asked.filters.to || "";
    mark(from.value, to.value);
    const rows = bars.filter(([, count]) => count).map(([name, count]) => {
      const choose = element("button", { type: "button" }, name);
      choose.addEventListener("click", () => go({ from: name, to: name }));
      return element("li", {}, choose, " ", element("span", {}, figure(count)));
    });
    table.replaceChildren(...rows);
  };

  /** Asks for the dates that are typed, or says how a date is written. @param {boolean} [draft] */
  const choose = (draft = false) => {
    const wrong = [from, to].filter(({ value }) => value.trim() && !DATE.test(value.trim()));
    for (const field of [from, to]) field.toggleAttribute("aria-invalid", wrong.includes(field));
    hint.textContent = wrong.length ? say("bad-day") : explained;
    if (wrong.length) return draft || wrong[0].focus();
    const { filters } = now.asked;
    if (from.value.trim() !== (filters.from || "") || to.value.trim() !== (filters.to || ""))
      go({ from: from.value.trim(), to: to.value.trim() }, draft);
  };
  dates.addEventListener("change", () => choose());

  // Arrows move a date to the next year, month or day; an empty one begins at its end of the picture.
  let resting = 0;
  dates.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const field = event.target;
    if (event.key === "Enter" && field.name) choose();
    if (!step || (field !== from && field !== to) || !bars.length) return;
    event.preventDefault();
    const old = field.value.trim();
    if (!old) field.value = (field === from ? bars[0] : bars.at(-1))[0];
    else if (DATE.test(old)) {
      const parts = old.split("-").map(Number);
      parts[parts.length - 1] += step;
      field.value = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1)).toISOString().slice(0, old.length);
    }
    mark(from.value, to.value);
    clearTimeout(resting);
    resting = setTimeout(choose, STEP, true);
  });

  /** Which bar is below the pointer. @param {PointerEvent} event */
  const below = (event) => {
    const { left, width } = chart.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)));
  };
  let start = -1;
  const drag = (/** @type {PointerEvent} */ event) => {
    if (start < 0) return;
    const [first, last] = [start, below(event)].sort((one, other) => one - other);
    from.value = bars[first][0];
    to.value = bars[last][0];
    mark(from.value, to.value);
  };
  chart.addEventListener("pointerdown", (event) => {
    if (!bars.length || event.button) return;
    event.preventDefault();
    start = below(event);
    chart.setPointerCapture(event.pointerId);
    drag(event);
  });
  chart.addEventListener("pointermove", drag);
  chart.addEventListener("pointerup", () => {
    if (start >= 0) choose();
    start = -1;
  });
  chart.addEventListener("pointercancel", () => {
    start = -1;
    from.value = now.asked.filters.from || "";
    to.value = now.asked.filters.to || "";
    mark(from.value, to.value);
  });

  // --- outlets and names -------------------------------------------------------------------------------------------------

  /** Lists the outlets, people … of the results, those that are chosen among them. @param {HTMLDetailsElement} section */
  const name = async (section) => {
    const { index, asked } = now;
    const mine = now;
    const { key } = section.dataset;
    const found = (await pressmark.facets(index, await without([key]), [key]))[key];
    if (mine !== now) return;
    const chosen = asked.filters[key] || [];
    const known = new Set(found.map((each) => each.name));
    const all = [...chosen.filter((each) => !known.has(each)).map((each) => ({ name: each, count: 0 })), ...found];
    const upTo = shown.get(key) || AT_FIRST;
    const rows = all.filter((each, at) => at < upTo || chosen.includes(each.name));
    const list = section.querySelector("ul");
    const held = list.contains(document.activeElement) ? document.activeElement.value : null;
    list.replaceChildren(
      ...rows.map(({ name, count }) => {
        const box = element("input", { type: "checkbox", value: name });
        box.checked = chosen.includes(name);
        const others = chosen.filter((each) => each !== name);
        box.addEventListener("change", () => go({ [key]: box.checked ? [...others, name] : others }));
        return element("li", {}, element("label", {}, box, " ", name), " ", element("span", {}, figure(count)));
      }),
    );
    [...list.querySelectorAll("input")].find((box) => box.value === held)?.focus();
    const rest = section.querySelector("p");
    rest.replaceChildren(all.length ? "" : say("none-such"));
    if (all.length <= rows.length) return;
    const more = element("button", { type: "button" }, say("more", all.length - rows.length));
    more.addEventListener("click", async () => {
      shown.set(key, upTo + MORE);
      await name(section);
      list.querySelectorAll("input")[rows.length]?.focus();
    });
    rest.append(more);
  };
  for (const section of lists) section.addEventListener("toggle", () => section.open && now && name(section));

  // --- what is chosen ----------------------------------------------------------------------------------------------------

  /** Shows what is chosen besides the words, each with the way to give it up. @param {Record<string, any>} filters */
  pressmark.chosen = (filters) => {
    const items = Object.entries(filters).flatMap(([key, values]) =>
      [values].flat().map((value) => {
        const label = say("give-up", `${say(key)} ${value}`);
        const shown = [`${say(key)} `, element("strong", {}, value), " ×"];
        const button = element("button", { type: "button", "aria-label": label }, ...shown);
        button.addEventListener("click", () => {
          go({ [key]: [values].flat().filter((other) => other !== value) });
          document.querySelector("#q").focus(); // the button goes, and with it the place of who is at it
        });
        return element("li", {}, button);
      }),
    );
    chosen.replaceChildren(...items);
    chosen.hidden = !items.length;
  };

  /** Shows what narrows an answer. @param {any} index @param {any} asked  text and filters @param {any} answer */
  pressmark.narrow = async (index, asked, answer) => {
    await pressmark.need("facets");
    now = { index, asked, answer };
    for (const section of lists) section.open ||= section.dataset.key in asked.filters;
    await Promise.all([draw(), ...lists.filter(({ open }) => open).map(name)]);
  };
}
