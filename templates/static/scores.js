"use strict";
// What a query finds and what each find is worth: lunr's, to the last bit. A score is the product of the query's vector with
// a field's, divided by the length of the query's alone, so the postings of the query's own stems are enough. The weights in
// a field's vector are BM25's, worked out here from how often a stem stands in it.

var pressmark = pressmark || {};

{
  const K1 = 1.2;
  const B = 0.75;
  const MOST = 100; // clauses; somebody who pastes an article does not want its every word
  const SIGNS = /[\\:~^*+\-"“”„«»]/; // those that may mean something

  /** @typedef {{articles: number[][], times: number[][], entered: number}} Posting  of index.js */

  /** A weight as lunr.py rounds it. @param {number} weight */
  const rounded = (weight) => {
    const scaled = weight * 1000;
    const near = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6; // toFixed is exact, and slow
    return near ? Number(weight.toFixed(3)) : Math.round(scaled) / 1000;
  };

  /**
   * One word or phrase that is asked for.
   * @typedef {object} Clause
   * @property {string} text  as it is asked
   * @property {string[]} words  those of the text; none of a pattern
   * @property {string} pattern  in small letters, with *; empty for words
   * @property {boolean} phrase
   * @property {string[]} fields
   * @property {number} boost
   * @property {number} edits  how many letters may differ
   * @property {"may" | "must" | "not"} presence
   * @property {boolean} common  words so common that they are not in the index, or no word
   */

  /** @param {string} text  words @param {string[]} fields @param {Set<string>} stop @returns {Clause} */
  pressmark.clause = (text, fields, stop) => {
    const words = pressmark.words(text);
    const common = words.every((word) => stop.has(word));
    return { text, words, pattern: "", phrase: false, fields, boost: 1, edits: 0, presence: "may", common };
  };

  /**
   * The other spellings of names that words of a query are. Few are, and few queries need what else there is to know of names.
   * @param {any} index @param {any[]} clauses @returns {Promise<{clauses: any[], lead: string}[]>}
   */
  const spelled = async (index, clauses) => {
    // A common word counts where it is a name in capitals: US, WHO.
    const capitals = ({ words, text }) => words.length === 1 && text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
    const asked = clauses
      .filter(({ pattern, phrase, edits }) => !pattern && !phrase && !edits)
      .flatMap((clause) => clause.words.map((word) => ({ clause, word, stop: index.stop.has(word) })))
      .filter(({ clause, stop }) => !stop || capitals(clause))
      .map(({ clause, word, stop }) => ({ clause, stem: stop ? word : pressmark.stems(word)[0] }));
    const lines = await Promise.all(asked.map(({ stem }) => index.line(stem)));
    const leads = lines.map((line) => line.slice(2 + index.fields.length));
    if (!leads.some(({ length }) => length)) return [];
    await pressmark.need("names");
    return asked.flatMap((_, at) => pressmark.spelled(asked.slice(at), leads[at]));
  };

  /**
   * What a query finds. A phrase and an entry of a register are found as if they were one word each: lunr's sums hold for them.
   * @param {any} index  of pressmark.open
   * @param {any[]} clauses  of pressmark.query
   * @returns {Promise<{results: {article: number, score: number}[], whole: Set<number>, inText: Set<number>, stems: Set<string>,
   *   also: {asked: string, kind: string, name: string, address: string}[]}>}
   *   best first, equal ones as lunr comes upon them; `whole`: the articles that have every word asked for; `inText`: those
   *   that have one in their text; `also`: words that are other spellings of names
   */
  pressmark.find = async (index, clauses) => {
    const fields = index.fields.length;
    const body = index.fields.indexOf("body");
    if (index.manifest.cyrillic && clauses.some(({ words }) => words.some(pressmark.cyrillic))) await pressmark.need("russian");
    const leads = await spelled(index, clauses);
    const found = new Set(); // article * fields + field, in the order in which lunr comes upon them
    const inText = new Set();
    const satisfied = new Uint16Array(index.articles);
    const kept = new Uint16Array(index.articles); // how many of the clauses that must be
    const refused = new Uint16Array(index.articles);
    /** @type {Map<string, {posting: Posting, boosts: Map<number, number>}>} */
    const vector = new Map();
    const stems = new Set();
    let wanted = 0;

    for (const clause of clauses) {
      const { boost, presence, fields: names } = clause;
      const mine = new Set(leads.filter((lead) => lead.clauses.includes(clause)).map(({ lead }) => lead));
      if (mine.size) clause.common = false;
      const counts = presence !== "not" && !clause.common;
      if (counts) wanted += 1;
      /** @type {[string, Posting][]} */
      const terms = [];
      if (clause.phrase) {
        await pressmark.need("phrases");
        terms.push([`"${clause.text}"`, await pressmark.phrase(index, clause.words)]);
        for (const word of clause.words) pressmark.stems(word).forEach((stem) => stems.add(stem));
      } else {
        for (const stem of await index.meant(clause)) {
          await pressmark.breathe();
          terms.push([stem, vector.get(stem)?.posting || (await index.posting(stem))]);
          if (presence !== "not") stems.add(stem);
        }
        for (const lead of mine) terms.push([lead, await pressmark.named(index, lead)]);
      }
      const here = new Uint8Array(index.articles);
      for (const [term, posting] of terms) {
        await pressmark.breathe();
        const entry = vector.get(term) || { posting, boosts: new Map() };
        if (presence !== "not") vector.set(term, entry);
        for (const field of names.map((name) => index.fields.indexOf(name))) {
          for (const article of posting.articles[field]) here[article] = 1;
          if (presence === "not") continue;
          entry.boosts.set(field, (entry.boosts.get(field) || 0) + boost);
          for (const article of posting.articles[field]) found.add(article * fields + field);
          if (field === body) posting.articles[field].forEach((article) => inText.add(article));
        }
      }
      const tally = presence === "not" ? refused : presence === "must" ? kept : null;
      here.forEach((yes, article) => {
        if (tally && yes) tally[article] += 1;
        if (counts) satisfied[article] += yes;
      });
    }

    const musts = clauses.filter(({ presence }) => presence === "must").length;
    if (clauses.every(({ presence }) => presence === "not")) {
      for (let article = 0; article < index.articles; article++) found.add(article * fields);
    }
    const scores = await worth(index, [...vector.values()]);
    const totals = new Map();
    await pressmark.breathe();
    for (const place of found) {
      const article = Math.floor(place / fields);
      if (refused[article] || kept[article] < musts) continue;
      totals.set(article, (totals.get(article) || 0) + scores[place]);
    }
    await pressmark.breathe();
    const results = [...totals].map(([article, score]) => ({ article, score })).sort((one, other) => other.score - one.score);
    const whole = new Set(results.map(({ article }) => article).filter((article) => satisfied[article] === wanted));
    return { results, whole, inText, stems, also: leads.length ? await pressmark.led(index, leads) : [] };
  };

  /**
   * The worth of every field of every article, at article * fields + field.
   * @param {any} index @param {{posting: Posting, boosts: Map<number, number>}[]} vector
   */
  const worth = async (index, vector) => {
    const fields = index.fields.length;
    const scores = new Float64Array(index.articles * fields);
    // lunr adds up in the order in which stems entered the index, and floating point minds.
    vector.sort(({ posting: one }, { posting: other }) => (one.entered < other.entered ? -1 : Number(one.entered > other.entered)));
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

  /** What is asked for. Few queries need the whole of the language. */
  const read = async (index, text, filters) => {
    const { fields, stop } = index;
    if (SIGNS.test(text) || Object.keys(filters).length) {
      await pressmark.need("query");
      return pressmark.query(text, index, filters);
    }
    const clauses = text.split(/\s+/).filter(Boolean).map((word) => pressmark.clause(word, fields, stop));
    return { clauses, filters: [], notes: [] };
  };

  /**
   * The answer to a query.
   * @param {any} index  of pressmark.open
   * @param {string} text @param {Record<string, string | string[]>} [filters]  besides those in the text
   * @returns {Promise<any>}  what pressmark.find gives, less what the filters keep out, with `query` and `marks`
   */
  pressmark.ask = async (index, text, filters = {}) => {
    const query = await read(index, text, filters);
    const { clauses } = query;
    const late = clauses.splice(MOST);
    if (late.length) query.notes.push("long");
    const finds = await pressmark.find(index, clauses);
    const common = ({ words, common, phrase }) => words.length && (common || (phrase && index.stop.has(words.at(-1))));
    if (clauses.some(common)) query.notes.push("common");
    const kept = query.narrow ? await query.narrow(index) : () => clauses.length > 0;
    finds.results = finds.results.filter(({ article }) => kept(article));
    finds.whole = new Set([...finds.whole].filter(kept));
    query.also = finds.also;
    const phrases = clauses.filter(({ phrase, presence }) => phrase && presence !== "not").map(({ words }) => words);
    return { ...finds, query, marks: { stems: finds.stems, stop: index.stop, phrases } };
  };
}
