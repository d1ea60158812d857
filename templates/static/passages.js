"use strict";
// The passage that a result shows: the paragraph with most of the words, shortened, the words marked.

var pressmark = pressmark || {};

{
  const LONGEST = 320; // characters of a passage
  const LEAD = 80; // of them before the first word that is marked
  const WORD = /[^ \t\n\r\f\v\u00a0-]+/g;

  /**
   * Where a text has the words.
   * @param {string} text @param {Set<string>} stems @param {Set<string>} stop
   * @returns {{start: number, end: number, stem: string}[]}
   */
  const places = (text, stems, stop) => {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const word = pressmark.trimmed(match[0]);
      const lower = word.toLowerCase();
      const stem = pressmark.stem(lower);
      if (!stems.has(stem) || stop.has(lower)) continue;
      const start = match.index + match[0].indexOf(word);
      found.push({ start, end: start + word.length, stem });
    }
    return found;
  };

  /** @param {{stem: string}[]} marks */
  const variety = (marks) => new Set(marks.map(({ stem }) => stem)).size;

  /** The stretch of a text to show: all of a short one, of a long one where most of the words are. */
  const stretch = (text, marks) => {
    if (text.length <= LONGEST) return [0, text.length];
    let start = 0;
    let most = 0;
    for (const { start: from } of marks) {
      const many = variety(marks.filter((mark) => mark.start >= from && mark.end <= from + LONGEST - LEAD));
      if (many > most) {
        most = many;
        start = Math.max(0, from - LEAD);
      }
    }
    if (start) start = text.indexOf(" ", start) + 1; // begins and ends with whole words, where there are spaces
    const end = text.length - start <= LONGEST ? text.length : text.lastIndexOf(" ", start + LONGEST);
    return [start, end > start ? end : start + LONGEST];
  };

  /**
   * What to show of an article: the best of its paragraphs, or the first when none has any of the words.
   * @param {[string, string][]} paragraphs  anchor and text
   * @param {Set<string>} stems  asked for
   * @param {Set<string>} stop  words that search passes over
   * @returns {{anchor: string, number: number, marked: boolean, parts: {text: string, marked: boolean}[]}}
   *   `number`: which paragraph, from 1
   */
  pressmark.passage = (paragraphs, stems, stop) => {
    let number = 0;
    /** @type {{start: number, end: number, stem: string}[]} */
    let marks = [];
    paragraphs.forEach(([, text], at) => {
      const here = places(text, stems, stop);
      if (variety(here) > variety(marks)) {
        number = at;
        marks = here;
      }
    });
    const [anchor, text] = paragraphs[number];
    const [start, end] = stretch(text, marks);
    const parts = [];
    let at = start;
    for (const mark of marks.filter((mark) => mark.start >= start && mark.end <= end)) {
      parts.push({ text: text.slice(at, mark.start), marked: false }, { text: text.slice(mark.start, mark.end), marked: true });
      at = mark.end;
    }
    parts.push({ text: text.slice(at, end), marked: false });
    if (start > 0) parts.unshift({ text: "… ", marked: false });
    if (end < text.length) parts.push({ text: " …", marked: false });
    return { anchor, number: number + 1, marked: marks.length > 0, parts: parts.filter(({ text }) => text) };
  };
}
