"use strict";
// What a query finds and what each find is worth: lunr's, to the last bit. A score is the product of the query's vector with
// a field's, divided by the length of the query's alone, so the postings of the query's own stems are enough. The weights in
// a field's vector are BM25's, worked out here from how often a stem stands in it.

var pressmark = pressmark || {};

{
  const K1 = 1.2;
  const B = 0.75;

  /**
   * Where a stem stands.
   * @typedef {object} Posting
   * @property {number[][]} articles  by field: numbers of articles
   * @property {number[][]} times  by field: how often, beside `articles`
   * @property {number[]} entered  article, field and rank with which the stem entered the index
   */

  /**
   * Is one word before another in Python's alphabet? JavaScript's differs beyond U+FFFF.
   * @param {string} one @param {string} other
   */
  const before = (one, other) => {
    const ours = [...one];
    const theirs = [...other];
    const at = ours.findIndex((letter, index) => letter !== theirs[index]);
    if (at < 0) return ours.length < theirs.length;
    return at < theirs.length && (ours[at].codePointAt(0) || 0) < (theirs[at].codePointAt(0) || 0);
  };

  /** A weight as lunr.py rounds it. @param {number} weight */
  const rounded = (weight) => {
    const scaled = weight * 1000;
    const near = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6; // toFixed is exact, and slow
    return near ? Number(weight.toFixed(3)) : Math.round(scaled) / 1000;
  };

  /** The postings of one line of the index. @param {string} line @param {number} fields @returns {Posting} */
  const posting = (line, fields) => {
    const [, rank, ...rows] = line.split("\t");
    /** @type {Posting} */
    const found = { articles: [], times: [], entered: [Infinity, 0, pressmark.numbers(rank)[0]] };
    for (let field = 0; field < fields; field++) {
      const articles = [];
      const times = [];
      const row = pressmark.numbers(rows[field] || "");
      for (let at = 0, article = -1; at < row.length; at++) {
        article += 1 + Math.floor(row[at] / 2);
        articles.push(article);
        times.push(row[at] % 2 ? row[++at] + 2 : 1);
      }
      found.articles.push(articles);
      found.times.push(times);
      if (articles.length && articles[0] < found.entered[0]) found.entered.splice(0, 2, articles[0], field);
    }
    return found;
  };

  /** An archive's index, as much of it as is needed. */
  pressmark.Index = class {
    /** @param {any} manifest */
    constructor(manifest) {
      this.manifest = manifest;
      /** @type {number} */
      this.articles = manifest.articles;
      /** @type {string[]} */
      this.fields = manifest.fields.map(([name]) => name);
      /** @type {Set<string>} */
      this.stop = new Set(manifest.stop.split(" "));
      /** @type {Map<string, Map<string, string>>} */
      this.lines = new Map();
    }

    /** How many words a field of each article has. @param {number} field @returns {Promise<number[]>} */
    async lengths(field) {
      return pressmark.numbers(await pressmark.piece(`lengths-${field}-${this.manifest.lengths[field]}`));
    }

    /** Which piece of the index would hold a stem. @param {string} stem */
    at(stem) {
      const pieces = this.manifest.words;
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (before(stem, pieces[middle][0])) high = middle - 1;
        else low = middle;
      }
      return low;
    }

    /** The lines of a piece, by stem. @param {number} number @returns {Promise<Map<string, string>>} */
    async piece(number) {
      if (!this.manifest.words.length) return new Map();
      const name = `words-${this.manifest.words[number][1]}`;
      const known = this.lines.get(name);
      if (known) return known;
      const text = await pressmark.piece(name);
      const lines = new Map(text.split("\n").map((line) => [line.slice(0, line.indexOf("\t")), line]));
      this.lines.set(name, lines);
      return lines;
    }

    /** Where a stem stands, if it does. @param {string} stem @returns {Promise<Posting | null>} */
    async posting(stem) {
      const line = (await this.piece(this.at(stem))).get(stem);
      return line === undefined ? null : posting(line, this.fields.length);
    }

    /** The stems that begin so. All of them when there is no beginning. @param {string} beginning @returns {Promise<string[]>} */
    async stems(beginning) {
      if (!beginning) return this.vocabulary();
      const numbers = [this.at(beginning)];
      while (this.manifest.words[numbers.at(-1) + 1]?.[0].startsWith(beginning)) numbers.push(numbers.at(-1) + 1);
      const pieces = await Promise.all(numbers.map((number) => this.piece(number)));
      return pieces.flatMap((lines) => [...lines.keys()]).filter((stem) => stem.startsWith(beginning));
    }

    /** @returns {Promise<string[]>} */
    async vocabulary() {
      const text = await pressmark.piece(`vocabulary-${this.manifest.vocabulary}`);
      let stem = "";
      return (text ? text.split("\n") : []).map((line) => {
        const digits = /^[g-z0-9_-]*./.exec(line)[0]; // those of the alphabet's second half say that more follows
        const shared = pressmark.numbers(digits)[0];
        const kept = /[\ud800-\udfff]/.test(stem) ? [...stem].slice(0, shared).join("") : stem.slice(0, shared);
        return (stem = kept + line.slice(digits.length));
      });
    }

    /** The stems of the index that a clause asks for. @param {{term: string, edits: number}} clause @returns {Promise<string[]>} */
    async meant({ term, edits }) {
      if (!edits && !term.includes("*")) return (await this.posting(term)) ? [term] : [];
      this.patterns = this.patterns || pressmark.script(`${pressmark.root}static/patterns.js`); // few queries need it
      await this.patterns;
      return pressmark.meant(await this.stems(edits ? "" : term.slice(0, term.indexOf("*"))), term, edits);
    }
  };

  /**
   * What a query finds.
   * @param {any} index  a pressmark.Index
   * @param {any[]} clauses  of pressmark.query
   * @returns {Promise<{results: {article: number, score: number}[], whole: Set<number>, inText: Set<number>, stems: Set<string>}>}
   *   best first; `whole`: the articles that have every word asked for; `inText`: those that have one in their text
   */
  pressmark.find = async (index, clauses) => {
    const fields = index.fields.length;
    const body = index.fields.indexOf("body");
    const wanted = clauses.filter(({ presence, common }) => presence !== "not" && !common).length;
    const found = new Set(); // article * fields + field, in the order in which lunr comes upon them
    const inText = new Set();
    const satisfied = new Uint16Array(index.articles);
    const kept = new Uint16Array(index.articles); // how many of the clauses that must be
    const refused = new Uint16Array(index.articles);
    /** @type {Map<string, {posting: Posting, boosts: Map<number, number>}>} */
    const vector = new Map();

    for (const { term, edits, boost, presence, common, fields: names } of clauses) {
      const here = new Uint8Array(index.articles);
      for (const stem of await index.meant({ term, edits })) {
        await pressmark.breathe();
        const entry = vector.get(stem) || { posting: await index.posting(stem), boosts: new Map() };
        if (presence !== "not") vector.set(stem, entry);
        for (const field of names.map((name) => index.fields.indexOf(name))) {
          for (const article of entry.posting.articles[field]) here[article] = 1;
          if (presence === "not") continue;
          entry.boosts.set(field, (entry.boosts.get(field) || 0) + boost);
          for (const article of entry.posting.articles[field]) found.add(article * fields + field);
          if (field === body) entry.posting.articles[field].forEach((article) => inText.add(article));
        }
      }
      const tally = presence === "not" ? refused : presence === "must" ? kept : null;
      here.forEach((yes, article) => {
        if (tally && yes) tally[article] += 1;
        if (presence !== "not" && !common) satisfied[article] += yes;
      });
    }

    const musts = clauses.filter(({ presence }) => presence === "must").length;
    if (clauses.every(({ presence }) => presence === "not")) {
      for (let article = 0; article < index.articles; article++) found.add(article * fields);
    }
    const scores = await worth(index, [...vector.values()]);
    const totals = new Map();
    for (const place of found) {
      const article = Math.floor(place / fields);
      if (refused[article] || kept[article] < musts) continue;
      totals.set(article, (totals.get(article) || 0) + scores[place]);
    }
    const results = [...totals].map(([article, score]) => ({ article, score })).sort((one, other) => other.score - one.score);
    const whole = new Set(results.map(({ article }) => article).filter((article) => satisfied[article] === wanted));
    return { results, whole, inText, stems: new Set(vector.keys()) };
  };

  /**
   * The worth of every field of every article, at article * fields + field.
   * @param {any} index @param {{posting: Posting, boosts: Map<number, number>}[]} vector
   */
  const worth = async (index, vector) => {
    const fields = index.fields.length;
    const scores = new Float64Array(index.articles * fields);
    // lunr adds up in the order in which stems entered the index, and floating point minds.
    vector.sort(({ posting: { entered: one } }, { posting: { entered: other } }) => {
      const at = one.findIndex((value, index) => value !== other[index]);
      return at < 0 ? 0 : one[at] - other[at];
    });
    // Of the lengths only those that are needed; all at once.
    const needed = index.fields.map((_, field) => vector.some(({ posting: { articles } }) => articles[field].length));
    const columns = await Promise.all(needed.map((yes, field) => (yes ? index.lengths(field) : [])));
    for (let field = 0; field < fields; field++) {
      const lengths = columns[field];
      const asked = vector.filter(({ boosts }) => boosts.has(field));
      const length = Math.sqrt(asked.reduce((sum, { boosts }) => sum + boosts.get(field) ** 2, 0));
      const average = lengths.reduce((sum, more) => sum + more, 0) / index.articles;
      for (const { posting: { articles, times }, boosts } of asked) {
        await pressmark.breathe();
        const everywhere = articles.reduce((sum, row) => sum + row.length, 0); // lunr counts an article once for each field
        const rarity = Math.log(1 + Math.abs((index.articles - everywhere + 0.5) / (everywhere + 0.5)));
        articles[field].forEach((article, at) => {
          const often = times[field][at];
          const weight =
            (rarity * ((K1 + 1) * often)) / (K1 * (1 - B + B * (lengths[article] / average)) + often) *
            index.manifest.fields[field][1];
          scores[article * fields + field] += boosts.get(field) * rounded(weight);
        });
      }
      if (length) for (let place = field; place < scores.length; place += fields) scores[place] /= length;
      else for (let place = field; place < scores.length; place += fields) scores[place] = 0;
    }
    return scores;
  };
}
