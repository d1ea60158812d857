"use strict";
// What a reader asks, in the query language of lunr: word, field:word, word^3, +must, -not, word*, word~1, and \ before a
// character that is meant as itself. Ours besides: from:2021-04 to:2023, and "ferry," is ferry, because a query's words are
// trimmed as those of the index are. What cannot be read so is searched as words.

var pressmark = pressmark || {};

{
  /**
   * One word that is asked for.
   * @typedef {object} Clause
   * @property {string} term  a stem; with * a pattern
   * @property {string[]} fields
   * @property {number} boost
   * @property {number} edits  how many letters may differ
   * @property {"may" | "must" | "not"} presence
   * @property {boolean} common  a word so common that it is not in the index, or no word
   */

  const SEPARATORS = " \t\n\r\f\v\u00a0-";
  const TRIMMED = /^[^\p{L}\p{N}_]*([\p{L}\p{N}_]+)[^\p{L}\p{N}_]*$/u;

  /** A word without the marks around it, as lunr trims it: not at all when there are marks within. @param {string} token */
  pressmark.trimmed = (token) => (TRIMMED.exec(token) || [token, token])[1];

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
    /** @type {{kind: string, text: string}[]} */
    const found = [];
    let word = "";
    let width = 0; // of what has been read since the last lexeme, escapes included
    /** @param {string} kind @param {string} value */
    const emit = (kind, value) => {
      found.push({ kind, text: value });
      word = "";
      width = 0;
    };
    for (let at = 0; at < text.length; at++) {
      const letter = text[at];
      if (letter === "\\") {
        at += 1;
        word += text[at] || "";
        width += 2;
      } else if (letter === ":") {
        emit("field", word);
      } else if (letter === "~" || letter === "^") {
        if (width) emit("term", word);
        const digits = /^[0-9]*/.exec(text.slice(at + 1))[0];
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

  /** @param {string[]} fields @returns {Clause} */
  const anything = (fields) => ({ term: "", fields, boost: 1, edits: 0, presence: "may", common: false });

  /**
   * What a clause asks for in its word.
   * @param {string} word in lower case @param {Set<string>} stop @returns {{term: string, common: boolean}}
   */
  const asked = (word, stop) => {
    if (word.includes("*")) return { term: word, common: false };
    const whole = pressmark.trimmed(word);
    return { term: pressmark.stem(whole), common: stop.has(whole) || !/[\p{L}\p{N}]/u.test(whole) };
  };

  /**
   * The clauses of a query, or null where lunr would throw.
   * @param {string} text @param {string[]} fields @param {Set<string>} stop
   */
  const parsed = (text, fields, stop) => {
    const clauses = [];
    let clause = anything(fields);
    let before = "";
    const whole = () => ["term", "~", "^"].includes(before);
    for (const { kind, text: value } of lexemes(text)) {
      if ((kind === "~" || kind === "^") ? !whole() || !value : kind !== "term" && before === "field") return null;
      if (kind === "presence" && before === "presence") return null;
      if (kind === "field" && !fields.includes(value)) return null;
      if (whole() && kind !== "~" && kind !== "^") {
        clauses.push(clause);
        clause = anything(fields);
      }
      if (kind === "presence") clause.presence = value === "+" ? "must" : "not";
      if (kind === "field") clause.fields = [value];
      if (kind === "~") clause.edits = bearable(clause.term, Number(value));
      if (kind === "^") clause.boost = Number(value);
      if (kind === "term") Object.assign(clause, asked(value.toLowerCase(), stop));
      before = kind;
    }
    if (whole()) clauses.push(clause);
    return whole() || !before ? clauses : null;
  };

  /**
   * The same text as nothing but words. 12:30 is one.
   * @param {string} text @param {string[]} fields @param {Set<string>} stop @returns {Clause[]}
   */
  const plain = (text, fields, stop) =>
    text
      .toLowerCase()
      .split(/[ \t\n\r\f\v\u00a0~^*+\\-]+|(?<![0-9]):|:(?![0-9])/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .map((word) => ({ ...anything(fields), ...asked(word, stop) }));

  /** Days since the year 1, as Python counts them. @param {string} year @param {string} month @param {string} day */
  const ordinal = (year, month, day) => Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 719_163;

  /**
   * What a query asks for. Never throws.
   * @param {string} text
   * @param {string[]} fields  that can be searched
   * @param {Set<string>} stop  words that are not in the index
   * @returns {{clauses: Clause[], from: number, to: number, notes: string[]}}  days of the year 1, both included; notes: "words"
   *   when the query could not be read and is searched as words, "phrase" when it has quotation marks
   */
  pressmark.query = (text, fields, stop) => {
    let from = -Infinity;
    let to = Infinity;
    const rest = text.replace(/(?<!\S)(from|to):(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\S)/g, (_, which, year, month, day) => {
      if (which === "from") from = ordinal(year, month || "1", day || "1");
      else to = day ? ordinal(year, month, day) : ordinal(month ? year : Number(year) + 1, month ? Number(month) + 1 : 1, 0);
      return " ";
    });
    const clauses = parsed(rest, fields, stop);
    const notes = [];
    if (!clauses) notes.push("words");
    if (/["“”„«»]/.test(rest)) notes.push("phrase");
    return { clauses: clauses || plain(rest, fields, stop), from, to, notes };
  };
}
