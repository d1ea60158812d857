"use strict";
// What a reader asks, in the query language of lunr: word, field:word, word^3, +must, -not, word*, word~1, and \ before a
// character that is meant as itself. Ours besides: "an exact phrase", outlet:"Quay Post" and its like, from:2021-04 to:2023.
// What cannot be read so is searched as words.

var pressmark = pressmark || {};

{
  /** A condition: any of the values, or, with `without`, none. @typedef {{key: string, without: boolean, values: string[]}} Filter */

  const FILTERS = ["outlet", "person", "organisation", "place", "event", "subject", "from", "to"];
  const SEPARATORS = " \t\n\r\f\v\u00a0-";
  const QUOTES = '"“”„«»';
  const VALUE = new RegExp(`^[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|^[^\\s${QUOTES}]+`);
  const PHRASE = new RegExp(`^[${QUOTES}]([^${QUOTES}]+)[${QUOTES}]`);

  /**
   * How many slips can be looked for in good time: three in a word of sixteen letters.
   * @param {string} term @param {number} edits
   */
  const bearable = (term, edits) => {
    const letters = Math.max(2, [...term].length);
    let most = letters > 100 ? 0 : Math.min(edits, 3);
    while (letters ** most > 4096) most -= 1;
    return most;
  };

  /** The query cut up, as lunr cuts it. @param {string} text */
  const lexemes = (text) => {
    /** @type {{kind: string, text: string, value: string}[]} */
    const found = [];
    let word = "";
    let width = 0; // of what has been read since the last lexeme, escapes included
    /** @param {string} kind @param {string} text @param {string} [value] */
    const emit = (kind, text, value = "") => {
      found.push({ kind, text, value });
      word = "";
      width = 0;
    };
    for (let at = 0; at < text.length; at++) {
      const letter = text[at];
      const phrase = !width && QUOTES.includes(letter) && PHRASE.exec(text.slice(at));
      if (phrase) {
        emit("phrase", phrase[1]);
        at += phrase[0].length - 1;
      } else if (letter === "\\") {
        at += 1;
        word += text[at] || "";
        width += 2;
      } else if (letter === ":") {
        const value = FILTERS.includes(word) && VALUE.exec(text.slice(at + 1));
        if (value) {
          emit("filter", word, (value[1] ?? value[0]).trim());
          at += value[0].length;
        } else emit("field", word);
      } else if (letter === "~" || letter === "^") {
        if (width) emit("term", word);
        const digits = /^[0-9]*/.exec(text.slice(at + 1, at + 9))[0];
        emit(letter, digits);
        at += digits.length;
      } else if ((letter === "+" || letter === "-") && !width) {
        emit("presence", letter);
      } else if (SEPARATORS.includes(letter)) {
        if (width) emit("term", word);
      } else {
        word += letter;
        width += 1;
      }
    }
    if (width) emit("term", word);
    return found;
  };

  /** Days since the year 1, as Python counts them; NaN for what is no day. @param {string} text @param {boolean} last */
  const day = (text, last) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) || [];
    const from = Date.UTC(+year, +(month || 1) - 1, +(day || 1));
    const end = day ? from : month ? Date.UTC(+year, +month, 0) : Date.UTC(+year + 1, 0, 0);
    return (last ? end : from) / 86_400_000 + 719_163;
  };

  /**
   * What a query asks for. Never throws.
   * @param {string} text
   * @param {{fields: string[], stop: Set<string>, manifest: any}} index
   * @param {Record<string, string | string[]>} [more]  filters besides those in the text; a value that begins with - excludes
   * @returns {{clauses: any[], filters: Filter[], from: number, to: number, notes: string[], narrow: any}}  days of the year 1, both
   *   included; notes: "words" when the query could not be read and is searched as words, "slips" when fewer slips are looked
   *   for than are asked for, "phrase-hidden" when there are texts in which no phrase can be found
   */
  pressmark.query = (text, { fields, stop, manifest }, more = {}) => {
    const notes = new Set();
    /** @type {Filter[]} */
    const filters = [];
    let from = -Infinity;
    let to = Infinity;

    /** @param {string} key @param {string} value @param {boolean} without @returns {boolean} whether it can be understood */
    const filter = (key, value, without) => {
      if (key === "from" || key === "to") {
        const days = day(value, key === "to");
        if (!(days > 0)) return false;
        if (key === "from") from = Math.max(from, days);
        else to = Math.min(to, days);
        return !without;
      }
      const known = filters.find((other) => other.key === key && other.without === without);
      if (known) known.values.push(value);
      else filters.push({ key, without, values: [value] });
      return true;
    };

    const anything = () => pressmark.clause("", fields, stop);

    /** The clauses, or null where lunr would throw. */
    const parsed = () => {
      const clauses = [];
      let clause = anything();
      let before = "";
      const whole = () => ["term", "phrase", "~", "^"].includes(before);
      for (const { kind, text: value, value: wanted } of lexemes(text)) {
        const slack = kind === "~" || kind === "^";
        if (slack ? !whole() || !value : before === "field" && kind !== "term" && kind !== "phrase") return null;
        if (kind === "presence" && before === "presence") return null;
        if (kind === "field" && !fields.includes(value)) return null;
        if (whole() && !slack) {
          clauses.push(clause);
          clause = anything();
        }
        if (kind === "presence") clause.presence = value === "+" ? "must" : "not";
        if (kind === "field") clause.fields = [value];
        if (kind === "~" && !clause.phrase) {
          clause.edits = bearable(clause.words.join(""), Number(value));
          if (clause.edits < Number(value)) notes.add("slips");
        }
        if (kind === "^") clause.boost = Number(value);
        if (kind === "term" || kind === "phrase") {
          const { fields, presence } = clause;
          clause = { ...pressmark.clause(value, fields, stop), presence };
          if (kind === "phrase") clause.phrase = clause.words.length > 1;
          else if (value.includes("*")) Object.assign(clause, { pattern: pressmark.fold(value), words: [], common: false });
        }
        if (kind === "filter") {
          if (!filter(value, wanted, clause.presence === "not")) return null;
          clause = anything();
        }
        before = kind;
      }
      if (whole()) clauses.push(clause);
      return whole() || !before || before === "filter" ? clauses : null;
    };

    /** The same text as nothing but words. 12:30 is one. */
    const plain = () => {
      notes.add("words");
      filters.length = 0;
      from = -Infinity;
      to = Infinity;
      return text
        .split(/[\s~^*+\\-]+|(?<![0-9]):|:(?![0-9])/)
        .filter((word) => pressmark.words(word).length)
        .map((word) => pressmark.clause(word, fields, stop));
    };

    const clauses = parsed() || plain();
    for (const [key, values] of Object.entries(more)) {
      for (const value of [values].flat().filter(Boolean)) filter(key, value.replace(/^-/, ""), value.startsWith("-"));
    }

    /** Which articles the filters and days let in. @param {any} index @returns {Promise<(article: number) => boolean>} */
    const narrow = async (index) => {
      const tests = [];
      if (from > -Infinity || to < Infinity) {
        await pressmark.need("names");
        const days = await pressmark.days(index);
        tests.push((article) => days[article][0] > 0 && days[article][1] >= from && days[article][0] <= to);
      }
      if (filters.length) {
        await pressmark.need("names");
        const filtered = await pressmark.filtered(index, filters);
        query.filters = filtered.filters;
        tests.push(filtered.test);
      }
      return (article) => (clauses.length || tests.length) && tests.every((test) => test(article));
    };
    if (manifest.unshown && clauses.some(({ phrase }) => phrase)) notes.add("phrase-hidden");
    const query = { clauses, filters, from, to, notes: [...notes], narrow };
    return query;
  };
}
