"use strict";
// An archive's index, of which a page fetches as much as a query needs: where stems stand, and what a result shows.

var pressmark = pressmark || {};

{
  /**
   * Where a stem stands.
   * @typedef {object} Posting
   * @property {number[][]} articles  by field: numbers of articles
   * @property {number[][]} times  by field: how often, beside `articles`
   * @property {number} entered  by article, field and rank: when the stem entered the index
   */

  /**
   * A posting as search.py writes it: gaps between articles, doubled; an odd one says that a count follows.
   * @param {string} text @returns {[number[], number[]]} articles, and how often in each
   */
  pressmark.row = (text) => {
    const articles = [];
    const times = [];
    const row = pressmark.numbers(text);
    for (let at = 0, article = -1; at < row.length; at++) {
      article += 1 + Math.floor(row[at] / 2);
      articles.push(article);
      times.push(row[at] % 2 ? row[++at] + 2 : 1);
    }
    return [articles, times];
  };

  /** The postings of one line of the index, if it has any. @param {string[]} line @param {number} fields @returns {Posting | null} */
  const posting = ([, rank = "A", ...rows], fields) => {
    /** @type {Posting} */
    const found = { articles: [], times: [], entered: Infinity };
    for (let field = 0; field < fields; field++) {
      const [articles, times] = pressmark.row(rows[field] || "");
      found.articles.push(articles);
      found.times.push(times);
      found.entered = Math.min(found.entered, (articles[0] ?? Infinity) * fields + field);
    }
    found.entered = found.entered * 2 ** 20 + pressmark.numbers(rank)[0];
    return found.entered < Infinity ? found : null;
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
      /** @type {Map<string, Promise<Map<string, string[]>>>} */
      this.read = new Map();
    }

    /** How many words a field of each article has. @param {number} field @returns {Promise<number[]>} */
    async lengths(field) {
      return pressmark.numbers(await pressmark.piece(`lengths-${field}-${this.manifest.lengths[field]}`));
    }

    /** Which stretch of an alphabet would hold a word. @param {[string, string][]} stretches @param {string} word */
    at(stretches, word) {
      return stretches.findLastIndex(([first]) => first <= word);
    }

    /** The lines of a piece by what they begin with, cut at their tabs. @param {string} name @returns {Promise<Map<string, string[]>>} */
    lines(name) {
      const known = this.read.get(name);
      if (known) return known;
      const read = pressmark.piece(name).then(
        (text) => new Map(text.split("\n").map((line) => line.split("\t")).map((line) => [line[0], line])),
      );
      read.catch(() => this.read.delete(name)); // so that it can be asked for again
      this.read.set(name, read);
      return read;
    }

    /** The lines of a stretch of the index; the first names the piece of their places. @param {string} stem */
    async stretch(stem) {
      const { words } = this.manifest;
      return words.length ? this.lines(`words-${words[this.at(words, stem)][1]}`) : new Map();
    }

    /** What the index has of a stem; behind its postings the names that spellings lead to. @param {string} stem @returns {Promise<string[]>} */
    async line(stem) {
      return (stem && (await this.stretch(stem)).get(stem)) || [];
    }

    /** Where a stem stands, if it does. @param {string} stem @returns {Promise<Posting | null>} */
    async posting(stem) {
      return posting(await this.line(stem), this.fields.length);
    }

    /**
     * The stems of the index that a clause asks for.
     * @param {{words: string[], pattern: string, edits: number}} clause @returns {Promise<string[]>}
     */
    async meant({ words, pattern, edits }) {
      if (pattern || edits) await pressmark.need("patterns");
      if (pattern) return pressmark.meant(await pressmark.beginning(this, pattern.slice(0, pattern.indexOf("*"))), pattern, 0);
      const stems = [...new Set(words.flatMap(pressmark.stems))];
      if (edits) return pressmark.meant(await pressmark.beginning(this, ""), stems[0] || "", edits);
      const found = await Promise.all(stems.map((stem) => this.posting(stem)));
      return stems.filter((_, at) => found[at]);
    }
  };

  /** The index, as far as it is known; the same while its manifest is. @param {string} [again] past the browser's cache */
  pressmark.open = async (again = "") => {
    const manifest = await pressmark.piece("manifest", again);
    if (pressmark.opened?.manifest !== manifest) pressmark.opened = new pressmark.Index(manifest);
    return pressmark.opened;
  };

  /** What a result shows of an article. @param {any} index @param {number} article */
  pressmark.card = async ({ manifest }, article) => {
    const number = Math.floor(article / manifest.drawer);
    const drawer = await pressmark.piece(`drawer-${number}-${manifest.drawers[number]}`);
    let place = article % manifest.drawer;
    let piece = 0;
    while (place >= drawer[piece][1]) place -= drawer[piece++][1];
    const card = (await pressmark.piece(`cards-${number}-${piece}-${drawer[piece][0]}`))[place];
    const [address, headline, language, outlet, dateline, day, datetime, unshown, paragraphs] = card;
    return { address, headline, language, outlet, dateline, day, datetime, unshown, paragraphs };
  };

  // Until somebody asks what stands beside the results.
  for (const name of ["facets", "dates", "near"]) {
    pressmark[name] = async (...asked) => {
      await pressmark.need("facets");
      return pressmark[name](...asked);
    };
  }
}
