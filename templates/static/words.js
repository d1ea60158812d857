"use strict";
// What counts as a word, and the stem it is found under: as in pressmark/publishing/search/words.py, which says why. Held
// equal to it by tests/browser/test_search.py.

var pressmark = pressmark || {};

{
  const PLAIN = { ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", æ: "ae", œ: "oe", ı: "i", ħ: "h", þ: "th", ə: "a", ς: "σ" };
  [..."әғқңөұүһі"].forEach((letter, at) => (PLAIN[letter] = "агкноуухи"[at]));
  for (const mark of "’‘ʼ′`´") PLAIN[mark] = "'";
  for (const unseen of "\xad\u200b\u200c\u200d\u2060\ufeff") PLAIN[unseen] = "";
  const W = "[\\p{L}\\p{N}_]";
  const WORD = new RegExp(
    `(?<!${W})${W}(?:\\.${W})+(?!${W})|${W}+(?:['&]${W}+|(?<=\\p{Nd})[.,:/](?=\\p{Nd})${W}+)*`,
    "gu",
  );

  /** A text in small letters without their marks. @param {string} text */
  pressmark.fold = (text) =>
    /^[\0-\x7f]*$/.test(text)
      ? text.toLowerCase()
      : text
          .toLowerCase()
          .normalize("NFKD")
          .toLowerCase()
          .replaceAll("и\u0306", "й")
          .replace(/\p{M}/gu, "")
          .replace(/[^\0-_a-zа-я]/g, (letter) => PLAIN[letter] ?? letter);

  /** The words of a text, in order. @param {string} text @returns {string[]} */
  pressmark.words = (text) =>
    (pressmark.fold(text).match(WORD) || [])
      .map((word) => word.replace(/'s$/, "").replace(/^[dl]'(?=[\p{L}\p{N}_]{2})/u, "").replaceAll("'", ""))
      .filter(Boolean);

  /** Is it a word in Cyrillic letters? @param {string} word */
  pressmark.cyrillic = (word) => word >= "\u0400" && word < "\u0500";

  /**
   * The stems under which a word may stand: in Cyrillic letters a Russian one and, in Kazakh articles, the word itself.
   * @param {string} word @returns {string[]}
   */
  pressmark.stems = (word) => {
    if (!pressmark.cyrillic(word)) return [pressmark.stem(word)];
    return pressmark.russian ? [...new Set([pressmark.russian(word), word])] : [word];
  };
}
