"use strict";
// What stands beside a list of results: how many of them each outlet, year, person, organisation and place has, and their dates;
// and words of the index that are spelled like one that is not there.

var pressmark = pressmark || {};

{
  const KEYS = ["outlet", "year", "person", "organisation", "place"];
  const SUGGESTED = 3;
  const ENDING = 3; // letters that a stem may have lost

  /**
   * How many results have what.
   * @param {any} index @param {{article: number}[]} results @param {string[]} [keys]
   * @returns {Promise<Record<string, {name: string, count: number}[]>>}  most first; years by year
   */
  pressmark.facets = async (index, results, keys = KEYS) => {
    await pressmark.need("names");
    const here = new Uint8Array(index.articles);
    for (const { article } of results) here[article] = 1;
    const counted = {};
    for (const key of keys) {
      if (key === "year") {
        const { years } = await pressmark.dates(index, results);
        counted.year = years.filter(([, count]) => count).map(([year, count]) => ({ name: String(year), count }));
        continue;
      }
      counted[key] = [];
      for (const entry of await pressmark.entries(index, key)) {
        await pressmark.breathe();
        const count = pressmark.articles(entry).reduce((sum, article) => sum + here[article], 0);
        if (count) counted[key].push({ name: entry.name, count });
      }
      counted[key].sort((one, other) => other.count - one.count); // equal ones stay in the order of their names
    }
    return counted;
  };

  /** @param {number} ordinal  a day since the year 1 */
  const month = (ordinal) => new Date((ordinal - 719_163) * 86_400_000).toISOString().slice(-24, -17); // 2021-04

  /**
   * How many results are of which year and month; without gaps, from the first to the last.
   * @param {any} index @param {{article: number}[]} results
   * @returns {Promise<{years: [number, number][], months: [string, number][], undated: number}>}  an article that has only a year
   *   counts for no month
   */
  pressmark.dates = async (index, results) => {
    await pressmark.need("names");
    const days = await pressmark.days(index);
    const years = new Map();
    const months = new Map();
    let undated = 0;
    for (const { article } of results) {
      const [first, last] = days[article];
      if (!first) undated += 1;
      else {
        const at = month(first);
        const year = Number(at.slice(0, 4));
        years.set(year, (years.get(year) || 0) + 1);
        if (at === month(last)) months.set(at, (months.get(at) || 0) + 1);
      }
    }
    if (!years.size) return { years: [], months: [], undated };
    const all = [...years.keys()].sort((one, other) => one - other);
    const row = [];
    for (let year = all[0]; year <= all.at(-1); year++) row.push(year);
    const known = [...months.keys()].sort();
    const each = known.length ? row.flatMap((year) => Array.from({ length: 12 }, (_, at) => `${String(year).padStart(4, "0")}-${String(at + 1).padStart(2, "0")}`)) : [];
    return {
      years: row.map((year) => [year, years.get(year) || 0]),
      months: each.filter((at) => at >= known[0] && at <= known.at(-1)).map((at) => [at, months.get(at) || 0]),
      undated,
    };
  };

  /** A stem as some article writes it. @param {any} index @param {string} stem @returns {Promise<string>} */
  const written = async (index, stem) => {
    const posting = await index.posting(stem);
    for (const articles of posting.articles.filter((row) => row.length)) {
      const { headline, outlet, paragraphs } = await pressmark.card(index, articles[0]);
      const text = [headline, outlet, ...paragraphs.map(([, text]) => text)].join(" ");
      const found = text.split(/[\s\-–—/]+/).flatMap(pressmark.words).find((word) => pressmark.stems(word).includes(stem));
      if (found) return found;
    }
    return stem;
  };

  /**
   * Words of the index that are spelled like one that is not there: the nearest first, of equal ones the most frequent.
   * @param {any} index @param {string} word @returns {Promise<string[]>}
   */
  pressmark.near = async (index, word) => {
    await Promise.all([pressmark.need("names"), pressmark.need("patterns")]);
    const [whole = ""] = pressmark.words(word);
    if (pressmark.cyrillic(whole) && index.manifest.cyrillic) await pressmark.need("russian");
    const [asked = ""] = pressmark.stems(whole);
    if (whole.length < 3 || whole.length > 40) return [];
    const most = whole.length > 5 ? 2 : 1;
    const near = [];
    let seen = 0;
    for (const [stem, often] of await pressmark.vocabulary(index)) {
      if (++seen % 64 === 0) await pressmark.breathe();
      if (stem.length > whole.length + most || stem.length < asked.length - most - ENDING) continue;
      const away = Math.min(pressmark.distance(asked, stem), pressmark.distance(whole, stem, ENDING)); // the stem of a slip is none
      if (away && away <= most) near.push({ stem, away, often });
    }
    near.sort((one, other) => one.away - other.away || other.often - one.often);
    const words = await Promise.all(near.slice(0, SUGGESTED).map(({ stem }) => written(index, stem)));
    return [...new Set(words)];
  };
}
