"use strict";
// Where a phrase stands: its words side by side, with the very common words between them that were asked for. Of text that may
// not be shown no places are known, and no phrase is found there.

var pressmark = pressmark || {};

{
  /**
   * Places of a stem in one field: of each article the numbers of the words, and the common words directly before each.
   * @typedef {Map<number, {at: number, before: number[]}[]>} Places
   */

  /** @param {string} text  as postings.py writes it @returns {Promise<Places>} */
  const places = async (text) => {
    const found = new Map();
    const row = pressmark.numbers(text);
    for (let at = 0, article = -1; at < row.length; ) {
      if (found.size % 256 === 0) await pressmark.breathe();
      article += 1 + Math.floor(row[at] / 2);
      let left = row[at++] % 2 ? row[at++] + 2 : 1;
      const here = [];
      for (let word = -1; left; left--) {
        word += 1 + Math.floor(row[at] / 2);
        const before = [];
        for (let more = row[at++] % 2; more; more = row[at++] % 2) before.push(Math.floor(row[at] / 2));
        here.push({ at: word, before });
      }
      found.set(article, here);
    }
    return found;
  };

  /** The places of a word, by field: of all stems it may stand under. @param {any} index @param {string} word @returns {Promise<Places[]>} */
  const placed = async (index, word) => {
    /** @type {Places[]} */
    const found = index.fields.map(() => new Map());
    for (const stem of pressmark.stems(word)) {
      const [mark] = (await index.stretch(stem)).keys(); // "=" and the mark
      const line = mark?.[1] && (await index.lines(`places-${mark.slice(1)}`)).get(stem);
      if (!line) continue;
      for (let field = 0; field < found.length; field++) {
        await pressmark.breathe();
        for (const [article, here] of await places(line[field + 1] || "")) {
          found[field].set(article, [...(found[field].get(article) || []), ...here]);
        }
      }
    }
    return found;
  };

  /** @param {number[]} row @param {number[]} end */
  const endsWith = (row, end) => row.length >= end.length && end.every((value, at) => value === row[row.length - end.length + at]);

  /**
   * A phrase as if it were a word of the index.
   * @param {any} index @param {string[]} words
   * @returns {Promise<any>} a posting
   */
  pressmark.phrase = async (index, words) => {
    const numbers = new Map([...index.stop].map((word, number) => [word, number]));
    /** @type {{word: string, before: number[]}[]} */
    const parts = [];
    let before = [];
    for (const word of words) {
      if (numbers.has(word)) before.push(numbers.get(word));
      else {
        parts.push({ word, before });
        before = [];
      }
    }
    const posting = { articles: index.fields.map(() => []), times: index.fields.map(() => []), entered: Infinity };
    if (!parts.length) return posting;
    const found = await Promise.all(parts.map(({ word }) => placed(index, word)));
    for (let field = 0; field < index.fields.length; field++) {
      await pressmark.breathe();
      const rows = found.map((fields) => fields[field]);
      let seen = 0;
      for (const article of [...rows[0].keys()].sort((one, other) => one - other)) {
        if (++seen % 256 === 0) await pressmark.breathe();
        if (!rows.every((row) => row.has(article))) continue;
        let ends = rows[0].get(article).filter((place) => endsWith(place.before, parts[0].before)).map(({ at }) => at);
        for (let part = 1; part < parts.length && ends.length; part++) {
          const wanted = parts[part].before;
          const before = new Set(ends);
          ends = rows[part]
            .get(article)
            .filter((place) => place.before.length === wanted.length && endsWith(place.before, wanted))
            .map(({ at }) => at)
            .filter((at) => before.has(at - wanted.length - 1));
        }
        if (!ends.length) continue;
        posting.articles[field].push(article);
        posting.times[field].push(ends.length);
      }
    }
    return posting;
  };

  /** Words in a row, each as search knows it. @param {string[]} words @param {Set<string>} stop */
  const row = (words, stop) => ` ${words.map((word) => (stop.has(word) ? word : pressmark.stems(word)[0])).join(" ")} `;

  /** How many of the phrases a text has. @param {string} text @param {{phrases: string[][], stop: Set<string>}} marks */
  pressmark.phrased = (text, { phrases, stop }) => {
    const here = row(pressmark.words(text), stop);
    return phrases.filter((words) => here.includes(row(words, stop))).length;
  };
}
