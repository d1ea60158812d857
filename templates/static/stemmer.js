"use strict";
// The stem of an English word, after M. F. Porter, "An algorithm for suffix stripping" (Program 14, 1980), with lunr.py's
// departures from it: words of one or two letters stay as they are, "bli" turns to "ble" and "logi" to "log". lunr.js stems
// some words otherwise, and an index of the one is wrong for the other. Held equal to lunr.py by tests/browser/test_search.py.

var pressmark = pressmark || {};

{
  const LONGEST = 100; // letters; the same in search.py

  /** A word as a row of c and v. Y is a vowel after a consonant; whatever is no Latin vowel is a consonant. @param {string} word */
  const shape = (word) => {
    let row = "";
    for (const letter of word) {
      row += "aeiou".includes(letter) || (letter === "y" && row.endsWith("c")) ? "v" : "c";
    }
    return row;
  };

  /** How often vowels are followed by consonants. @param {string} stem */
  const measure = (stem) => (shape(stem).match(/v+c+/g) || []).length;
  const voiced = (stem) => shape(stem).includes("v");
  const doubled = (stem) => /(.)\1$/u.test(stem) && shape(stem).endsWith("c");
  /** Ends like hop, lov, crim, which may have lost an e; not like snow, box, tray. @param {string} stem */
  const short = (stem) => shape(stem).endsWith("cvc") && !/[wxy]$/.test(stem);

  // In each table only the first suffix that fits counts, whether or not its condition then holds.
  const SECOND = [
    ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"], ["bli", "ble"],
    ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"], ["ization", "ize"], ["ation", "ate"], ["ator", "ate"],
    ["alism", "al"], ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"],
    ["biliti", "ble"], ["logi", "log"],
  ];
  const THIRD = [
    ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""],
  ];
  const FOURTH = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
  ];

  /** Plurals, -ed and -ing. @param {string} word */
  const first = (word) => {
    if (word.endsWith("sses") || word.endsWith("ies")) word = word.slice(0, -2);
    else if (/[^s]s$/u.test(word)) word = word.slice(0, -1);
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const stem = word.replace(/(ed|ing)$/, "");
    if (stem === word || !voiced(stem)) return word;
    if (/(at|bl|iz)$/.test(stem)) return stem + "e";
    if (doubled(stem)) return /[lsz]$/.test(stem) ? stem : [...stem].slice(0, -1).join("");
    return measure(stem) === 1 && short(stem) ? stem + "e" : stem;
  };

  /** @param {string} word @param {string[][]} table */
  const exchanged = (word, table) => {
    const found = table.find(([suffix]) => word.endsWith(suffix));
    if (!found) return word;
    const stem = word.slice(0, word.length - found[0].length);
    return measure(stem) > 0 ? stem + found[1] : word;
  };

  /** @param {string} word */
  const fourth = (word) => {
    const found = FOURTH.find((suffix) => word.endsWith(suffix));
    if (!found) return word;
    const stem = word.slice(0, word.length - (found.endsWith("ion") ? 3 : found.length)); // of "-sion" the s stays
    return measure(stem) > 1 ? stem : word;
  };

  /** A last e, and the second of two l. @param {string} word */
  const fifth = (word) => {
    const times = measure(word);
    if (word.endsWith("e") && (times > 1 || (times === 1 && !short(word.slice(0, -1))))) word = word.slice(0, -1);
    return word.endsWith("ll") && times > 1 ? word.slice(0, -1) : word;
  };

  /** @type {Map<string, string>} */
  const known = new Map();

  /** The stem under which search knows a word. @param {string} word in lower case @returns {string} */
  pressmark.stem = (word) => {
    let stem = known.get(word);
    if (stem !== undefined) return stem;
    const letters = [...word].length;
    stem = word;
    if (letters > 2 && letters <= LONGEST) {
      stem = first(stem);
      if (stem.endsWith("y") && voiced(stem.slice(0, -1))) stem = stem.slice(0, -1) + "i";
      stem = fifth(fourth(exchanged(exchanged(stem, SECOND), THIRD)));
    }
    known.set(word, stem);
    return stem;
  };
}
